/**
 * What is known of the students behind a series, who stay from month to month. Independent samples are `{ icc: 0,
 * overlap: [1] }`.
 */
export type Panel = {
  /** Intraclass correlation of one student's values in two months, 0 (every month anew) to 1 (always the same), below 1. */
  icc: number;
  /**
   * Share of students in common, 0 to 1, of two months in the same school year, in successive ones, and so on. Further
   * apart than listed, it goes on shrinking as between the last two.
   */
  overlap: readonly number[];
};

/** Every month a new sample: for what is counted once per student. */
export const INDEPENDENT: Panel = { icc: 0, overlap: [1] };

/**
 * The share of students that two months have in common whose school years lie `years` apart.
 *
 * @example overlapAt({ icc: 0.3, overlap: [1, 0.8] }, 2) // 0.64
 */
export function overlapAt({ overlap }: Panel, years: number): number {
  const apart = Math.abs(years);
  const known = overlap[apart];
  if (known !== undefined) return known;
  const last = overlap.at(-1) ?? 1;
  const before = overlap.at(-2) ?? last;
  return before > 0 ? last * (last / before) ** (apart - overlap.length + 1) : 0;
}

/** Share of students that move away within a year and between years, where nothing is known: on the high side. */
const MOBILITY = 0.1;
const CAUTIOUS_ICC = 0.3;

/**
 * A careful guess for counts that came without students, from the number of grades that a place teaches: one grade is a
 * new class each fall; of six, one leaves. `icc` is that of monthly chronic absence unless told otherwise.
 *
 * @example cautiousPanel({ grades: 6 }).overlap // [1, 0.75, 0.54, 0.3645, …]
 */
export function cautiousPanel({ grades, icc = CAUTIOUS_ICC }: { grades: number; icc?: number }): Panel {
  const overlap = Array.from({ length: grades + 1 }, (_, years) => (1 - years / grades) * (1 - MOBILITY) ** years);
  return { icc, overlap };
}
