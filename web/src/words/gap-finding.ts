import type { SeriesView } from '../../../shared/api/series.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { type Period, shortPeriod, yearBefore } from '../../../shared/catalog/period.ts';
import { turned } from './gap-sizes.ts';
import { formatChange, formatPercent, formatPoints, formatTenths } from './numbers.ts';
import { groupInSentence, groupName } from './student-group.ts';

type Gap = SeriesView['gaps'][number];
type Change = NonNullable<Gap['change']>;

/** The finding of a gap: its size now and before, and sentences on how it came about. Undefined when it may not be shown. */
export function gapFinding(series: SeriesView, gap: Gap): { title: string; sentences: string[] } | undefined {
  const latest = gap.points.findLast(({ gap: points }) => points !== undefined);
  if (latest?.gap === undefined) return undefined;
  const { change } = gap;
  const title = titleOf(series, gap, { period: latest.period, size: latest.gap });
  const sentences = [
    ...(change ? changeWords(series, gap, change) : [groupsAt(series, gap, latest.period)]),
    ...elsewhereWords(series, gap),
  ];
  return { title, sentences };
}

function titleOf(
  series: SeriesView,
  { focal, points, change }: Gap,
  { period, size }: { period: Period; size: number },
) {
  const name = `The gap for ${groupInSentence(focal)}`;
  if (period !== series.points.at(-1)?.period) return `${name} was ${formatPoints(size)} in ${shortPeriod(period)}`;
  const before = change && points.find((one) => one.period === change.from)?.gap;
  const now = `${name} is ${formatPoints(size)}`;
  return before === undefined || !change ? now : `${now}, ${formatPoints(before)} ${when(change)}`;
}

const when = ({ from, to }: Change) => (from === yearBefore(to) ? 'a year before' : `in ${shortPeriod(from)}`);

const likely = ([low, high]: [number, number]) => `likely between ${formatTenths(low)} and ${formatTenths(high)}`;
const isClear = ([low, high]: [number, number]) => low > 0 || high < 0;

function changeWords(series: SeriesView, gap: Gap, change: Change): string[] {
  const { result, allGained } = change;
  if ('cannotSay' in result) return [`What became of it cannot be said: ${why(result)}.`];
  const { points, interval, lostGround } = result;
  const moved = points > 0 ? 'widened' : 'narrowed';
  const verdict = isClear(interval)
    ? `It ${moved} by ${formatPoints(points)}, ${likely(moved === 'widened' ? interval : turned(interval))}.`
    : `That is no clear change: the growth is ${likely(interval)} points.`;
  const lost = 'It narrowed because the group that was better off lost ground: no improvement.';
  return [
    verdict,
    `${[gap.focal, gap.reference].map((group) => moveWords(series, group, change)).join('; ')}.`,
    lostGround && isClear(interval) ? lost : gainedWords[allGained.answer],
  ];
}

const gainedWords = {
  yes: 'All groups gained.',
  no: 'Not all groups gained.',
  'cannot-say': 'Whether all groups gained cannot be said: some are hidden or have too few students.',
};

function why({ cannotSay, group }: { cannotSay: 'no-data' | 'hidden' | 'too-few'; group: string }): string {
  const reasons = { 'no-data': 'have no value', hidden: 'are hidden to protect students', 'too-few': 'are too few' };
  return `${groupInSentence(group)} ${reasons[cannotSay]}`;
}

/** What one group did, so that a gap that narrows because the higher group fell is not read as an improvement. */
function moveWords(series: SeriesView, group: string, { to, allGained }: Change): string {
  const change = allGained.groups[group];
  return `${valueWords(series, group, to)}${change === undefined ? '' : `, ${formatChange(change)} points`}`;
}

function groupsAt(series: SeriesView, gap: Gap, period: Period): string {
  return `${[gap.focal, gap.reference].map((group) => valueWords(series, group, period)).join('; ')}.`;
}

function valueWords({ points }: SeriesView, group: string, period: Period): string {
  const share = shareOf(points.find((point) => point.period === period)?.groups[group]);
  return `${groupName(group)}: ${share ? formatPercent(share.percent) : 'not shown'}`;
}

/** The same group at the other places of the kind, all together. */
function elsewhereWords({ place }: SeriesView, { focal, change, elsewhere }: Gap): string[] {
  if (!elsewhere) return [];
  if ('cannotSay' in elsewhere) {
    const isSaid = change && 'cannotSay' in change.result && elsewhere.cannotSay === change.result.cannotSay;
    return isSaid ? [] : [`They cannot be compared with other ${place.kind}s: ${why(elsewhere)}.`];
  }
  const { percent, points, interval, places } = elsewhere;
  const others = places === 1 ? `1 other ${place.kind}` : `${places} other ${place.kind}s together`;
  const [than, by] = points > 0 ? ['higher', interval] : ['lower', turned(interval)];
  const compared = isClear(interval) ? `${formatPoints(points)} ${than} here, ${likely(by)}` : 'no clear difference';
  return [`${groupName(focal)} at ${others}: ${formatPercent(percent)}; ${compared}.`];
}
