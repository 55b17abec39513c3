import { describe, expect, it } from 'vitest';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import type { Released } from '../disclosure/release.ts';
import { judgeSignal } from './judge-signal.ts';
import type { Edition, SignalRule } from './rule.ts';
import { learnerGap, released, ruleOf } from './testing/series.ts';
import type { Verdict } from './verdict.ts';
import { watchSignals } from './watch-signals.ts';

const indicator: Pick<Indicator, 'periodKind' | 'edition' | 'breaks' | 'betterWhen'> = {
  periodKind: 'month',
  edition: 'first',
  betterWhen: 'lower',
};
const schools: Place[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, kind: 'school', name: id, codes: [] }));
/** Twenty-four months and some more, from September 2023. */
const months = Array.from({ length: 30 }, (_, at) => {
  const month = 8 + at;
  return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
/** A little noise by arithmetic, the same in every run: -4 to 4 of 200 students. */
const noise = (place: number, month: number) => ((place * 7 + month * 5) % 9) - 4;

type Change = (month: number) => Partial<Record<'all' | 'el:yes' | 'el:no', [number, number] | 'hidden'>>;

/** Six schools at about 20%; the first one changed by `change`. */
function seriesWith(change: Change): Map<string, Released[]> {
  return new Map(
    schools.map(({ id }, place) => [
      id,
      months.map((period, month) => {
        const usual = 40 + noise(place, month);
        const cells = {
          all: [usual, 200] as [number, number],
          'el:yes': [20 + noise(place, month), 80] as [number, number],
          'el:no': [24 + noise(place + 3, month), 120] as [number, number],
          ...(place === 0 ? change(month) : {}),
        };
        return released(period, cells, { placeId: id, parts: [] });
      }),
    ]),
  );
}

const watchAll = (rest: object = {}) => ruleOf('signal', rest);
const watchGap = (rest: object = {}) => ruleOf('gap-signal', { gaps: [learnerGap], ...rest });

function judgeFirst(rule: SignalRule & Edition, change: Change, more: object = {}, last = 1): Verdict[] {
  const series = seriesWith(change);
  const of = { ...indicator, ...more };
  const subject = rule.kind === 'signal' ? { group: 'all' } : learnerGap;
  const chart = watchSignals(subject, { indicator: of, places: schools, series }).get('a');
  return judgeSignal(rule, subject, { indicator: of, releases: series.get('a') ?? [], chart }, last);
}

const rises: Change = (month) => (month >= 25 ? { all: [70, 200] } : {});

describe('a rule about signals', () => {
  it('finds a place that left its usual ups and downs, and says since when and what would be usual', () => {
    const [verdict] = judgeFirst(watchAll(), rises);
    expect(verdict).toMatchObject({
      verdict: 'holds',
      finding: {
        kind: 'signal',
        direction: 'higher',
        after: { period: '2026-02', counts: { numerator: 70, denominator: 200 } },
        before: { period: '2025-02' },
      },
    });
    if (verdict?.verdict !== 'holds' || verdict.finding.kind !== 'signal') throw new Error('no signal');
    expect(verdict.finding.usual).toBeGreaterThan(17);
    expect(verdict.finding.usual).toBeLessThan(23);
    expect(verdict.finding.since >= '2025-10').toBe(true);
  });

  it('is clear where nothing changed', () => {
    expect(judgeFirst(watchAll(), () => ({}))).toMatchObject([{ verdict: 'clear', period: '2026-02' }]);
  });

  it.each([
    ['worse', 'holds'],
    ['better', 'clear'],
    ['both', 'holds'],
  ])('that watches for %s is in a rise, where lower is better, %s', (watch, expected) => {
    expect(judgeFirst(watchAll({ watch }), rises)).toMatchObject([{ verdict: expected }]);
  });

  it('measures each month against what is usual, also while that is being learned', () => {
    const said = judgeFirst(watchAll(), rises, {}, 99);
    expect(said.every(({ measured }) => measured?.usual)).toBe(true);
    expect(said.at(-1)?.measured?.value).toBe(35);
  });

  it('leaves out a hidden month', () => {
    const hidden: Change = (month) => (month === 29 ? { all: 'hidden' } : rises(month));
    expect(judgeFirst(watchAll(), hidden)).toMatchObject([{ verdict: 'holds', period: '2026-01' }]);
  });

  it('says of each month what was true then', () => {
    const said = judgeFirst(watchAll(), rises, {}, 99).map(({ verdict }) => verdict);
    expect(said.slice(0, 24).every((verdict) => verdict === 'cannot-say')).toBe(true);
    expect(said[24]).toBe('clear');
    expect(said.slice(-3)).toEqual(['holds', 'holds', 'holds']);
  });

  it('does not judge fewer students than the rule asks for', () => {
    expect(judgeFirst(watchAll({ minimumStudents: 201 }), rises)).toMatchObject([{ reason: 'too-few-students' }]);
  });

  it('is still learning after a new edition began', () => {
    const breaks = [{ from: '2025-09', reason: 'Another definition', earlierEdition: 'zeroth' }];
    expect(judgeFirst(watchAll(), rises, { breaks })).toMatchObject([{ verdict: 'cannot-say', reason: 'learning' }]);
  });

  it('says nothing of yearly indicators, which never have enough points', () => {
    expect(judgeFirst(watchAll(), rises, { periodKind: 'year' })).toMatchObject([{ verdict: 'cannot-say' }]);
  });
});

describe('a rule about signals of a gap', () => {
  const widens: Change = (month) => (month >= 25 ? { 'el:yes': [44, 80] } : {});

  it('finds a gap that is wider than usual, with both groups before and after', () => {
    expect(judgeFirst(watchGap(), widens)).toMatchObject([
      {
        verdict: 'holds',
        finding: {
          kind: 'gap-signal',
          direction: 'widens',
          before: { period: '2025-02' },
          after: { period: '2026-02' },
        },
      },
    ]);
  });

  it('is clear of a gap that narrows, unless that is watched for', () => {
    const narrows: Change = (month) => (month >= 25 ? { 'el:yes': [4, 80] } : {});
    expect(judgeFirst(watchGap(), (month) => (month >= 25 ? { 'el:yes': [20, 80] } : {}))).toMatchObject([
      { verdict: 'clear' },
    ]);
    expect(judgeFirst(watchGap({ watch: 'widens' }), widens)).toMatchObject([{ verdict: 'holds' }]);
    expect(judgeFirst(watchGap({ watch: 'narrows' }), widens)).toMatchObject([{ verdict: 'clear' }]);
    expect(judgeFirst(watchGap({ watch: 'both' }), narrows)).toMatchObject([{ verdict: 'holds' }]);
  });
});
