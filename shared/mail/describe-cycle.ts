import type { FindingOf } from '../alerts/finding.ts';
import { describeDay } from '../catalog/describe-day.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Cycle } from '../cycles/cycle.ts';
import type { FindingWords } from './finding-words.ts';
import { settingText, shareText } from './numbers.ts';
import * as say from './wording.ts';

/** A decision on a cycle that is due, in words. */
export function describeCycleDue({ cycle, decideBy }: FindingOf<'cycle-due'>, topic: say.Topic): FindingWords {
  const due = `the decision on ${cycle} ${say.at(topic)} is due by ${describeDay(decideBy)}`;
  const subject = say.capitalized(due);
  return {
    subject,
    clause: due,
    sentence: `${subject}. ${TO_DECIDE}`,
    certainty: TO_DECIDE,
  };
}

const TO_DECIDE = 'Adopt, adapt, abandon or expand: what the figures say by now is on the page of the indicator.';

/** A cycle whose decision rule is met, in words. They do not say that the cycle brought it. */
export function describeCycleMet(finding: FindingOf<'cycle-met'>, topic: say.Topic): FindingWords {
  const { group, cycle, before, after, interval } = finding;
  const of = group === ALL_STUDENTS ? 'for all students' : say.among(group);
  const met = `${meetsWords(cycle)}: ${shareText(after.counts)}`;
  const subject = `${topic.indicator}${say.amongGroup(group)} ${say.at(topic)} ${met}`;
  const agreed = `It was agreed on ${agreedText(finding, topic)}.`;
  return {
    subject,
    clause: `${of} it ${met}`,
    sentence: `${subject} ${say.whenAndBefore(before, after)}. ${agreed}`,
    certainty: `${say.howSureOfChange(interval)} ${agreed} Whether the cycle brought it, only other places can tell.`,
  };
}

export const meetsWords = (cycle: string): string => `meets the decision rule of ${cycle}`;

/** @example 'a fall of 2.0 points or more, beyond chance' */
function agreedText({ decisionRule }: FindingOf<'cycle-met'>, { betterWhen }: say.Topic): string {
  const [side, move] = betterWhen === 'lower' ? ['below', 'fall'] : ['above', 'rise'];
  return decisionRule.kind === 'reach'
    ? `${settingText(decisionRule.percent)}% or ${side}, and a ${move} beyond chance`
    : `a ${move} of ${settingText(decisionRule.points)} points or more, beyond chance`;
}

/** A cycle that a finding touches. @example 'A cycle here: Attendance teams, review March 20, 2026' */
export function cycleNote({ name, reviewsOn, decideBy }: Cycle): string {
  const review = reviewsOn.toSorted().find((day) => day <= decideBy);
  const next = review ? `review ${describeDay(review)}, decision` : 'decision';
  return `A cycle here: ${name}, ${next} by ${describeDay(decideBy)}.`;
}
