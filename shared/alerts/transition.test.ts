import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Released } from '../disclosure/release.ts';
import { type Alert, alertSchema } from './alert.ts';
import { judge } from './judge.ts';
import { gapWidens, released, threshold } from './testing/series.ts';
import { transition } from './transition.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const now = new Date('2026-03-02T08:00:00Z');
const all = (period: string, percent: number | 'hidden', rest: Partial<Released> = {}) =>
  released(period, { all: percent === 'hidden' ? percent : [percent, 100] }, rest);

type AnyRule = ReturnType<typeof threshold> | ReturnType<typeof gapWidens>;

/** Plays a rule over what is published at each step. */
function play(steps: { rule?: AnyRule; series: Released[] }[]): { alert: Alert | undefined; mails: string[] } {
  let alert: Alert | undefined;
  const mails: string[] = [];
  for (const { rule = threshold(), series } of steps) {
    const moved = transition(alert, judge(rule, series, lower), rule, now);
    if (!moved) continue;
    alert = alertSchema.parse(moved.alert);
    if (moved.notify) mails.push(`${alert.reason} ${alert.period} #${alert.revision}`);
  }
  return { alert, mails };
}
/** The series grows by one period a step. */
const growing = (...periods: Released[]) => periods.map((_, index) => ({ series: periods.slice(0, index + 1) }));

describe('an alert', () => {
  const [calm, high, higher, hidden] = [
    all('2026-01', 10),
    all('2026-02', 25),
    all('2026-03', 30),
    all('2026-03', 'hidden'),
  ];

  it('does not exist while its rule never held', () => {
    expect(play(growing(calm))).toEqual({ alert: undefined, mails: [] });
  });

  it('opens with one mail, and stays without another', () => {
    const { alert, mails } = play(growing(calm, high, higher));
    expect(mails).toEqual(['opened 2026-02 #1']);
    expect(alert).toMatchObject({ id: 'above-20~region', state: 'firing', since: '2026-02', period: '2026-03' });
    expect(alert?.finding.after.period).toBe('2026-03');
  });

  it('resolves without a mail, and opening again is a new transition', () => {
    const { alert, mails } = play(growing(high, all('2026-03', 10), all('2026-04', 25)));
    expect(mails).toEqual(['opened 2026-02 #1', 'opened 2026-04 #3']);
    expect(alert).toMatchObject({ state: 'firing', since: '2026-04' });
  });

  it('never resolves for want of data', () => {
    for (const last of [hidden, all('2026-03', 5, { parts: [] })]) {
      expect(play(growing(calm, high, last)).alert).toMatchObject({ state: 'firing', period: '2026-02' });
    }
    expect(play([{ series: [calm, high] }, { series: [calm] }, { series: [] }]).alert?.state).toBe('firing');
  });

  it('that a corrected file resolves or opens says restated', () => {
    const corrected = play([{ series: [calm, high] }, { series: [calm, all('2026-02', 15)] }]);
    expect(corrected.alert).toMatchObject({ state: 'resolved', reason: 'restated', period: '2026-02', revision: 2 });
    const raised = play([{ series: [calm, all('2026-02', 15)] }, { series: [calm, { ...high, restated: true }] }]);
    expect(raised.mails).toEqual(['restated 2026-02 #1']);
    const again = play([{ series: [high] }, { series: [high, all('2026-03', 10)] }, { series: [high, higher] }]);
    expect(again.mails).toEqual(['opened 2026-02 #1', 'restated 2026-03 #3']);
  });

  it('keeps to the corrected counts while it stays, without a mail', () => {
    const { alert, mails } = play([{ series: [high] }, { series: [all('2026-02', 28)] }]);
    expect(mails).toHaveLength(1);
    expect(alert).toMatchObject({ revision: 1, finding: { after: { counts: { numerator: 28 } } } });
  });

  it('is not repeated by an edited rule that still holds, and is resolved by one that no longer does', () => {
    const series = [calm, high];
    const edited = play([{ series }, { rule: threshold({ thresholdPercent: 22 }, 2), series }]);
    expect(edited.mails).toHaveLength(1);
    expect(edited.alert).toMatchObject({ state: 'firing', ruleVersion: 2, revision: 1 });
    const loosened = play([{ series }, { rule: threshold({ thresholdPercent: 40 }, 2), series }]);
    expect(loosened.alert).toMatchObject({ state: 'resolved', reason: 'rule-changed', revision: 2 });
  });

  it('opened by an edited rule is not called restated', () => {
    const series = [calm, all('2026-02', 15)];
    const steps = [
      { series: [all('2026-01', 25)] },
      { series },
      { rule: threshold({ thresholdPercent: 15 }, 2), series },
    ];
    expect(play(steps).mails).toEqual(['opened 2026-01 #1', 'opened 2026-02 #3']);
  });

  it('is not moved by history that comes late', () => {
    const { alert, mails } = play([{ series: [high] }, { series: [all('2025-11', 90), calm, high] }]);
    expect(mails).toHaveLength(1);
    expect(alert).toMatchObject({ state: 'firing', since: '2026-02', finding: { before: { period: '2026-01' } } });
  });

  it('of a gap is mailed again when it widened once more, but not for being as wide as a year before', () => {
    const gap = (period: string, focal: number) => released(period, { 'el:yes': [focal, 9999], 'el:no': [1000, 9999] });
    const months = [gap('2026-01', 2000), gap('2026-02', 3000), gap('2026-03', 4000)];
    const monthly = growing(...months).map((step) => ({ ...step, rule: gapWidens() }));
    expect(play(monthly).mails).toEqual(['opened 2026-02 #1', 'opened 2026-03 #2']);
    const years = [gap('2025-02', 2000), gap('2025-03', 2000), ...months.slice(1)];
    const yearly = growing(...years).map((step) => ({ ...step, rule: gapWidens({ comparison: 'year-before' }) }));
    expect(play(yearly).mails).toEqual(['opened 2026-02 #1']);
  });
});

describe('whatever is published', () => {
  const percent = fc.oneof(
    { weight: 5, arbitrary: fc.nat(100) },
    { weight: 1, arbitrary: fc.constant('hidden' as const) },
  );
  const history = fc
    .array(percent, { minLength: 1, maxLength: 8 })
    .map((values) => values.map((value, month) => all(`2026-0${month + 1}`, value)));

  it('judging twice changes nothing', () => {
    fc.assert(
      fc.property(history, (months) => {
        const once = growing(...months);
        const twice = once.flatMap((step) => [step, step]);
        expect(play(twice)).toEqual(play(once));
      }),
    );
  });

  it('periods that arrive in any order end in the same state', () => {
    fc.assert(
      fc.property(
        history.chain((months) =>
          fc.tuple(fc.constant(months), fc.shuffledSubarray(months, { minLength: months.length })),
        ),
        ([months, shuffled]) => {
          const ends = (order: Released[]) => {
            const { alert } = play(growing(...order));
            return alert?.state === 'firing' && { period: alert.period, finding: alert.finding };
          };
          expect(ends(shuffled) || undefined).toEqual(ends(months) || undefined);
        },
      ),
    );
  });

  it('no transition is mailed twice', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 6 }), (releases) => {
        const { mails } = play(releases.map((series) => ({ series })));
        expect(new Set(mails.map((mail) => mail.split('#')[1])).size).toBe(mails.length);
      }),
    );
  });
});
