import type { FindingOf } from '../alerts/finding.ts';
import { comparePeriods, describePeriod } from '../catalog/period.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { percent } from '../statistics/percent.ts';
import type { FindingWords } from './finding-words.ts';
import { pointsText, settingText, shareText } from './numbers.ts';
import * as say from './wording.ts';

type Pace = FindingOf<'pace'>;

/** A share that is behind its aim, in words. */
export function describePace(finding: Pace, topic: say.Topic): FindingWords {
  const { group, before, after } = finding;
  const of = group === ALL_STUDENTS ? 'for all students' : say.among(group);
  const subject = `${topic.indicator}${say.amongGroup(group)} ${say.at(topic)} is ${BEHIND}: ${shareText(after.counts)}`;
  const aims = aimsText(finding, topic);
  return {
    subject,
    clause: `${of} it is ${BEHIND}: ${shareText(after.counts)}`,
    sentence: `${subject} ${say.whenAndBefore(before, after)}. ${onTheWay(finding)} ${aims}`,
    certainty: `${say.howSureOfChange(finding.interval)} ${onTheWay(finding)} ${aims} ${toGoText(finding)}`.trimEnd(),
  };
}

export const BEHIND = 'behind its aim';

/** Where it would be by now. @example 'About 19.0% would be on the way to the aim.' */
export function onTheWay({ before, asked }: Pace): string {
  const share = Math.min(100, Math.max(0, (percent(before.counts) ?? 0) + asked));
  return `About ${pointsText(share)}% would be on the way to the aim.`;
}

/** What is aimed at, here and in the region. @example 'It aims at 15.0% by June 2027 here, 12.0% in the region.' */
function aimsText({ aim, regional }: Pick<Pace, 'aim' | 'regional'>, { isRegion }: say.Topic): string {
  const own = `${settingText(aim.percent)}% by ${describePeriod(aim.by)}`;
  if (isRegion) return `It aims at ${own}.`;
  if (!aim.isLocal) return `The region aims at ${own}.`;
  if (!regional) return `It aims at ${own} here.`;
  const when = regional.by === aim.by ? '' : ` by ${describePeriod(regional.by)}`;
  return `It aims at ${own} here, ${settingText(regional.percent)}%${when} in the region.`;
}

function toGoText({ aim, period, toGo }: Pace): string {
  if (comparePeriods(aim.by, period) <= 0 || Math.abs(toGo) < 0.05) return '';
  return `To get there, it has to ${toGo < 0 ? 'fall' : 'rise'} by ${pointsText(toGo)} points until ${describePeriod(aim.by)}.`;
}
