import type { FindingOf } from '../alerts/finding.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { FindingWords } from './finding-words.ts';
import * as say from './wording.ts';

/** A share at or beyond a level, in words. */
export function describeLevel({ group, before, after, percent }: FindingOf<'level'>, topic: say.Topic): FindingWords {
  const change = before && pointsBetween(before.counts, after.counts);
  const subject = say.valueMoved(topic, group, change, after.counts);
  return {
    subject,
    clause: say.groupMoved(group, change, after.counts),
    sentence: `${subject} ${say.whenAndBefore(before, after)}, ${say.reached(topic.betterWhen, percent)}.`,
    certainty: say.howSureOfThreshold,
  };
}

/** A share that changed, in words. */
export function describeChange(finding: FindingOf<'change'>, topic: say.Topic): FindingWords {
  const { group, before, after, change, interval } = finding;
  const subject = say.valueChanged(topic, group, change, after.counts);
  return {
    subject,
    clause: say.groupChanged(group, change, after.counts),
    sentence: `${subject} ${say.whenAndBefore(before, after)}.`,
    certainty: say.howSureOfChange(interval),
  };
}

/** A share out of its usual ups and downs, in words. */
export function describeSignal(finding: FindingOf<'signal'>, topic: say.Topic): FindingWords {
  const { group, before, after, usual, direction, since } = finding;
  const subject = say.unusualValue(topic, group, direction, after.counts);
  return {
    subject,
    clause: say.unusualGroup(group, direction, after.counts),
    sentence: `${subject} ${say.whenAndBefore(before, after)}.`,
    certainty: say.howSureOfSignal(direction, usual, since, after.period),
  };
}
