import { formatIsoWeek, isoWeekOf, weeksInYear } from '../catalog/iso-week.ts';
import {
  formatSchoolYear,
  type Period,
  type PeriodKind,
  periodKind,
  periodSchema,
  schoolYear,
} from '../catalog/period.ts';
import { parseDay } from './parse-day.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const windows: [RegExp, string][] = [
  [/^(boy|beginning|fall|autumn)/i, 'BOY'],
  [/^(moy|middle|winter)/i, 'MOY'],
  [/^(eoy|end|spring)/i, 'EOY'],
];

/**
 * A period as files write it, by the kind that is expected: weeks as `2026-W07`, `2026W7`, or a day of the week such as
 * `2026-02-13` and `2/13/2026`; months as `2026-02`, `02/2026`, `Feb 2026`, `Feb-26`, or a day
 * of the month; windows as `MOY` or `Middle`; years as `2025-26` or `2025-2026`. A month or window without its year is taken
 * to be of the school year `year`, and a month where a year is expected is of its school year. Undefined when it cannot be
 * read.
 *
 * @example parsePeriod('2/28/2026', 'month', '2025-26') // '2026-02'
 */
export function parsePeriod(text: string, kind: PeriodKind, year: string): Period | undefined {
  const period = text.trim();
  if (periodSchema.safeParse(period).success && periodKind(period) === kind) return period;
  if (kind === 'week') return parseWeek(period);
  if (kind === 'month') return parseMonth(period, year);
  if (kind === 'window') return parseWindow(period, year);
  const month = /^\d{1,2}$/.test(period) ? undefined : parseMonth(period, year);
  const found = parseSchoolYear(period) ?? (month && schoolYear(month));
  return found && `${found}-YEAR`;
}

/** A school year as `2025-26`, from `2025-26`, `2025-2026`, `2025/26`, `SY 2025-26`. Undefined for anything else. */
export function parseSchoolYear(text: string): string | undefined {
  const parts = /^(?:sy\s*)?(\d{4})\s*[-–/]\s*(\d{2}|\d{4})$/i.exec(text.trim());
  const starts = Number(parts?.[1]);
  return parts && Number(parts[2]) % 100 === (starts + 1) % 100 ? formatSchoolYear(starts) : undefined;
}

/** A window of the year that it names, or else of `year`. */
function parseWindow(text: string, year: string): Period | undefined {
  const window = windows.find(([pattern]) => pattern.test(text))?.[1];
  const named = /\d{4}.*$/.exec(text)?.[0];
  const found = named === undefined ? year : parseSchoolYear(named);
  return window && found && `${found}-${window}`;
}

/** A week by its number with its year, or by a whole date within it. */
function parseWeek(text: string): Period | undefined {
  const [, year, week] = /^(\d{4})[- ]?w(\d{1,2})$/i.exec(text)?.map(Number) ?? [];
  if (year !== undefined && week !== undefined) {
    return week >= 1 && week <= weeksInYear(year) ? formatIsoWeek({ year, week }) : undefined;
  }
  const day = parseDay(text);
  return day && formatIsoWeek(isoWeekOf(day));
}

function parseMonth(text: string, year: string): Period | undefined {
  const iso = /^(\d{4})[-/]?(\d{1,2})(?:[-/]\d{1,2})?(?:[ t].*)?$/i.exec(text);
  if (iso) return formatMonth(Number(iso[1]), Number(iso[2]));
  const us = /^(\d{1,2})[-/](?:\d{1,2}[-/])?(\d{4})$/.exec(text);
  if (us) return formatMonth(Number(us[2]), Number(us[1]));
  const [, name, number, digits] = /^(?:([a-z]{3})[a-z]*\.?|(\d{1,2}))(?:[ -]'?(\d{4}|\d{2}))?$/i.exec(text) ?? [];
  const month = number === undefined ? monthNames.indexOf((name ?? '').toLowerCase()) + 1 : Number(number);
  if (digits !== undefined) return formatMonth(digits.length === 2 ? 2000 + Number(digits) : Number(digits), month);
  return formatMonth(Number(year.slice(0, 4)) + (month < 7 ? 1 : 0), month);
}

function formatMonth(year: number, month: number): Period | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}
