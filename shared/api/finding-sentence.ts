import type { Finding } from '../alerts/finding.ts';
import { shortPeriod } from '../catalog/period.ts';
import type { Counts } from '../measures/measure.ts';
import { percent, pointsBetween } from '../statistics/percent.ts';
import { groupName } from './group-name.ts';

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;
type Named = { indicator: string; place: string };

/**
 * A finding as one sentence: who, what, from, to, when.
 *
 * @example 'Chronic absence at Highline rose from 19.4% (Jan 2026) to 24.1% (Feb 2026), past the threshold of 20%.'
 */
export function findingSentence(finding: Finding, named: Named): string {
  return finding.kind === 'threshold' ? thresholdSentence(finding, named) : gapSentence(finding, named);
}

function thresholdSentence(finding: Of<'threshold'>, { indicator, place }: Named): string {
  const { group, before, after, thresholdPercent } = finding;
  const who = group === 'all' ? indicator : `${indicator}, ${groupName(group)},`;
  const now = `${share(after.counts)} (${shortPeriod(after.period)})`;
  const past = `past the threshold of ${thresholdPercent}%`;
  const change = before && pointsBetween(before.counts, after.counts);
  if (!before || !change) return `${who} at ${place} is ${now}, ${past}.`;
  const then = `${share(before.counts)} (${shortPeriod(before.period)})`;
  return `${who} at ${place} ${change > 0 ? 'rose' : 'fell'} from ${then} to ${now}, ${past}.`;
}

function gapSentence(finding: Of<'gap-widens'>, { indicator, place }: Named): string {
  const { focal, reference, before, after, change } = finding;
  const sides = (at: typeof before) => `${share(at.focal)} and ${share(at.reference)} (${shortPeriod(at.period)})`;
  const gap = `The gap in ${indicator} at ${place} between ${groupName(focal)} and ${groupName(reference)}`;
  return `${gap} widened by ${change.toFixed(1)} points: from ${sides(before)} to ${sides(after)}.`;
}

const share = (counts: Counts) => `${(percent(counts) ?? Number.NaN).toFixed(1)}%`;
