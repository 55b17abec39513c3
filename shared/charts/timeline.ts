import { formatIsoWeek, isoWeekAt, isoWeekOf, weekNumber } from '../catalog/iso-week.ts';
import { formatSchoolYear, ordinal, type Period, type PeriodKind, periodKind, schoolYear } from '../catalog/period.ts';

/** One place on the time axis: a period that has a point, or one that was expected and is missing. */
export type Slot = {
  period: Period;
  /** Distance from the start of the axis, in slots. */
  at: number;
  /** School years since the first one shown; lines break between them. */
  year: number;
};

/** Room between school years, in slots. */
const SUMMER = 0.8;
const JULY = 6;
const windows = ['BOY', 'MOY', 'EOY'];

/**
 * Lays periods of one kind out on an axis, ordered by time. A period of the year in which no year has a value (July) gets
 * no slot; one that other years have, and that lies between the first and the last, gets a slot without a point.
 * No periods give no slots.
 */
export function timeline(periods: Period[]): Slot[] {
  const [first] = periods;
  if (first === undefined) return [];
  const kind = periodKind(first);
  const spots = periods.map((period) => spotOf(kind, ordinal(period)));
  const used = [...new Set(spots.map(({ position }) => position))].sort((a, b) => a - b);
  const times = periods.map(ordinal);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const [from, to] = [spotOf(kind, start).year, spotOf(kind, end).year];
  const slots: Slot[] = [];
  let at = 0;
  for (let year = from; year <= to; year++) {
    if (year > from && kind !== 'year') at += SUMMER;
    for (const position of used) {
      const time = timeOf(kind, { year, position });
      if (time < start || time > end || spotOf(kind, time).year !== year) continue; // few years have a 53rd week
      slots.push({ period: periodAt(kind, time), at, year: year - from });
      at += 1;
    }
  }
  return slots;
}

/** Most periods of a school year with which five years can be told apart on a narrow picture; two years with more. */
const FEW_PERIODS = 3;

/** The last school years, as many as a narrow picture has room for: five, or two of months and weeks. */
export function latestYears(slots: Slot[]): Slot[] {
  const last = slots.at(-1)?.year ?? 0;
  const most = Math.max(0, ...[...Map.groupBy(slots, ({ year }) => year).values()].map(({ length }) => length));
  const years = most <= FEW_PERIODS ? 5 : 2;
  return slots.filter(({ year }) => year > last - years);
}

/** Whether a line may join two neighbours: within a school year, or from one yearly value to the next. */
export function joins(before: Slot, after: Slot): boolean {
  return before.year === after.year || periodKind(after.period) === 'year';
}

type Spot = { year: number; position: number };

function spotOf(kind: PeriodKind, time: number): Spot {
  if (kind === 'year') return { year: time, position: 0 };
  if (kind === 'week') {
    const year = Number(schoolYear(periodAt(kind, time)).slice(0, 4));
    return { year, position: time - firstWeekOf(year) };
  }
  const length = kind === 'month' ? 12 : windows.length;
  const shifted = kind === 'month' ? time - JULY : time;
  return { year: Math.floor(shifted / length), position: shifted % length };
}

function timeOf(kind: PeriodKind, { year, position }: Spot): number {
  if (kind === 'year') return year;
  if (kind === 'week') return firstWeekOf(year) + position;
  return kind === 'month' ? year * 12 + position + JULY : year * windows.length + position;
}

function periodAt(kind: PeriodKind, time: number): Period {
  if (kind === 'year') return `${formatSchoolYear(time)}-YEAR`;
  if (kind === 'week') return formatIsoWeek(isoWeekAt(time));
  if (kind === 'month') return `${Math.floor(time / 12)}-${String((time % 12) + 1).padStart(2, '0')}`;
  return `${formatSchoolYear(Math.floor(time / windows.length))}-${windows[time % windows.length]}`;
}

/** The first week whose Thursday is in the school year: the one of 4 July. */
const firstWeekOf = (year: number): number => weekNumber(isoWeekOf(new Date(Date.UTC(year, JULY, 4))));
