import type { SeriesView } from '../../../shared/api/series.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { type Period, shortPeriod, yearBefore } from '../../../shared/catalog/period.ts';
import { formatChange, formatPercent, formatPoints } from './numbers.ts';
import { groupInSentence, groupName } from './student-group.ts';

type Gap = SeriesView['gaps'][number];
type Change = NonNullable<Gap['change']>;

/** The finding of a gap: its size now and before, and sentences on how it came about. Undefined when it may not be shown. */
export function gapFinding(series: SeriesView, gap: Gap): { title: string; sentences: string[] } | undefined {
  const latest = gap.points.findLast(({ gap: points }) => points !== undefined);
  if (latest?.gap === undefined) return undefined;
  const size = `The gap for ${groupInSentence(gap.focal)} is ${formatPoints(latest.gap)}`;
  const { change } = gap;
  const before = change && gap.points.find(({ period }) => period === change.from)?.gap;
  const title = before === undefined || !change ? size : `${size}, ${formatPoints(before)} ${when(change)}`;
  const sentences = [
    ...(change ? changeWords(series, gap, change) : [groupsAt(series, gap, latest.period)]),
    ...elsewhereWords(series, gap),
  ];
  return { title, sentences };
}

const when = ({ from, to }: Change) => (from === yearBefore(to) ? 'a year before' : `in ${shortPeriod(from)}`);

const likely = ([low, high]: [number, number]) => `likely between ${signed(low)} and ${signed(high)}`;
const signed = (points: number) => formatChange(points).replace('+', '');

function changeWords(series: SeriesView, gap: Gap, change: Change): string[] {
  const { result, allGained } = change;
  if ('cannotSay' in result) {
    const why = { 'no-data': 'have no value', hidden: 'are hidden to protect students', 'too-few': 'are too few' };
    return [`What became of it cannot be said: ${groupInSentence(result.group)} ${why[result.cannotSay]}.`];
  }
  const { points, interval, lostGround } = result;
  const isClear = interval[0] > 0 || interval[1] < 0;
  const moved = points > 0 ? 'widened' : 'narrowed';
  const verdict = isClear
    ? `It ${moved} by ${formatPoints(points)}, ${likely(moved === 'widened' ? interval : turned(interval))}.`
    : `That is no clear change: the growth is ${likely(interval)} points.`;
  const gained = { yes: 'All groups gained.', no: 'Not all groups gained.', 'cannot-say': '' }[allGained.answer];
  return [
    verdict,
    `${[gap.focal, gap.reference].map((group) => moveWords(series, group, change)).join('; ')}.`,
    ...(lostGround ? ['It narrowed because the group that was better off lost ground: no improvement.'] : []),
    ...(gained && !lostGround ? [gained] : []),
  ];
}

const turned = ([low, high]: [number, number]): [number, number] => [0 - high, 0 - low];

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
function elsewhereWords({ place }: SeriesView, { focal, elsewhere }: Gap): string[] {
  if (!elsewhere || 'cannotSay' in elsewhere || place.kind === 'region') return [];
  const others = elsewhere.places === 1 ? `1 other ${place.kind}` : `${elsewhere.places} other ${place.kind}s`;
  return [`${groupName(focal)} at ${others} together: ${formatPercent(elsewhere.percent)}.`];
}
