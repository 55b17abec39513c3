import { formatSchoolYear, lastDayOf, type Period } from '../../../../shared/catalog/period.ts';
import type { StudentLinks } from '../../../../shared/measures/link-periods.ts';
import type { Measure } from '../../../../shared/measures/measure.ts';
import { rollUp } from '../../../../shared/measures/roll-up.ts';
import type { SectionMeasures } from '../../../../shared/store/store.ts';
import type { Random } from '../random.ts';
import type { Change, MadeDistrict, MadePartnership } from './make-partnership.ts';

/** Days after a school year's end on which nothing comes, and rules are run all the same. */
const LOOK_AFTER = [40, 75];
const FIRST_YEAR = 2022;
const SEPTEMBER = 8;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A moment at which rules are run: what came of a period by then, or nothing but time that passed. */
export type Moment = { at: number; period: Period; now: Date; arrived: MadeDistrict[] };

/** School years of months begin in September, and of single values in July. */
export function periodAt(at: number, periodsPerYear: number): Period {
  const year = FIRST_YEAR + Math.floor(at / periodsPerYear);
  if (periodsPerYear === 1) return `${formatSchoolYear(year)}-YEAR`;
  if (periodsPerYear === 3) return `${formatSchoolYear(year)}-${['BOY', 'MOY', 'EOY'][at % 3]}`;
  const months = year * 12 + SEPTEMBER + (at % periodsPerYear);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/**
 * When the files of all periods come, in an order of districts that is another one in each.
 *
 * @param arriveAfter days after a period's end, on each of which an equal part of the districts sends
 */
export function arrivals(
  random: Random,
  { districts, periodsPerYear }: MadePartnership,
  periods: number,
  arriveAfter: readonly number[],
): Moment[] {
  return Array.from({ length: periods }, (_, at) => at).flatMap((at) => {
    const period = periodAt(at, periodsPerYear);
    const after = (days: number) => new Date(lastDayOf(period).getTime() + days * DAY_MS);
    const inOrder = districts.map((one) => ({ one, rank: random.uniform() })).sort((a, b) => a.rank - b.rank);
    const came = arriveAfter.map((days, wave): Moment => {
      const count = Math.ceil((districts.length * (wave + 1)) / arriveAfter.length);
      return { at, period, now: after(days), arrived: inOrder.slice(0, count).map(({ one }) => one) };
    });
    const isLastOfYear = at % periodsPerYear === periodsPerYear - 1;
    const looks = isLastOfYear ? LOOK_AFTER.map((days): Moment => ({ at, period, now: after(days), arrived: [] })) : [];
    return [...came, ...looks];
  });
}

type Counted = { made: MadePartnership; indicatorId: string; changes: readonly Change[] };

/** What recompute would have written of a district: its schools, and the district from them. */
export function sectionOf(
  { made, indicatorId, changes }: Counted,
  { at, period }: Pick<Moment, 'at' | 'period'>,
  { id, schoolIds }: MadeDistrict,
): SectionMeasures {
  const schools = schoolIds.map((placeId): Measure => {
    return { indicatorId, placeId, period, cells: made.cellsOf(placeId, at, changes), parts: [], notCounted: 0 };
  });
  const district: Measure = { indicatorId, placeId: id, period, ...rollUp(schools) };
  return { sectionId: id, measures: [district, ...schools], basis: { definition: 1, inputs: 1, pattern: 0 } };
}

/** Its students linked with those of the period before, in the same school year, and of the year before. */
export function linksOf({ made, changes }: Counted, at: number, { schoolIds }: MadeDistrict): StudentLinks {
  const { periodsPerYear } = made;
  const earlier = [...(at % periodsPerYear === 0 ? [] : [at - 1]), at - periodsPerYear].filter((one) => one >= 0);
  const found = schoolIds.flatMap((school) => earlier.map((one) => made.linksOf(school, one, at, changes)));
  return { pairs: found.flatMap(({ pairs }) => pairs), shared: found.flatMap(({ shared }) => shared) };
}
