import * as z from 'zod';
import { formatIsoWeek, type IsoWeek, isoWeekAt, mondayOf, thursdayOf, weekNumber, weeksInYear } from './iso-week.ts';

/**
 * A period's id. Weeks `2026-W07` (ISO 8601), months `2026-02`, assessment windows `2025-26-BOY`, school years
 * `2025-26-YEAR`. A school year runs from July to June; a week belongs to the one that its Thursday lies in.
 */
export const periodKinds = ['week', 'month', 'window', 'year'] as const;
export const periodKindSchema = z.enum(periodKinds);
export type PeriodKind = z.infer<typeof periodKindSchema>;

const windows = ['BOY', 'MOY', 'EOY'] as const;
const month = /^(\d{4})-(0[1-9]|1[0-2])$/;
const isoWeek = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;
const ofSchoolYear = /^(\d{4})-(\d{2})-(BOY|MOY|EOY|YEAR)$/;

function isPeriod(text: string): boolean {
  if (month.test(text)) return true;
  const week = asWeek(text);
  if (week) return week.week <= weeksInYear(week.year);
  const parts = ofSchoolYear.exec(text);
  return parts !== null && Number(parts[2]) === (Number(parts[1]) + 1) % 100;
}

/** A week as its year and number; undefined for any other period. */
function asWeek(period: string): IsoWeek | undefined {
  const parts = isoWeek.exec(period);
  return parts ? { year: Number(parts[1]), week: Number(parts[2]) } : undefined;
}

export const periodSchema = z
  .string()
  .refine(
    isPeriod,
    'write a week as 2026-W07, a month as 2026-02, a window as 2025-26-BOY, a school year as 2025-26-YEAR',
  );
export type Period = string;

/** A school year as `2025-26`. */
export const schoolYearSchema = z.string().refine((text) => isPeriod(`${text}-YEAR`), 'write a school year as 2025-26');

/** The kind of a period. Throws on text that is not a period. */
export function periodKind(period: Period): PeriodKind {
  if (!isPeriod(period)) throw new RangeError(`Not a period: ${period}`);
  if (month.test(period)) return 'month';
  if (isoWeek.test(period)) return 'week';
  return period.endsWith('-YEAR') ? 'year' : 'window';
}

/** The school year that a period lies in, for example `2025-26` for `2026-02`. */
export function schoolYear(period: Period): string {
  const asMonth = month.exec(period);
  if (asMonth) return schoolYearOf(Number(asMonth[1]), Number(asMonth[2]));
  const week = asWeek(period);
  if (!week) return period.slice(0, 7);
  const thursday = thursdayOf(week);
  return schoolYearOf(thursday.getUTCFullYear(), thursday.getUTCMonth() + 1);
}

const schoolYearOf = (year: number, monthOfYear: number) => formatSchoolYear(year - (monthOfYear < 7 ? 1 : 0));

/** Writes the school year that starts in July of `starts`: `2025` is `2025-26`. */
export function formatSchoolYear(starts: number): string {
  return `${starts}-${String((starts + 1) % 100).padStart(2, '0')}`;
}

/** Periods are few, and asked for by every sort and comparison. */
const ordinals = new Map<Period, number>();

/** Place of a period on a scale on which the next period of its kind is 1 more. Throws on text that is not a period. */
export function ordinal(period: Period): number {
  const known = ordinals.get(period);
  if (known !== undefined) return known;
  const at = toOrdinal(period);
  ordinals.set(period, at);
  return at;
}

function toOrdinal(period: Period): number {
  const asMonth = month.exec(period);
  if (asMonth) return Number(asMonth[1]) * 12 + Number(asMonth[2]) - 1;
  const week = asWeek(period);
  if (week) return weekNumber(week);
  const starts = Number(period.slice(0, 4));
  if (periodKind(period) === 'year') return starts;
  return starts * 3 + windows.indexOf(period.slice(8) as (typeof windows)[number]);
}

/**
 * The period of the same kind that lies so many after, or before for a negative number.
 *
 * @example laterPeriod('2025-26-BOY', 1) // '2025-26-MOY'
 */
