import { lookInto, type World } from './evaluate.ts';
import type { Course } from './preview.ts';
import { replay } from './replay.ts';
import type { Edition } from './rule.ts';
import { atSetting, mostEager, type SetRule, settingOf, withSetting } from './setting.ts';
import { watchedBy } from './watched.ts';

/** How often a rule would have fired at some setting. */
export type Stair = { setting: number; fires: number };

/** About so many settings are tried; their steps are round. */
const MOST_STEPS = 40;
const STEPS = [0.5, 1, 2, 5];
/** Of all values, these say where it is worth trying; a few far off would stretch the rest into a corner. */
const [LOW, HIGH] = [0.01, 0.99];

/**
 * Settings between which a rule goes from always to never, as far as what it looked at tells, and its own. They do not
 * depend on its own setting, so that they hold still while that is moved.
 */
export function settingsFor(rule: SetRule, courses: readonly Course[]): number[] {
  const values = courses.flatMap(({ verdicts }) => verdicts.flatMap(({ measured }) => measured?.value ?? []));
  const sizes = values.map(Math.abs).toSorted((a, b) => a - b);
  const at = (share: number) => sizes[Math.round(share * (sizes.length - 1))];
  const most = 5 * Math.ceil(((at(HIGH) ?? 5) + 2.5) / 5);
  const least = rule.kind === 'level' ? Math.max(0, 5 * Math.floor(((at(LOW) ?? 0) - 2.5) / 5)) : 0;
  const [from, to] = [Math.min(least, settingOf(rule)), Math.max(Math.min(most, 100), settingOf(rule))];
  const step = STEPS.find((one) => (to - from) / one <= MOST_STEPS) ?? (to - from) / MOST_STEPS;
  const steps = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  return [...new Set([...steps, settingOf(rule), to])].sort((a, b) => a - b);
}

/** How often a rule would have fired in one indicator at each of these settings, in their order. */
export function stairs(world: World, rule: SetRule & Edition, settings: readonly number[]): Stair[] {
  const { indicator, places } = world;
  const look = lookInto(world);
  /** What another setting finds, this one finds too. */
  const eager = mostEager(rule, settings, indicator.betterWhen);
  const found = watchedBy([rule], indicator.id, places).map(({ place, subject }) =>
    look(eager, place, subject, Number.POSITIVE_INFINITY),
  );
  return settings.map((setting) => {
    const tried = withSetting(rule, setting);
    const fires = found.reduce((count, verdicts) => {
      const said = verdicts.map((one) => atSetting(one, tried, indicator.betterWhen));
      return count + replay(said, tried).length;
    }, 0);
    return { setting, fires };
  });
}
