import type { Alert } from '../alerts/alert.ts';
import type { Finding } from '../alerts/finding.ts';
import { describeDay } from '../catalog/describe-day.ts';
import { describePeriod, yearBefore } from '../catalog/period.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { DigestSchedule } from '../digests/settings.ts';
import { isAboutGap, isAboutShare } from './describe-finding.ts';
import { type GapFinding, gapOf, whoMovedIn } from './describe-gap.ts';
import { onTheWay } from './describe-pace.ts';
import { nameOf } from './describe-quality.ts';
import { gapFromTo, gapName } from './gap-wording.ts';
import { pointsText, settingText, shareText } from './numbers.ts';
import { among, at, capitalized, howSureOfChange, inSentence, type Topic, when } from './wording.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count as it is read in a title: `two`, `ten`, `11`. */
export const countWord = (count: number): string => numbers[count] ?? String(count);

/** What a digest has, in short. @example 'Two need attention; four got better; one decision is due' */
export function digestTitle({
  attention,
  better,
  decisions,
  judged,
}: Record<'attention' | 'better' | 'decisions' | 'judged', number>): string {
  const parts = [
    ...(attention > 0 ? [`${countWord(attention)} ${attention === 1 ? 'needs' : 'need'} attention`] : []),
    ...(better > 0 ? [`${countWord(better)} got better`] : []),
    ...(decisions > 0 ? [`${countWord(decisions)} ${decisions === 1 ? 'decision is' : 'decisions are'} due`] : []),
    ...(judged > 0 ? [`${countWord(judged)} decision ${judged === 1 ? 'rule was' : 'rules were'} judged`] : []),
  ];
  return capitalized(parts.join('; ') || 'nothing new');
}

const spans = { week: 'this week', month: 'this month', quarter: 'this quarter' } as const;

/** The subject of a digest. @example 'Rivermouth Partnership this week: two need attention; four got better' */
export const digestSubject = (partnership: string, every: DigestSchedule['every'], title: string): string =>
  `${partnership} ${spans[every]}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** The days that a digest tells of, by its reader's calendar. @example 'February 24 to March 3, 2026' */
export function daysTold({ since, until }: { since: string; until: string }, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone });
  return format.formatRange(new Date(since), new Date(until)).replace(/\s*–\s*/, ' to ');
}

/** How a finding compares, to follow its headline. */
export function comparison(finding: Finding): string {
  if (isAboutGap(finding)) return gapComparison(finding);
  if (!isAboutShare(finding)) return '';
  const { before, after } = finding;
  const earlier = before ? `, from ${shareText(before.counts)} ${beforeWhen(before.period, after.period)}` : '';
  const more = {
    level: () => '',
    change: () => (finding.kind === 'change' ? howSureOfChange(finding.interval) : ''),
    signal: () => (finding.kind === 'signal' ? `About ${pointsText(finding.usual)}% would be usual.` : ''),
    pace: () => (finding.kind === 'pace' ? onTheWay(finding) : ''),
  }[finding.kind]();
  return `${capitalized(describePeriod(after.period))}${earlier}. ${more}`.trimEnd();
}

const beforeWhen = (before: string, after: string) => (before === yearBefore(after) ? 'a year before' : when(before));

function gapComparison(finding: GapFinding): string {
  const { before, after } = finding;
  if (!before) return `${capitalized(describePeriod(after.period))}.`;
  const sizes = [before, after].map((one) => ({ period: one.period, size: Math.abs(gapOf(one)) })) as [Size, Size];
  return `${capitalized(gapFromTo(...sizes))}. ${whoMovedIn(finding).join(' ')}`;
}

type Size = { period: string; size: number };

/** What an alert was about, now that it is over. */
export function overText(finding: Finding, topic: Topic): string {
  const group = isAboutShare(finding) && finding.group !== ALL_STUDENTS ? ` ${among(finding.group)}` : '';
  const share = `${topic.indicator}${group} ${at(topic)}`;
  if (isAboutGap(finding)) {
    const gap = `The ${gapName(finding.focal, finding.reference)} in ${inSentence(topic.indicator)} ${at(topic)}`;
    if (finding.kind === 'gap-signal') return `${gap} is as usual again`;
    return `${gap} is ${finding.kind === 'gap-exceeds' ? `no longer more than ${settingText(finding.points)} points` : 'widening no further'}`;
  }
  switch (finding.kind) {
    case 'level':
      return `${share} is ${topic.betterWhen === 'lower' ? 'below' : 'above'} ${settingText(finding.percent)}% again`;
    case 'signal':
      return `${share} is as usual again`;
    case 'change':
      return `${share} has no such change any more`;
    case 'pace':
      return `${share} is on the way to its aim again`;
    case 'cycle-due':
      return `The decision on ${finding.cycle} ${at(topic)} is due no more`;
    case 'cycle-judged':
      return `The decision rule of ${finding.cycle} is answered`;
    case 'quality':
      return `${capitalized(nameOf(finding, topic))} is mended`;
    case 'missing':
      return `${share} has its data`;
  }
}

const acknowledged = { firing: 'Not yet acknowledged.', acknowledged: 'Acknowledged.' } as const;

/** Whether somebody takes care of an alert. Empty where that is not asked. */
export const careText = ({ state }: Pick<Alert, 'state'>): string =>
  state === 'firing' || state === 'acknowledged' ? acknowledged[state] : '';

/** How long data is overdue. @example 'overdue since April 22, 2026' */
export const overdueText = (since: string): string => `overdue since ${describeDay(since)}`;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const whens = {
  week: (day: string) => `${day}s`,
  month: (day: string) => `the first ${day} of a month`,
  quarter: (day: string) => `the first ${day} of a quarter`,
} as const;

/** When digests come. @example 'on Mondays at 7:00 (America/Los_Angeles)' */
export function scheduleText({ every, day, hour, timeZone }: DigestSchedule): string {
  return `on ${whens[every](weekdays[day - 1] ?? '')} at ${hour}:00 (${timeZone.replaceAll('_', ' ')})`;
}
