import { comparePeriods, ordinal, yearBefore } from '../catalog/period.ts';
import type { Released } from '../disclosure/release.ts';
import { gapGrowth } from '../statistics/percent.ts';
import type { Finding } from './finding.ts';
import { type Edition, findingOrigin, type Verdict } from './judge.ts';
import { gapOf, shownCounts, valueAt } from './published.ts';
import type { GapSignalRule, SignalRule } from './rule.ts';
import type { SignalChart } from './watch-signals.ts';

/**
 * What a rule about signals says of the latest period of one place, from its chart and its published series. Only a
 * period with a value is judged; a chart that is still learning, or cannot say, changes nothing.
 */
export function judgeSignal(
  rule: (SignalRule | GapSignalRule) & Edition,
  releases: readonly Released[],
  chart: SignalChart | undefined,
  { betterWhen }: { betterWhen: 'higher' | 'lower' },
): Verdict {
  const ordered = releases.toSorted((a, b) => comparePeriods(a.period, b.period));
  const verdict = chart?.verdict ?? { state: 'cannot-say', reason: 'no-value' };
  if (verdict.state === 'learning') return { verdict: 'cannot-say', reason: 'learning' };
  if (verdict.state === 'cannot-say' && verdict.reason !== 'too-uncertain') {
    return { verdict: 'cannot-say', reason: verdict.reason === 'no-value' ? 'no-data' : 'nothing-to-compare' };
  }
  const latest = ordered.at(-1);
  const point = chart?.points.at(-1);
  if (!latest || point?.ordinal !== ordinal(latest.period)) return { verdict: 'cannot-say', reason: 'no-data' };
  if (verdict.state !== 'signal' || !isWatched(rule, verdict.direction, betterWhen)) {
    return { verdict: 'clear', period: latest.period };
  }
  const since = ordered.find(({ period }) => ordinal(period) === verdict.since)?.period ?? latest.period;
  const signal = { usual: point.expected, direction: verdict.direction, since };
  const finding = rule.kind === 'signal' ? shareFinding(rule, ordered, signal) : gapFinding(rule, ordered, signal);
  if (!finding) return { verdict: 'cannot-say', reason: 'hidden' };
  return { verdict: 'holds', finding, ...(latest.restated && { restated: true as const }) };
}

function isWatched(rule: SignalRule | GapSignalRule, direction: string, betterWhen: 'higher' | 'lower'): boolean {
  if (rule.watch === 'both') return true;
  if (rule.kind === 'gap-signal') return rule.watch === direction;
  return (rule.watch === 'better') === (direction === betterWhen);
}

type Signal = { usual: number; direction: SignalChart['points'][number]['signal']; since: string };

/** The release of the year before, or the last earlier one, in which something may be shown. */
function earlier(ordered: readonly Released[], isShown: (one: Released) => unknown): Released | undefined {
  const latest = ordered.at(-1);
  const before = ordered.slice(0, -1).filter(isShown);
  return before.find(({ period }) => latest && period === yearBefore(latest.period)) ?? before.at(-1);
}

function shareFinding(
  rule: SignalRule & Edition,
  ordered: readonly Released[],
  { usual, direction, since }: Signal,
): Finding | undefined {
  const latest = ordered.at(-1);
  const after = latest && valueAt(latest, rule.group);
  if (!latest || !after || (direction !== 'higher' && direction !== 'lower')) return undefined;
  const base = earlier(ordered, (one) => shownCounts(one, rule.group));
  const before = base && valueAt(base, rule.group);
  return {
    ...findingOrigin(rule, base, latest),
    kind: rule.kind,
    group: rule.group,
    before,
    after,
    usual,
    direction,
    since,
  };
}

function gapFinding(
  rule: GapSignalRule & Edition,
  ordered: readonly Released[],
  { usual, direction, since }: Signal,
): Finding | undefined {
  const { focal, reference } = rule;
  const latest = ordered.at(-1);
  const after = latest && gapOf(latest, focal, reference);
  const base = earlier(ordered, (one) => gapOf(one, focal, reference));
  const before = base && gapOf(base, focal, reference);
  if (!latest || !after || !before || (direction !== 'widens' && direction !== 'narrows')) return undefined;
  const change = gapGrowth(before, after) ?? 0;
  return {
    ...findingOrigin(rule, base, latest),
    kind: rule.kind,
    focal,
    reference,
    before,
    after,
    change,
    usual,
    direction,
    since,
  };
}
