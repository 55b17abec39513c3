import type { Finding, FindingOf } from '../alerts/finding.ts';
import { describePeriod } from '../catalog/period.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import { gapName } from './gap-wording.ts';
import { settingText } from './numbers.ts';
import { amongGroup, inSentence, type Topic } from './wording.ts';

/** The rule that found something, in words. @example 'chronic absence at or above 20.0%' */
export function ruleInWords(finding: Finding, topic: Topic): string {
  switch (finding.kind) {
    case 'level':
      return `${shareOf(topic, finding.group)} at or ${topic.betterWhen === 'lower' ? 'above' : 'below'} ${settingText(finding.percent)}%`;
    case 'change':
      return `${shareOf(topic, finding.group)} changed by more than ${settingText(finding.by)} ${finding.unit}${byChance(finding)}`;
    case 'gap-exceeds':
      return `${gapName(finding.focal, finding.reference)} of more than ${settingText(finding.points)} points${byChance(finding)}`;
    case 'gap-widens':
      return `${gapName(finding.focal, finding.reference)} wider by more than ${settingText(finding.points)} points than ${comparedTo(finding)}${byChance(finding)}`;
    case 'signal':
      return `${shareOf(topic, finding.group)} beyond its usual ups and downs`;
    case 'gap-signal':
      return `${gapName(finding.focal, finding.reference)} beyond its usual ups and downs`;
    case 'pace':
      return `${shareOf(topic, finding.group)} behind the aim of ${settingText(finding.aim.percent)}% by ${describePeriod(finding.aim.by)}${byChance(finding)}`;
    case 'cycle-due':
      return `decisions on cycles ${finding.daysBefore} days before they are due`;
    case 'cycle-judged':
      return `decision rule of ${finding.cycle}`;
    case 'quality':
      return 'files with rows to mend, far fewer or more students than before, or sent before';
    case 'missing':
      return `${inSentence(topic.indicator)} overdue`;
  }
}

const shareOf = (topic: Topic, group: StudentGroup) => `${inSentence(topic.indicator)}${amongGroup(group)}`;

const byChance = ({ beyondChance }: { beyondChance: boolean }) =>
  beyondChance ? ', and by more than chance alone would bring' : '';

function comparedTo({ comparison }: FindingOf<'gap-widens'>): string {
  if (comparison === 'previous') return 'in the period before';
  if (comparison === 'year-before') return 'a year before';
  if ('baseline' in comparison) return `in ${describePeriod(comparison.baseline)}`;
  return `${comparison.periodsBefore} periods before`;
}
