import type { World } from '../../shared/alerts/evaluate.ts';
import { isImprovement } from '../../shared/alerts/improvement.ts';
import type { Course, Preview } from '../../shared/alerts/preview.ts';
import type { Rule } from '../../shared/alerts/rule.ts';
import { groupsOf, subjectName } from '../../shared/alerts/subject.ts';
import type { Verdict } from '../../shared/alerts/verdict.ts';
import type { CourseQuery, PreviewView } from '../../shared/api/preview.ts';
import { comparePeriods, ordinal, type Period } from '../../shared/catalog/period.ts';
import type { Released } from '../../shared/disclosure/release.ts';

/** What a rule found in one indicator. */
export type Found = { world: World; preview: Preview };

type View = NonNullable<PreviewView['course']>;
type Candidate = { world: World; course: Course };

/**
 * What the rule looked at where it was asked for; else where it would have fired last, or where it can say most.
 * Undefined for rules that look at no values.
 */
export function courseView(
  rule: Rule,
  found: readonly Found[],
  asked: CourseQuery,
  placeOf: (id: string) => View['place'],
): View | undefined {
  const candidates = found.flatMap(({ world, preview }) => preview.courses.map((course) => ({ world, course })));
  const chosen = choose(candidates, asked);
  if (!chosen || groupsOf(chosen.course.subject).length === 0) return undefined;
  const { world, course } = chosen;
  const told = new Set(course.told.map(({ period }) => period));
  const judged = new Map(course.verdicts.map((one) => [one.period, one]));
  const releases = (world.series.get(course.placeId) ?? []).toSorted((a, b) => comparePeriods(a.period, b.period));
  return {
    indicatorId: world.indicator.id,
    place: placeOf(course.placeId),
    subject: subjectName(course.subject),
    unit: unitOf(rule),
    points: releases.flatMap((one) => pointOf(one, judged.get(one.period), course, told, world.indicator)),
  };
}

/** As near to what was asked for as there is; then the latest that was told, then what most is said of. */
function choose(candidates: readonly Candidate[], { indicator, place, subject }: CourseQuery): Candidate | undefined {
  const rank = ({ world, course }: Candidate) => [
    Number(course.placeId === place),
    Number(world.indicator.id === indicator),
    Number(subjectName(course.subject) === subject),
    Math.max(0, ...course.told.map(({ period }) => ordinal(period))),
    course.verdicts.filter(({ verdict }) => verdict !== 'cannot-say').length,
  ];
  return candidates.map((one) => ({ one, rank: rank(one) })).toSorted((a, b) => byRank(b.rank, a.rank))[0]?.one;
}

function byRank(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function unitOf(rule: Rule): View['unit'] {
  if (rule.kind === 'change') return rule.unit;
  return 'gaps' in rule ? 'points' : 'percent';
}

function pointOf(
  { period, cells }: Released,
  verdict: Verdict | undefined,
  { subject }: Course,
  told: ReadonlySet<Period>,
  indicator: World['indicator'],
): View['points'] {
  if (!verdict) {
    const isHidden = groupsOf(subject).some((group) => cells[group] !== undefined);
    return isHidden ? [{ period, says: 'cannot-say', reason: 'hidden', told: false }] : [];
  }
  return [
    {
      period,
      says: verdict.verdict,
      ...(verdict.verdict === 'cannot-say' && { reason: verdict.reason }),
      ...(verdict.verdict === 'holds' && { isImprovement: isImprovement(verdict.finding, indicator) }),
      told: told.has(period),
      ...verdict.measured,
    },
  ];
}
