import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import { laterPeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { Released } from '../disclosure/release.ts';
import type { World } from './evaluate.ts';
import { preview } from './preview.ts';
import type { Edition } from './rule.ts';
import { type SetRule, withSetting } from './setting.ts';
import { settingsFor, stairs } from './stairs.ts';
import { learnerGap, level, NOW, released, ruleOf } from './testing/series.ts';

const places: Place[] = ['a', 'b'].map((id) => ({ id, kind: 'district', name: id, codes: [] }));
const worldOf = (...series: Released[][]): World => ({
  indicator: chronicAbsence,
  places,
  series: new Map(series.map((one, at) => [places[at]?.id ?? '', one])),
  now: NOW,
});
const shares = (...percents: (number | 'hidden')[]) =>
  percents.map((percent, at) =>
    released(laterPeriod('2024-01', at), { all: percent === 'hidden' ? percent : [percent * 10, 1000] }, { parts: [] }),
  );
const firesOf = (world: World, rule: Rule) => preview(world, rule, new Map()).fired.length;
const stairsOf = (world: World, rule: Rule) =>
  stairs(world, rule, settingsFor(rule, preview(world, rule, new Map()).courses));
type Rule = SetRule & Edition;

describe('the stairs of a rule', () => {
  const world = worldOf(shares(10, 25, 10, 25, 30, 10), shares(10, 10, 10, 10, 10, 22));

  it('say how often other settings would have fired, from always to never', () => {
    const found = stairsOf(world, level());
    const at = (setting: number) => found.find((one) => one.setting === setting)?.fires;
    expect([at(5), at(20), at(23), at(26), at(31)]).toEqual([2, 3, 2, 1, 0]);
    expect([found[0]?.setting, found.at(-1)]).toEqual([5, { setting: 35, fires: 0 }]);
  });

  it('stay where they are while the setting is moved, and always hold it', () => {
    const settings = (percent: number) => settingsFor(level({ percent }), preview(world, level(), new Map()).courses);
    expect(settings(21)).toEqual(settings(27));
    expect(settings(21.3)).toContain(21.3);
    expect(settings(80).at(-1)).toBe(80);
    expect(settingsFor(level({ percent: 20 }), []).length).toBeGreaterThan(5);
  });
});

describe('a step of the stairs is what a preview at that setting counts', () => {
  it('for levels', () => {
    const value = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 5, max: 40 }) }, fc.constant('hidden' as const));
    const shape = fc.record({
      percent: fc.integer({ min: 10, max: 30 }),
      clear: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
      consecutive: fc.integer({ min: 1, max: 3 }),
      quietPeriods: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 24 }), shape, fc.nat(30), (values, { clear, ...made }, which) => {
        const rule = level({ ...made, ...(clear !== undefined && { clearsAt: made.percent - clear }) });
        const world = worldOf(shares(...values));
        const found = stairsOf(world, rule);
        const step = found[which % found.length];
        expect(firesOf(world, withSetting(rule, step?.setting ?? 0))).toBe(step?.fires);
      }),
    );
  });

  it('for gaps', () => {
    const gap = fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 5, max: 40 }));
    const gaps = fc.array(gap, { maxLength: 18 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 9 }), fc.nat(30), (values, points, which) => {
        const cells = values.map(([one, two], at) =>
          released(
            laterPeriod('2024-01', at),
            { 'el:yes': [one * 10, 1000], 'el:no': [two * 10, 1000] },
            { parts: [] },
          ),
        );
        for (const kind of ['gap-widens', 'gap-exceeds'] as const) {
          const rule = ruleOf(kind, { gaps: [learnerGap], points, clearsAt: points / 2 });
          const found = stairsOf(worldOf(cells), rule);
          const step = found[which % found.length];
          expect(firesOf(worldOf(cells), withSetting(rule, step?.setting ?? 0))).toBe(step?.fires);
        }
      }),
    );
  });
});
