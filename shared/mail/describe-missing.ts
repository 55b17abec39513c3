import type { FindingOf } from '../alerts/finding.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { FindingWords } from './finding-words.ts';
import { at, capitalized, inSentence, type Topic, thePeriod } from './wording.ts';

/** Data that did not come, in words. */
export function describeMissing({ period, overdueSince, last }: FindingOf<'missing'>, topic: Topic): FindingWords {
  const since = `overdue since ${describeDay(overdueSince)}`;
  const subject = `${topic.indicator} ${at(topic)} has no data for ${thePeriod(period)} yet`;
  const received = last ? `; the last that came is for ${thePeriod(last)}` : '';
  return {
    subject,
    clause: `${inSentence(topic.indicator)} for ${thePeriod(period)} is ${since}`,
    sentence: `${subject}, ${since}${received}.`,
    certainty: `${capitalized(thePeriod(period))} cannot be judged. What was found before stays as it is.`,
  };
}
