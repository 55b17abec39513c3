import type { CalendarCell, CalendarRow } from '../../../shared/api/calendar.ts';
import type { Schedule } from '../../../shared/calendar/schedule.ts';
import { isOpen } from '../../../shared/calendar/standing.ts';
import { describePeriod, type PeriodKind, shortPeriod } from '../../../shared/catalog/period.ts';
import { formatDate } from './dates.ts';
import { formatCounted } from './numbers.ts';
import { datasetNames, nameIn } from './records.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const shortDay = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const inList = new Intl.ListFormat('en-US', { type: 'conjunction' });

const daysAfter = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Where a period stands in a word, and what else a glance asks for. */
export function cellWords(cell: CalendarCell, day: string): { word: string; more: string } {
  const { state, dueOn, isLate, missing, excuse } = cell;
  const on = shortDay.format(new Date(dueOn));
  const late = `${formatCounted(daysAfter(dueOn, day), 'day')} late`;
  const putOff = excuse?.until === dueOn;
  if (state === 'received') return { word: 'Received', more: '' };
  if (state === 'excused') return { word: 'Excused', more: '' };
  if (state === 'partly') return { word: 'Partly', more: `${missing.length} missing, ${isLate ? late : `due ${on}`}` };
  if (state === 'overdue') return { word: 'Overdue', more: late };
  if (putOff) return { word: 'Put off', more: `to ${on}` };
  return state === 'due' ? { word: 'Due', more: on } : { word: 'Not yet', more: `due ${on}` };
}

/** The same as a sentence. */
export function cellSentence(cell: CalendarCell, day: string): string {
  const { state, dueOn, isLate, missing } = cell;
  const late = `It was due on ${formatDate(dueOn)}, ${formatCounted(daysAfter(dueOn, day), 'day')} ago.`;
  const due = isLate ? late : `It is due on ${formatDate(dueOn)}.`;
  if (state === 'received') return `Received. ${isOver(dueOn, day) ? 'It was' : 'It is'} due on ${formatDate(dueOn)}.`;
  if (state === 'excused') return 'Excused: nothing is to come.';
  if (state === 'partly') return `${formatCounted(missing.length, 'place is', 'places are')} missing. ${due}`;
  return `Nothing came yet. ${due}`;
}

const isOver = (dueOn: string, day: string) => dueOn < day;

/** The page in a sentence: what is late, or else that nothing is. */
export function calendarTitle(rows: readonly CalendarRow[]): string {
  if (rows.length === 0) return 'Nothing is asked for yet';
  const late = rows.flatMap(({ cells }) => cells.filter(({ isLate }) => isLate)).length;
  return late === 0 ? 'Everything that was due is here' : formatCounted(late, 'file is overdue', 'files are overdue');
}

const kindWords: Record<PeriodKind, string> = {
  week: 'by week',
  month: 'by month',
  window: 'by assessment window',
  year: 'by school year',
};

/** What one table shows. @example 'Attendance, by month' */
export const tableTitle = ({ dataset, kind }: Pick<CalendarRow, 'dataset' | 'kind'>): string =>
  `${datasetNames[dataset]}, ${kindWords[kind]}`;

/** Whom nobody reminds, and what to do. */
export function silentWarnings(
  rows: readonly CalendarRow[],
  partners: readonly { id: string; name: string }[],
): string[] {
  const open = rows.filter(({ cells }) => cells.some(isOpen));
  return open.flatMap(({ partnerId, dataset, silentBecause }) => {
    const [name, what] = [nameIn(partners, partnerId), datasetNames[dataset].toLowerCase()];
    if (silentBecause === 'no-agreement') {
      return [`No agreement with ${name} covers ${what} today: nobody is reminded. Enter it under Partners.`];
    }
    if (silentBecause === 'no-contact') {
      return [`${name} has no contact, so nobody is reminded of ${what}. Enter one under Partners.`];
    }
    return [];
  });
}

const everyWords: Record<PeriodKind, string> = {
  week: 'every week',
  month: 'every month',
  window: 'every assessment window',
  year: 'every school year',
};

/** When files of a schedule are due. @example 'every month from Sep 2025, due 10 days after its end' */
export function dueWords({ calendar }: Pick<Schedule, 'calendar'>, kind: PeriodKind): string {
  if (calendar.kind === 'listed') {
    const all = calendar.periods.map(({ period, dueOn }) => `${describePeriod(period)} by ${formatDate(dueOn)}`);
    return all.length > 3 ? `${formatCounted(all.length, 'period')}, each by a day of its own` : inList.format(all);
  }
  const { from, to, months, dueDays } = calendar;
  const until = to ? ` to ${shortPeriod(to)}` : '';
  const some = months && months.length < 12 ? `, in ${formatCounted(months.length, 'month')} of the year` : '';
  const due = dueDays === 0 ? 'on its last day' : `${formatCounted(dueDays, 'day')} after its end`;
  return `${everyWords[kind]} from ${shortPeriod(from)}${until}${some}, due ${due}`;
}

/** Who is written to and when. @example 'Reminded 7 and 1 days before, told 1 and 7 days after; staff are told after 14 days' */
export function noticeWords({ remindDays, overdueDays, escalateDays }: Schedule): string {
  const at = (days: number[], one: string, none: string) =>
    days.length === 0 ? none : `${one} ${inList.format(days.map(String))} ${days.join() === '1' ? 'day' : 'days'}`;
  const before = at(remindDays, 'Reminded', 'Not reminded');
  const after = at(overdueDays, 'told', 'not told');
  const staff =
    escalateDays === undefined ? 'staff are not told' : `staff are told after ${formatCounted(escalateDays, 'day')}`;
  return `${before} before, ${after} after; ${staff}`;
}
