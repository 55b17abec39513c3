import { ordinal, yearBefore } from '../catalog/period.ts';
import type { Released } from '../disclosure/release.ts';
import { gapGrowth } from '../statistics/percent.ts';
import type { Finding } from './finding.ts';
import { findingOrigin } from './finding-origin.ts';
import { judgePeriods } from './judged-periods.ts';
import { gapOf, shownCounts, valueAt } from './published.ts';
import type { Edition, RuleOf, SignalRule } from './rule.ts';
import { groupsOf } from './subject.ts';
import type { Followed, Measured, Unsaid, Verdict } from './verdict.ts';
import type { Charted, SignalChart } from './watch-signals.ts';

type Point = SignalChart['points'][number];

/**
 * What the chart of a place says of its last periods. A chart that is still learning, or a period that the chart leaves
 * out because parts of it are missing, says nothing.
 */
export function judgeSignal(
  rule: SignalRule & Edition,
  subject: Charted,
  { indicator, releases, chart }: Followed,
  last: number,
): Verdict[] {
  const points = chart?.points ?? [];
  return judgePeriods(releases, subject, last, (now, earlier): Verdict => {
    const { period } = now;
    const counts = groupsOf(subject).map((group) => shownCounts(now, group)?.denominator);
    if (counts.some((one) => one === undefined)) return { period, verdict: 'cannot-say', reason: 'hidden' };
    if (counts.some((one) => one !== undefined && one < rule.minimumStudents))
      return { period, verdict: 'cannot-say', reason: 'too-few-students' };
    const at = points.findLastIndex((one) => one.ordinal === ordinal(period));
    const point = points[at];
    const looked = { period, ...(point && { measured: measuredBy(point) }) };
    if (!point?.limits) return { ...looked, verdict: 'cannot-say', reason: whyUnjudged(point, chart) };
    if (!isWatched(rule, point.signal, indicator.betterWhen)) return { ...looked, verdict: 'clear' };
    const since = startOf(points, at);
    const signal = {
      usual: point.expected,
      direction: point.signal,
      since: earlier.find((one) => ordinal(one.period) === since)?.period ?? period,
    };
    const finding =
      rule.kind === 'signal' && 'group' in subject
        ? shareFinding(rule, subject.group, now, earlier, signal)
        : rule.kind === 'gap-signal' && 'focal' in subject
          ? gapFinding(rule, subject, now, earlier, signal)
          : undefined;
    return finding ? { ...looked, verdict: 'holds', finding } : { period, verdict: 'cannot-say', reason: 'hidden' };
  });
}

const measuredBy = ({ value, expected, range }: Point): Measured => ({ value, usual: { expected, range } });

/** A point without limits is one of the baseline; a period without a point has not all of its parts yet. */
function whyUnjudged(point: Point | undefined, chart: SignalChart | undefined): Unsaid {
  if (!chart) return 'nothing-to-compare';
  return point || chart.verdict.state === 'learning' ? 'learning' : 'parts-missing';
}

function isWatched(rule: SignalRule, signal: Point['signal'], betterWhen: 'higher' | 'lower'): boolean {
  if (signal === 'none') return false;
  if (rule.watch === 'both') return true;
  if (rule.kind === 'gap-signal') return rule.watch === signal;
  return (rule.watch === 'better') === (signal === betterWhen);
}

/** The first of the points up to `at` that all signal the same. */
function startOf(points: readonly Point[], at: number): number | undefined {
  const before = points.slice(0, at).findLastIndex(({ signal }) => signal !== points[at]?.signal);
  return points[before + 1]?.ordinal;
}

type Signal = { usual: number; direction: Point['signal']; since: string };

/** The release of the year before, or the last earlier one, in which something may be shown. */
function earlierShown(
  now: Released,
  earlier: readonly Released[],
  isShown: (one: Released) => unknown,
): Released | undefined {
  const lastYear = earlier.find(({ period }) => period === yearBefore(now.period));
  return lastYear && isShown(lastYear) ? lastYear : earlier.findLast(isShown);
}

function shareFinding(
  rule: RuleOf<'signal'> & Edition,
  group: string,
  now: Released,
  earlier: readonly Released[],
  { usual, direction, since }: Signal,
): Finding | undefined {
  const after = valueAt(now, group);
  if (!after || (direction !== 'higher' && direction !== 'lower')) return undefined;
  const base = earlierShown(now, earlier, (one) => shownCounts(one, group));
  const before = base && valueAt(base, group);
  return { ...findingOrigin(rule, base, now), kind: rule.kind, group, before, after, usual, direction, since };
}

function gapFinding(
  rule: RuleOf<'gap-signal'> & Edition,
  { focal, reference }: { focal: string; reference: string },
  now: Released,
  earlier: readonly Released[],
  { usual, direction, since }: Signal,
): Finding | undefined {
  const after = gapOf(now, focal, reference);
  const base = earlierShown(now, earlier, (one) => gapOf(one, focal, reference));
  const before = base && gapOf(base, focal, reference);
  if (!after || !before || (direction !== 'widens' && direction !== 'narrows')) return undefined;
  const change = gapGrowth(before, after) ?? 0;
  const told = { kind: rule.kind, focal, reference, before, after, change, usual, direction, since };
  return { ...findingOrigin(rule, base, now), ...told };
}