export function laterPeriod(period: Period, steps: number): Period {
  const at = ordinal(period) + steps;
  const kind = periodKind(period);
  if (kind === 'month') return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  if (kind === 'week') return formatIsoWeek(isoWeekAt(at));
  return kind === 'year'
    ? `${formatSchoolYear(at)}-YEAR`
    : `${formatSchoolYear(Math.floor(at / 3))}-${windows[at % 3]}`;
}

/** Orders periods of one kind by time. */
export function comparePeriods(a: Period, b: Period): number {
  return ordinal(a) - ordinal(b);
}

/**
 * The same period one school year before: `2025-02` for `2026-02`, `2025-W07` for `2026-W07`. A 53rd week is compared with
 * the last week of the year before.
 */
export function yearBefore(period: Period): Period {
  const asMonth = month.exec(period);
  if (asMonth) return `${Number(asMonth[1]) - 1}-${asMonth[2]}`;
  const week = asWeek(period);
  if (week) return formatIsoWeek({ year: week.year - 1, week: Math.min(week.week, weeksInYear(week.year - 1)) });
  return formatSchoolYear(Number(period.slice(0, 4)) - 1) + period.slice(7);
}

/**
 * The latest period of the same time of the year that is not after `limit`: the period itself, or so many years before.
 *
 * @example sameTimeOfYear('2027-02', '2025-06') // '2025-02'
 */
export function sameTimeOfYear(period: Period, limit: Period): Period {
  let same = period;
  while (comparePeriods(same, limit) > 0) same = yearBefore(same);
  return same;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const longMonthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const windowNames = { BOY: 'beginning of year', MOY: 'middle of year', EOY: 'end of year' };

/** A period in words: `week of February 9, 2026`, `February 2026`, `beginning of year 2025–26`, `2025–26`. */
export function describePeriod(period: Period): string {
  const asMonth = month.exec(period);
  if (asMonth) return `${longMonthNames[Number(asMonth[2]) - 1]} ${asMonth[1]}`;
  const week = asWeek(period);
  if (week) return `week of ${describeMonday(week, longMonthNames)}`;
  const year = period.slice(0, 7).replace('-', '–');
  if (periodKind(period) === 'year') return year;
  return `${windowNames[period.slice(8) as (typeof windows)[number]]} ${year}`;
}

/** A period for a chart or a table: `Feb 9, 2026` (the Monday of a week), `Feb 2026`, `BOY 2025–26`, `2025–26`. */
export function shortPeriod(period: Period): string {
  const asMonth = month.exec(period);
  if (asMonth) return `${monthNames[Number(asMonth[2]) - 1]} ${asMonth[1]}`;
  const week = asWeek(period);
  if (week) return describeMonday(week, monthNames);
  const year = period.slice(0, 7).replace('-', '–');
  return periodKind(period) === 'year' ? year : `${period.slice(8)} ${year}`;
}

function describeMonday(week: IsoWeek, names: string[]): string {
  const monday = mondayOf(week);
  return `${names[monday.getUTCMonth()]} ${monday.getUTCDate()}, ${monday.getUTCFullYear()}`;
}

/** Where assessment windows end, as far as calendars agree: month (from 0) and day of the school year's start and end. */
const windowEnds = { BOY: [0, 9, 31], MOY: [1, 1, 15], EOY: [1, 5, 15] } as const;

/**
 * The last day of a period, as midnight UTC. Windows end where those of most calendars do: October 31, February 15 and
 * June 15.
 *
 * @example lastDayOf('2026-02') // 2026-02-28T00:00:00Z
 */
export function lastDayOf(period: Period): Date {
  const kind = periodKind(period);
  if (kind === 'month') return new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0));
  const week = asWeek(period);
  if (week) return new Date(mondayOf(week).getTime() + 6 * 24 * 60 * 60 * 1000);
  const starts = Number(period.slice(0, 4));
  if (kind === 'year') return new Date(Date.UTC(starts + 1, 5, 30));
  const [years, month, day] = windowEnds[period.slice(8) as keyof typeof windowEnds];
  return new Date(Date.UTC(starts + years, month, day));
}
