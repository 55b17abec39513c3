import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import { laterPeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { SentFile } from '../submissions/sent-file.ts';
import type { Alert } from './alert.ts';
import type { World } from './evaluate.ts';
import { live } from './life.ts';
import { preview } from './preview.ts';
import { replay } from './replay.ts';
import { judgeSeries, level, NOW, released, ruleOf } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const all = (period: string, percent: number | 'hidden', placeId = 'a') =>
  released(period, { all: percent === 'hidden' ? percent : [percent * 10, 1000] }, { placeId, parts: [] });
const seriesOf = (placeId: string, ...percents: (number | 'hidden')[]) =>
  percents.map((percent, at) => all(laterPeriod('2024-01', at), percent, placeId));
const places: Place[] = ['a', 'b', 'c'].map((id) => ({ id, kind: 'district', name: id, codes: [] }));
const worldOf = (...lists: (number | 'hidden')[][]): World => ({
  indicator: chronicAbsence,
  places,
  series: new Map(lists.map((list, at) => [places[at]?.id ?? '', seriesOf(places[at]?.id ?? '', ...list)])),
  now: NOW,
});
const none = new Map<string, Alert>();

describe('a preview', () => {
  const world = worldOf([10, 25, 10, 25, 30, 10], [10, 10, 10, 10, 10, 22], ['hidden', 'hidden']);

  it('says when and where the rule would have told something, and how often', () => {
    const { fired, years, places: counted } = preview(world, level(), none);
    expect(fired.map(({ placeId, period }) => `${placeId} ${period}`)).toEqual(['a 2024-02', 'a 2024-04', 'b 2024-06']);
    expect(years).toBe(0.5);
    expect(counted).toEqual({ watched: 3, fired: 2, cannotSay: 1 });
  });

  it('says of each place what it looked at, and why it can say nothing', () => {
    const { courses, unsaid } = preview(world, level(), none);
    expect(courses.map(({ placeId, verdicts, told }) => [placeId, verdicts.length, told.length])).toEqual([
      ['a', 6, 2],
      ['b', 6, 1],
      ['c', 0, 0],
    ]);
    expect(courses[0]?.verdicts[1]?.measured).toEqual({ value: 25 });
    expect(unsaid).toEqual([{ places: 1 }]);
  });

  it('says which alerts saving it would open and close', () => {
    const { opens } = preview(world, level(), none);
    expect(opens.map(({ placeId }) => placeId)).toEqual(['b']);
    const open = new Map(opens.map((alert) => [alert.id, alert]));
    expect(preview(world, level({ percent: 23 }, 2), open)).toMatchObject({ opens: [], closes: [{ placeId: 'b' }] });
    expect(preview(world, level({ percent: 21 }, 2), open)).toMatchObject({ opens: [], closes: [] });
  });

  it('of a rule about files plays them over, and has no stairs', () => {
    const file = (period: string, refused: number): SentFile => ({
      ...{ id: period, partnerId: 'a', dataset: 'attendance', period, checksum: period, placeIds: ['a'] },
      ...{ totals: { rows: 400, refused, students: 400, otherPeriod: 0 }, isCorrection: false },
    });
    const files = new Map([['a', [file('2025-01', 30), file('2025-02', 0), file('2025-03', 30)]]]);
    const { fired, opens } = preview({ ...world, files }, ruleOf('quality', { placeIds: ['a'] }), none);
    expect(fired.map(({ period }) => period)).toEqual(['2025-01', '2025-03']);
    expect(opens.length).toBe(1);
  });

  it('of a rule about data that did not come, or about cycles, has no history', () => {
    expect(preview(world, ruleOf('missing'), none)).toMatchObject({ fired: [], courses: [] });
    expect(preview(world, ruleOf('cycle'), none)).toMatchObject({ fired: [], courses: [] });
  });

  it('without anything published says nothing', () => {
    expect(preview(worldOf(), level(), none)).toMatchObject({
      ...{ fired: [], years: 0, opens: [], closes: [] },
      places: { watched: 3, fired: 0, cannotSay: 3 },
    });
  });
});

describe('whatever the history', () => {
  const value = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 5, max: 40 }) }, fc.constant('hidden' as const));
  const history = fc.array(value, { maxLength: 24 });
  const shape = fc.record({
    percent: fc.integer({ min: 10, max: 30 }),
    clear: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    consecutive: fc.integer({ min: 1, max: 3 }),
    quietPeriods: fc.integer({ min: 0, max: 4 }),
  });
  const ruleFrom = ({ percent, clear, ...rest }: { percent: number; clear: number | undefined }) =>
    level({ percent, ...rest, ...(clear !== undefined && { clearsAt: percent - clear }) });

  it('what is replayed is what month after month would have told', () => {
    fc.assert(
      fc.property(history, shape, (values, made) => {
        const rule = ruleFrom(made);
        const series = seriesOf('a', ...values);
        let alert: Alert | undefined;
        const told: string[] = [];
        for (let at = 1; at <= series.length; at += 1) {
          const verdicts = judgeSeries(rule, series.slice(0, at), lower, {}, 2 * rule.consecutive);
          const moved = live(alert, verdicts, { id: 'x', rule, now: NOW });
          alert = moved?.alert ?? alert;
          if (moved?.notify) told.push(moved.alert.period);
        }
        const verdicts = judgeSeries(rule, series, lower, {}, Number.POSITIVE_INFINITY);
        expect(replay(verdicts, rule).map(({ period }) => period)).toEqual(told);
      }),
    );
  });
});
