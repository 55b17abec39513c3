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
type GapFinding = Extract<Finding, { kind: 'gap-widens' }>;

/**
 * Says a finding in sentences. With `restated`, the full sentence begins with the note that a corrected file brought it.
 * An indicator or place that was removed meanwhile is called by its id.
 *
 * @example describeFinding(finding, names).subject // 'Chronic absence at Highline rose to 24.1%'
 */
export function describeFinding(finding: Finding, names: Names, { restated = false } = {}): FindingWords {
  const topic = topicOf(finding, names);
  const words = finding.kind === 'threshold' ? describeThreshold(finding, topic) : describeGap(finding, topic);
  if (!restated) return words;
  return { ...words, sentence: `${say.restatedNote(finding.after.period)} ${words.sentence}` };
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

function describeGap(finding: GapFinding, topic: say.Topic): FindingWords {
  const { before, after, change, interval } = finding;
  const gap = say.gapName(finding.focal, finding.reference);
  const subject = say.gapWidenedAt(topic, gap, change);
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
    clause: say.gapWidened(gap, change),
    sentence: `${subject}, ${fromTo}: ${groups}.`,
    certainty: [say.howSureOfGap(interval), ...moves(finding)].join(' '),
  };
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
