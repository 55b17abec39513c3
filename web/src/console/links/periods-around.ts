import { formatIsoWeek, isoWeekOf } from '../../../../shared/catalog/iso-week.ts';
import { formatSchoolYear, laterPeriod, type Period, type PeriodKind } from '../../../../shared/catalog/period.ts';

/** How many are offered before this period, and after it. */
const USUAL = { before: 14, after: 3 };
const [JULY, DECEMBER] = [6, 11];

/**
 * Periods that a partner may be asked for now: the next ones, this one, and those before it, the latest first.
 *
 * @example periodsAround(new Date('2026-03-10T12:00Z'), 'month')[3] // '2026-03'
 */
export function periodsAround(now: Date, kind: PeriodKind, { before, after } = USUAL): Period[] {
  const current = periodOf(now, kind);
  return Array.from({ length: before + after + 1 }, (_, at) => laterPeriod(current, after - at));
}

function periodOf(now: Date, kind: PeriodKind): Period {
  if (kind === 'week') return formatIsoWeek(isoWeekOf(now));
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (kind === 'month') return `${year}-${String(month + 1).padStart(2, '0')}`;
  const schoolYear = formatSchoolYear(month < JULY ? year - 1 : year);
  if (kind === 'year') return `${schoolYear}-YEAR`;
  // By the usual calendar: the middle window is that of winter.
  const window = month >= JULY && month < DECEMBER ? 'BOY' : month <= 2 || month === DECEMBER ? 'MOY' : 'EOY';
  return `${schoolYear}-${window}`;
}
