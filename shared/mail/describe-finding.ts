import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { describeCycleDue, describeCycleJudged } from './describe-cycle.ts';
import { describeGap, type GapFinding } from './describe-gap.ts';
import { describeMissing } from './describe-missing.ts';
import { describePace } from './describe-pace.ts';
import { describeQuality } from './describe-quality.ts';
import { describeChange, describeLevel, describeSignal } from './describe-share.ts';
import type { FindingWords } from './finding-words.ts';
import * as say from './wording.ts';

/** What findings refer to by id. */
export type Names = {
  indicators: ReadonlyMap<string, Pick<Indicator, 'name' | 'betterWhen'>>;
  places: ReadonlyMap<string, Pick<Place, 'name' | 'kind'>>;
};

/** Whether a finding is about a gap. */
export const isAboutGap = (finding: Finding): finding is GapFinding => 'focal' in finding;

/** Whether a finding is about the share of one group. */
export const isAboutShare = (finding: Finding): finding is Extract<Finding, { group: string }> => 'group' in finding;

/** Whether a finding is that something was out of its usual ups and downs. */
export const isSignal = (finding: Finding): finding is Extract<Finding, { usual: number }> => 'usual' in finding;

/**
 * Says a finding in sentences. With `restated`, the full sentence begins with the note that a corrected file brought it.
 * An indicator or place that was removed meanwhile is called by its id.
 *
 * @example describeFinding(finding, names).subject // 'Chronic absence at Highline rose to 24.1%'
 */
export function describeFinding(finding: Finding, names: Names, { restated = false } = {}): FindingWords {
  const words = wordsOf(finding, topicOf(finding, names), names);
  if (!restated) return words;
  return { ...words, sentence: `${say.restatedNote(finding.period)} ${words.sentence}` };
}

function wordsOf(finding: Finding, topic: say.Topic, { places }: Names): FindingWords {
  switch (finding.kind) {
    case 'level':
      return describeLevel(finding, topic);
    case 'change':
      return describeChange(finding, topic);
    case 'signal':
      return describeSignal(finding, topic);
    case 'pace':
      return describePace(finding, topic);
    case 'cycle-due':
      return describeCycleDue(finding, topic);
    case 'cycle-judged':
      return describeCycleJudged(finding, topic, places);
    case 'quality':
      return describeQuality(finding, topic);
    case 'missing':
      return describeMissing(finding, topic);
    default:
      return describeGap(finding, topic);
  }
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
