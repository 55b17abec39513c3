import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { pointsBetween } from '../statistics/percent.ts';
import * as say from './wording.ts';

/** What findings refer to by id. */
export type Names = {
  indicators: ReadonlyMap<string, Pick<Indicator, 'name' | 'betterWhen'>>;
  places: ReadonlyMap<string, Pick<Place, 'name' | 'kind'>>;
};

/** A finding in words. None of them says why something moved. */
type FindingWords = {
  /** The finding in short: who, what, to. */
  subject: string;
  /** The same where the indicator and the place were named before. */
  clause: string;
  /** The finding in full: who, what, from, to, when, students counted. */
  sentence: string;
  /** How sure it is, and which group moved. */
  certainty: string;
};

type ThresholdFinding = Extract<Finding, { kind: 'threshold' }>;
type SignalFinding = Extract<Finding, { kind: 'signal' }>;
/** A finding about the gap of two groups. */
export type GapFinding = Extract<Finding, { kind: 'gap-widens' | 'gap-signal' }>;

/** Whether a finding is about a gap; else it is about the share of one group. */
export const isAboutGap = (finding: Finding): finding is GapFinding => 'focal' in finding;

/** Whether a finding is that something was out of its usual ups and downs. */
export const isSignal = (finding: Finding): finding is Extract<Finding, { kind: 'signal' | 'gap-signal' }> =>
  'usual' in finding;

/**
 * Says a finding in sentences. With `restated`, the full sentence begins with the note that a corrected file brought it.
 * An indicator or place that was removed meanwhile is called by its id.
 *
 * @example describeFinding(finding, names).subject // 'Chronic absence at Highline rose to 24.1%'
 */
export function describeFinding(finding: Finding, names: Names, { restated = false } = {}): FindingWords {
  const topic = topicOf(finding, names);
  const words = wordsOf(finding, topic);
  if (!restated) return words;
  return { ...words, sentence: `${say.restatedNote(finding.after.period)} ${words.sentence}` };
}

function wordsOf(finding: Finding, topic: say.Topic): FindingWords {
  if (finding.kind === 'threshold') return describeThreshold(finding, topic);
  return finding.kind === 'signal' ? describeSignal(finding, topic) : describeGap(finding, topic);
}

/** The indicator and the place of a finding, as its sentences call them. */
export function topicOf({ indicatorId, placeId }: Finding, { indicators, places }: Names): say.Topic {
  const [indicator, place] = [indicators.get(indicatorId), places.get(placeId)];
  return {
    indicator: indicator?.name ?? indicatorId,
    betterWhen: indicator?.betterWhen ?? 'higher',
    place: place?.name ?? placeId,
    isRegion: place?.kind === 'region',
  };
}

function describeThreshold(
  { group, before, after, thresholdPercent }: ThresholdFinding,
  topic: say.Topic,
): FindingWords {
  const change = before && pointsBetween(before.counts, after.counts);
  const subject = say.valueMoved(topic, group, change, after.counts);
  return {
    subject,
    clause: say.groupMoved(group, change, after.counts),
    sentence: `${subject} ${say.whenAndBefore(before, after)}, ${say.reached(topic.betterWhen, thresholdPercent)}.`,
    certainty: say.howSureOfThreshold,
  };
}

function describeSignal(finding: SignalFinding, topic: say.Topic): FindingWords {
  const { group, before, after, usual, direction, since } = finding;
  const subject = say.unusualValue(topic, group, direction, after.counts);
  return {
    subject,
    clause: say.unusualGroup(group, direction, after.counts),
    sentence: `${subject} ${say.whenAndBefore(before, after)}.`,
    certainty: say.howSureOfSignal(direction, usual, since, after.period),
  };
}

function describeGap(finding: GapFinding, topic: say.Topic): FindingWords {
  const { before, after } = finding;
  const gap = say.gapName(finding.focal, finding.reference);
  const isSignal = finding.kind === 'gap-signal';
  const subject = isSignal
    ? say.unusualGapAt(topic, gap, finding.direction, Math.abs(gapOf(after)))
    : say.gapWidenedAt(topic, gap, finding.change);
  const fromTo = say.gapFromTo(
    { period: before.period, size: gapOf(before) },
    { period: after.period, size: gapOf(after) },
  );
  const groups = say.groupsFromTo(
    { group: finding.focal, before: before.focal, after: after.focal },
    { group: finding.reference, before: before.reference, after: after.reference },
  );
  return {
    subject,
    clause: isSignal
      ? say.unusualGap(gap, finding.direction, Math.abs(gapOf(after)))
      : say.gapWidened(gap, finding.change),
    sentence: `${subject}, ${fromTo}: ${groups}.`,
    certainty: [howSure(finding), ...moves(finding)].join(' '),
  };
}

function howSure(finding: GapFinding): string {
  if (finding.kind === 'gap-widens') return say.howSureOfGap(finding.interval);
  return say.howSureOfGapSignal(finding.direction, Math.abs(finding.usual), finding.since, finding.after.period);
}

/** Focal minus reference in points, rounded once from the counts. */
export function gapOf({ focal, reference }: GapFinding['after']): number {
  return pointsBetween(reference, focal) ?? 0;
}

function moves({ focal, reference, before, after }: GapFinding): string[] {
  const [was, is] = [gapOf(before), gapOf(after)];
  const higher = (gap: number) => (gap > 0 ? focal : reference);
  const moved = say.whoMoved(
    { group: focal, change: pointsBetween(before.focal, after.focal) ?? 0 },
    { group: reference, change: pointsBetween(before.reference, after.reference) ?? 0 },
  );
  return was * is < 0 ? [moved, say.changedSides(higher(was), higher(is))] : [moved];
}
