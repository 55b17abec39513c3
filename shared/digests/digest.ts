import type { Alert } from '../alerts/alert.ts';
import { isOpen } from '../alerts/alert.ts';
import { isImprovement } from '../alerts/improvement.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { isAboutGap, isAboutShare } from '../mail/describe-finding.ts';
import type { Submission } from '../submissions/submission.ts';

/** What a digest may tell of, as far as its reader may see it and wants to. */
export type Followed = {
  alerts: readonly Alert[];
  indicators: ReadonlyMap<string, Pick<Indicator, 'betterWhen'>>;
  submissions: readonly Pick<Submission, 'state' | 'decidedAt'>[];
};

/** From after `since` up to `until`, in ISO 8601. */
export type Span = { since: string; until: string };

/** What a week, month or quarter brought. Each alert is in one place only. */
export type Digest = {
  /** Concerns that came up and still hold. */
  attention: Alert[];
  /** Improvements that came up. */
  better: Alert[];
  /** Concerns that are over. */
  over: Alert[];
  /** Gaps that widened, narrowed or are larger than their rule takes, and that still are. */
  gaps: Alert[];
  /** Decisions on cycles that are due, and what decision rules came to. */
  cycles: Alert[];
  /** Files that came up as doubtful. */
  files: Alert[];
  /** Data that is overdue. */
  overdue: Alert[];
  /** Concerns of earlier, which still hold and which nobody has acknowledged. */
  unacknowledged: Alert[];
  /** Files that were read. */
  received: number;
  /** Whether it tells of anything that its reader did not know. */
  hasNews: boolean;
};

/** Sorts what is followed into the parts of a digest. */
export function digestOf({ alerts, indicators, submissions }: Followed, span: Span): Digest {
  const isNow = (at: string | undefined) => at !== undefined && at > span.since && at <= span.until;
  const cameUp = ({ history }: Alert) =>
    history.some(({ at, state, reason }) => isNow(at) && state === 'firing' && reason !== 'acknowledged');
  const isOver = ({ state, reason, changedAt }: Alert) =>
    state === 'resolved' && reason === 'resolved' && isNow(changedAt);
  const isGood = ({ finding, indicatorId }: Alert) => {
    const indicator = indicators.get(indicatorId);
    return indicator !== undefined && isImprovement(finding, indicator);
  };
  const told = alerts.filter(({ state, quiet }) => isOpen({ state }) && state !== 'silenced' && !quiet);
  const [overdue, others] = parted(told, ({ finding }) => finding.kind === 'missing');
  const [fresh, earlier] = parted(others, cameUp);
  const [cycles, ofPlaces] = parted(fresh, ({ finding }) => 'cycleId' in finding);
  const [files, ofValues] = parted(ofPlaces, ({ finding }) => finding.kind === 'quality');
  const [gaps, shares] = parted(ofValues, ({ finding }) => isAboutGap(finding));
  const [better, attention] = parted(shares, isGood);
  const isValue = ({ finding }: Alert) => isAboutGap(finding) || isAboutShare(finding);
  const over = alerts.filter((alert) => isOver(alert) && isValue(alert) && !isGood(alert));
  return {
    ...{ attention, better, over, gaps, cycles, files, overdue },
    unacknowledged: earlier.filter((alert) => alert.state === 'firing' && !isGood(alert)),
    received: submissions.filter(({ state, decidedAt }) => state === 'accepted' && isNow(decidedAt)).length,
    hasNews: fresh.length > 0 || over.length > 0 || overdue.some(cameUp),
  };
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
