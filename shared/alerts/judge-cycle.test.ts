import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { cycleAt } from '../cycles/testing/cycle.ts';
import type { Released } from '../disclosure/release.ts';
import { judgeCycle } from './judge-cycle.ts';
import { subjectName, subjectsOf } from './subject.ts';
import { released, ruleOf } from './testing/series.ts';

const school = (id: string): Place => ({ id, kind: 'school', name: id, codes: [] });
const places = ['birch', 'cedar', 'dune', 'elm'].map(school);
const indicator = { id: 'chronic-absence', name: 'Chronic absence', betterWhen: 'lower', edition: 'first' } as const;

const value = (placeId: string, period: string, percent: number, rest: object = {}) =>
  released(period, { all: [10 * percent, 1000] }, { placeId, parts: [], ...rest });
const before = places.map(({ id }) => value(id, '2025-02', 24));

const judge = (releases: readonly Released[], cycle: Cycle, now = '2026-03-02T08:00:00Z', daysBefore = 14) => {
  const rule = ruleOf('cycle', { daysBefore });
  const series = Map.groupBy(releases, ({ placeId }) => placeId);
  const evidence = { indicator, places, series, now: new Date(now) };
  const at = { indicatorId: indicator.id, placeId: 'birch' };
  const judged = subjectsOf(rule, 'birch', [cycle]).map((subject) => {
    if (subject === 'data' || !('cycle' in subject)) throw new Error('a rule about cycles asks of cycles');
    return [subjectName(subject), judgeCycle(rule, subject, { ...evidence, at })[0]] as const;
  });
  return new Map(judged);
};

describe('the decision on a cycle', () => {
  const dueOn = (now: string, rest: object = {}, daysBefore = 14) =>
    judge(before, cycleAt(['birch', 'elsewhere'], rest), now, daysBefore).get('teams_due_2026-03-20');

  it('is due so many days before, and from then on', () => {
    expect(dueOn('2026-03-05T23:59:59Z')).toEqual({ period: '2025-02', verdict: 'clear' });
    expect(dueOn('2026-03-06T00:00:00Z')).toMatchObject({
      verdict: 'holds',
      finding: { kind: 'cycle-due', cycle: 'Attendance teams', decideBy: '2026-03-20', period: '2025-02' },
    });
    expect(dueOn('2026-05-01T00:00:00Z')?.verdict).toBe('holds');
    expect(dueOn('2026-03-19T23:59:59Z', {}, 0)?.verdict).toBe('clear');
  });

  it('is due where no data came too', () => {
    const due = judge([], cycleAt(['birch']), '2026-03-10T00:00:00Z').get('teams_due_2026-03-20');
    expect(due).toMatchObject({ period: '2025-06', verdict: 'holds' });
  });
});

describe('a decision rule', () => {
  const rule = { id: 'year-one', judgedIn: '2026-02', conditions: [{ kind: 'ahead', points: 3 }], decide: 'expand' };
  const phase = { startedOn: '2025-09-15', baseline: '2025-06', test: { placeIds: ['birch', 'cedar'] } };
  const compared = { ...phase, comparison: { placeIds: ['dune', 'elm'] } };
  const cycle = (rest: object = {}) => cycleAt(['birch'], { phases: [compared], decisionRules: [rule], ...rest });
  const february = (test: number, comparison: number, rest: object = {}) =>
    places.map(({ id }, at) => value(id, '2026-02', at < 2 ? test : comparison, rest));
  const told = (releases: readonly Released[], rest: object = {}, now?: string) =>
    judge([...before, ...releases], cycle(rest), now).get('teams_year-one_2026-02');

  it('is told once all of its places have sent, met or missed, with its figures and what they are made from', () => {
    const met = told(february(18, 23));
    expect(met).toMatchObject({
      ...{ period: '2026-02', verdict: 'holds' },
      finding: {
        ...{ kind: 'cycle-judged', cycleId: 'teams', placeId: 'birch', verdict: 'met', decideBy: '2026-03-20' },
        decisionRule: { id: 'year-one', decide: 'expand' },
        checks: [{ kind: 'ahead', verdict: 'met', asked: 3, seen: -5 }],
        compared: {
          ...{ from: '2025-02', to: '2026-02' },
          test: { placeIds: ['birch', 'cedar'], before: { numerator: 480 }, after: { numerator: 360 } },
          comparison: { placeIds: ['dune', 'elm'], after: { numerator: 460 } },
        },
        placeIds: ['birch', 'cedar', 'dune', 'elm'],
      },
    });
    expect(met && 'finding' in met && 'counted' in met.finding && met.finding.counted).toHaveLength(4);
    expect(told(february(22, 23))).toMatchObject({ finding: { verdict: 'missed' } });
  });

  it('is waited for while a file is awaited, and judged without it once it is overdue', () => {
    const some = february(18, 23).slice(0, 3);
    expect(told(some)).toBeUndefined();
    expect(told(some, {}, '2026-03-21T23:59:59Z')).toBeUndefined();
    expect(told(some, {}, '2026-03-22T00:00:00Z')).toMatchObject({
      finding: { verdict: 'cannot-say', checks: [{ missing: { cannotSay: 'not-received', placeIds: ['elm'] } }] },
    });
    const march = value('birch', '2026-03', 18);
    expect(told([...some, march], {}, '2026-04-22T00:00:00Z')).toMatchObject({
      finding: { verdict: 'met', compared: { comparison: { placeIds: ['dune'], without: ['elm'] } } },
    });
    expect(told([], {}, '2026-03-22T00:00:00Z')).toMatchObject({ finding: { verdict: 'cannot-say' } });
  });

  it('cannot be judged where all came and too much is hidden', () => {
    const hidden = february(18, 23).map((one) => ({ ...one, cells: { all: 'hidden' as const } }));
    expect(told(hidden)).toMatchObject({
      finding: { verdict: 'cannot-say', checks: [{ missing: { cannotSay: 'hidden' } }], counted: [{}, {}] },
    });
  });

  it('waits for no comparison that it does not ask for', () => {
    const alone = { decisionRules: [{ ...rule, conditions: [{ kind: 'change', points: 3 }] }] };
    expect(told(february(18, 23).slice(0, 2), alone)).toMatchObject({ finding: { verdict: 'met' } });
  });

  it('is restated where a corrected file brought another verdict than was said before', () => {
    const entry = { kind: 'judged', at: '2026-03-02T08:00:00Z', ruleId: 'year-one', period: '2026-02' };
    const said = (verdict: string, releases: Released[]) => told(releases, { log: [{ ...entry, verdict }] });
    expect(said('missed', february(18, 23, { restated: true }))).toMatchObject({ restated: true });
    expect(said('met', february(18, 23, { restated: true }))).not.toHaveProperty('restated');
    expect(said('missed', february(18, 23))).not.toHaveProperty('restated');
    expect(said('cannot-say', february(18, 23, { restated: true }))).not.toHaveProperty('restated');
  });

  it('is asked of no more once a decision has answered it, or the cycle is closed', () => {
    const decision = { kind: 'decision', at: '2026-03-02T08:00:00Z', by: 'Lin', decision: 'adapt', why: 'As agreed.' };
    expect(told(february(18, 23), { log: [{ ...decision, changes: [] }] })).toBeDefined();
    expect(told(february(18, 23), { log: [{ ...decision, changes: [], ruleId: 'year-one' }] })).toBeUndefined();
    expect(told(february(18, 23), { state: 'closed' })).toBeUndefined();
  });
});
