import { type Asked, type Condition, GAP_CONDITION, PLACE_CONDITIONS, REGION_CONDITION } from './conditions.ts';
import { DEFAULT_GAP_CHART, WIDER_THAN_A_YEAR_BEFORE } from './gap-rules.ts';
import { type Figures, type RuleSet, type Said, Tally } from './measure.ts';
import { CHANGED_BY_5_POINTS, DEFAULT_CHART, DEFAULT_CHART_ALONE, RUN_CHART, XMR_NHS } from './place-rules.ts';
import { Random } from './random.ts';

/** What came out under one condition, by rule set; the default is the first and the one that is asked something. */
export type Outcome = {
  condition: string;
  students: string;
  asked: Asked;
  rules: Record<string, Figures>;
  held: boolean;
};

const SEED = 20_260_301;

/** Tries all rule sets under all conditions, with so many regions of 60 places each. Yields one outcome after another. */
export function* runAlerts({ regions }: { regions: number }): Generator<Outcome> {
  const direction = (region: { places: { direction: Said }[] }, place: number) =>
    region.places[place]?.direction ?? 'none';
  for (const condition of PLACE_CONDITIONS) {
    yield tryRules(condition, regions, [DEFAULT_CHART, XMR_NHS, RUN_CHART, CHANGED_BY_5_POINTS], direction);
  }
  yield tryRules(REGION_CONDITION, regions, [DEFAULT_CHART_ALONE], direction);
  yield tryRules(GAP_CONDITION, regions, [DEFAULT_GAP_CHART, ...WIDER_THAN_A_YEAR_BEFORE], () => 'higher');
}

function tryRules<Region>(
  { name, students, asked, make }: Condition<Region>,
  regions: number,
  ruleSets: readonly RuleSet<Region>[],
  direction: (region: Region, place: number) => Said,
): Outcome {
  const random = new Random(SEED);
  const tallies = ruleSets.map((ruleSet) => new Tally(ruleSet));
  for (let made = 0; made < regions; made += 1) {
    const region = make(random);
    for (const tally of tallies) tally.add(region, (place) => direction(region, place));
  }
  const rules = Object.fromEntries(tallies.map((tally) => [tally.name, tally.figures()]));
  const first = tallies[0]?.figures();
  return { condition: name, students, asked, rules, held: first !== undefined && holds(first, asked) };
}

function holds({ falseAlerts, within3, within6 }: Figures, asked: Asked): boolean {
  return falseAlerts <= asked.falseAlerts && within3 >= (asked.within3 ?? 0) && within6 >= (asked.within6 ?? 0);
}
