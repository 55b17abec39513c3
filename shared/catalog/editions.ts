import * as z from 'zod';
import { comparePeriods, type Period, periodKind, periodSchema, schoolYear } from './period.ts';
import { dimensionOf, type StudentGroup } from './student-group.ts';

const dimension = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** The start of a new edition: values from here on are not made as those before, and are not compared with them. */
const common = {
  /** The first period of the new edition; a school year where an indicator of weeks or months changes with the year. */
  from: periodSchema,
  /** What changed, in a sentence that a chart can show. */
  reason: z.string().min(1).max(200),
  /** Name of the edition that ended here. */
  earlierEdition: z.string().min(1).max(80),
  /** Set where only the groups of one dimension changed, for example `race_ethnicity`: other groups go on. */
  dimension: dimension.optional(),
};

/** A break in a series. `earlierDefinition` keeps the periods before as they were counted then. */
export const breakSchema = <D extends z.ZodType>(definition: D) =>
  z.object({ ...common, earlierDefinition: definition.optional() });

type Break = {
  from: Period;
  reason: string;
  earlierEdition: string;
  dimension?: string | undefined;
};
/** What of an indicator tells its editions. Without breaks, one edition holds for all periods. */
export type Editioned = { edition: string; breaks?: Break[] | undefined };

/**
 * The name of the edition by which a period is counted: of the indicator itself from its last break on, and before a break
 * the earlier one. Breaks of a single dimension count for its groups only; without a group they are left aside.
 */
export function editionAt(indicator: Editioned, period: Period, group?: StudentGroup): string {
  return nextBreak(indicator, period, group)?.earlierEdition ?? indicator.edition;
}

/**
 * Whether values of two periods may be compared: no break of the series lies between them. With a group, breaks of its
 * dimension count too; a new list of races breaks the series of every race, and not that of all students.
 */
export function areComparable(indicator: Editioned, one: Period, other: Period, group?: StudentGroup): boolean {
  return breaksBetween(indicator, one, other, group).length === 0;
}

/** The breaks that lie between two periods, whichever comes first, ordered by time: for charts to mark. */
export function breaksBetween<B extends Break>(
  indicator: { breaks?: B[] | undefined },
  one: Period,
  other: Period,
  group?: StudentGroup,
): B[] {
  return breaksOf(indicator, group).filter(({ from }) => isBefore(one, from) !== isBefore(other, from));
}

/** The breaks of a group's series, ordered by time; without a group, those of every group. */
export function breaksOf<B extends Break>(indicator: { breaks?: B[] | undefined }, group?: StudentGroup): B[] {
  const concerned = group === undefined ? undefined : dimensionOf(group);
  return (indicator.breaks ?? [])
    .filter((one) => one.dimension === undefined || one.dimension === concerned)
    .toSorted((a, b) => (isBefore(a.from, b.from) ? -1 : isBefore(b.from, a.from) ? 1 : 0));
}

/** The definition by which a period is counted: the one that held then, as far as a later break keeps it. */
export function definitionAt<D>(
  indicator: { definition: D; breaks?: (Break & { earlierDefinition?: D | undefined })[] | undefined },
  period: Period,
): D {
  const later = breaksOf(indicator).filter(({ from }) => isBefore(period, from));
  return (
    later.find(({ earlierDefinition }) => earlierDefinition !== undefined)?.earlierDefinition ?? indicator.definition
  );
}

const nextBreak = (indicator: Editioned, period: Period, group: StudentGroup | undefined) =>
  breaksOf(indicator, group).find(({ from }) => isBefore(period, from));

/** Whether a period lies before a break; those of different kinds are ordered by their school years. */
function isBefore(period: Period, from: Period): boolean {
  if (periodKind(period) === periodKind(from)) return comparePeriods(period, from) < 0;
  return schoolYear(period) < schoolYear(from);
}
