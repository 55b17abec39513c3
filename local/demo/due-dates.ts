import type { Schedule } from '../../shared/calendar/schedule.ts';
import { laterDay } from '../../shared/catalog/calendar-day.ts';
import { fourYearGraduation } from '../../shared/catalog/indicator-presets.ts';
import { MONTHS, monthPeriod, windowPeriod, windows, YEARS, yearPeriod } from './calendar.ts';
import { districts } from './region.ts';

const inDays = (days: number) => laterDay(new Date().toISOString().slice(0, 10), days);
const lastYear = YEARS - 1;

type Listed = { period: string; dueOn: string };
type DueDates = Omit<Schedule, 'remindDays' | 'overdueDays'>;

/** The made data ends on a day of its own, so its due days count from today: the last month is due in five days. */
const months: Listed[] = [
  ...Array.from({ length: MONTHS }, (_, month) => ({
    period: monthPeriod(lastYear, month),
    dueOn: inDays(5 - 30 * (MONTHS - 1 - month)),
  })),
  { period: monthPeriod(YEARS, 0), dueOn: inDays(125) },
];
const assessments: Listed[] = [
  ...windows.map((_, window) => ({ period: windowPeriod(lastYear, window), dueOn: inDays(-20 - 110 * (2 - window)) })),
  { period: windowPeriod(YEARS, 0), dueOn: inDays(140) },
];
const graduations: Listed[] = Array.from({ length: YEARS + 1 }, (_, year) => ({
  period: yearPeriod(year),
  dueOn: inDays(-20 - 365 * (lastYear - year)),
}));
/** Old enough that nobody is written to about them any more. */
const probes: Listed[] = [
  { period: '2026-W20', dueOn: inDays(-44) },
  { period: '2026-W21', dueOn: inDays(-37) },
];

const schedule = (
  partnerId: string,
  dataset: Schedule['dataset'],
  periods: Listed[],
  more: Partial<DueDates> = {},
): DueDates => ({
  ...{ id: `${partnerId}-${dataset}`, partnerId, dataset, escalateDays: 14, ...more },
  calendar: { kind: 'listed', periods },
});

/**
 * What is due of each district. All of it came, but for the file to try first, of which Fircrest is reminded, and weekly
 * probes that Eastmoor once began with.
 */
export const schedules: DueDates[] = [
  ...districts.flatMap(({ id }) => [
    schedule(id, 'attendance', months),
    schedule(id, 'assessment', assessments),
    schedule(id, 'counts', graduations, { indicatorId: fourYearGraduation.id }),
  ]),
  schedule('eastmoor', 'monitoring', probes),
];

/** A month that need not come. */
export const excused = {
  path: `/api/schedules/alder-valley-attendance/excuses/${monthPeriod(YEARS, 0)}`,
  reason: 'The district changes its student system in September, and sends two months in October.',
};
