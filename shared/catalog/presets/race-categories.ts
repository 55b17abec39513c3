import type { Indicator } from '../indicator.ts';

/**
 * The break of the 2024 federal race and ethnicity categories (OMB SPD 15, March 2024: one question, with Middle Eastern or
 * North African as a category of its own), for an indicator whose partners change over with a school year. When they do is
 * theirs to say: agencies have until 2029.
 *
 * @example { ...chronicAbsence, breaks: [raceCategoriesOf2024('2026-27-YEAR')] }
 */
export const raceCategoriesOf2024 = (from: string): NonNullable<Indicator['breaks']>[number] => ({
  from,
  reason: 'Race and ethnicity are asked in one question, with the federal categories of 2024.',
  earlierEdition: 'Federal categories of 1997',
  dimension: 'race_ethnicity',
});
