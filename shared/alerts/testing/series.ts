import { comparePeriods } from '../../catalog/period.ts';
import type { Released, ReleasedCell } from '../../disclosure/release.ts';
import { type Evidence, judge } from '../judge.ts';
import { type Edition, type Rule, type RuleOf, ruleSchema } from '../rule.ts';
import { type PlaceSubject, subjectsOf } from '../subject.ts';
import type { Judged, Verdict } from '../verdict.ts';

type Cells = Record<string, [numerator: number, denominator: number] | 'hidden'>;

/** What is published of a region in one period; cells as `[numerator, denominator]`. */
export function released(period: string, cells: Cells, rest: Partial<Released> = {}): Released {
  return {
    indicatorId: 'chronic-absence',
    placeId: 'region',
    period,
    cells: Object.fromEntries(Object.entries(cells).map(([group, cell]) => [group, cellOf(cell)])),
    parts: ['birch', 'cedar'],
    ...rest,
  };
}

const cellOf = (cell: Cells[string]): ReleasedCell =>
  cell === 'hidden' ? cell : { numerator: cell[0], denominator: cell[1] };

/** A rule of any kind as it was saved, about chronic absence; judged however few the students. */
export function ruleOf<Kind extends Rule['kind']>(kind: Kind, rest: object = {}, version = 1): RuleOf<Kind> & Edition {
  const rule = { id: `by-${kind}`, indicatorIds: ['chronic-absence'], minimumStudents: 0, kind, ...rest };
  return { ...(ruleSchema.parse(rule) as RuleOf<Kind>), version };
}

export const level = (rest: Partial<RuleOf<'level'>> = {}, version = 1) =>
  ruleOf('level', { id: 'above-20', percent: 20, ...rest }, version);

export const learnerGap = { focal: 'el:yes', reference: 'el:no' };

export const gapWidens = (rest: Partial<RuleOf<'gap-widens'>> = {}, version = 1) =>
  ruleOf('gap-widens', { id: 'el-gap', gaps: [learnerGap], points: 5, ...rest }, version);

/** What a rule that looks at one subject says of the last periods of a series. */
export function judgeSeries(
  rule: Rule & Edition,
  series: readonly Released[],
  indicator: Omit<Judged, 'periodKind'>,
  more: Partial<Evidence> = {},
  last = 1,
): Verdict[] {
  const releases = series.toSorted((a, b) => comparePeriods(a.period, b.period));
  const [subject = 'data' as const] = subjectsOf(rule, 'region', []) as PlaceSubject[];
  const evidence = {
    releases,
    indicator: { periodKind: 'month' as const, ...indicator },
    now: NOW,
    received: new Set(''),
    files: [],
    at: { indicatorId: 'chronic-absence', placeId: 'region' },
  };
  return judge(rule, subject, { ...evidence, ...more }, last);
}

export const NOW = new Date('2026-03-02T08:00:00Z');
