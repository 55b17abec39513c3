import type { Attribute } from '../../catalog/attribute.ts';
import { chronicAbsence } from '../../catalog/indicator-presets.ts';
import { compareFactor } from '../compare-factor.ts';
import type { ComparedPlace } from '../compared-places.ts';
import type { Factor } from '../factor.ts';

export const library: Attribute = {
  ...{ id: 'leveled-library', name: 'Leveled library', kind: 'yes-no', having: 'with a leveled library' },
  ...{ matches: false, source: 'schools' },
};
export const lowIncome: Attribute = {
  ...{ id: 'low-income', name: 'Share with low income', kind: 'share', matches: true, source: 'districts' },
};
export const enrollment: Attribute = {
  ...{ id: 'enrollment', name: 'Enrollment', kind: 'number', unit: 'students', scale: 'log', matches: true },
  source: 'districts',
};
export const spending: Attribute = {
  ...{ id: 'spending', name: 'Spending for each student', kind: 'number', unit: 'dollars', matches: true },
  source: 'state',
};

/** A school where so many of 1,000 students meet the definition. */
export type MadeSchool = { meets: number; value: number; others?: number[] };

export const madePlaces = (schools: readonly MadeSchool[]): ComparedPlace[] =>
  schools.map(({ meets, value, others = [] }, index) => ({
    place: { id: `school-${index}`, kind: 'school', name: `School ${index}`, codes: [] },
    counts: { numerator: meets, denominator: 1000 },
    ...{ value, others },
  }));

/** A comparison of schools in February 2026 of chronic absence, of which less is better unless `part` says otherwise. */
export function madeFactor(schools: readonly MadeSchool[], part: Partial<Factor>): Factor {
  const { attribute = library, heldEqual = [] } = part;
  const compared = madePlaces(schools);
  return {
    ...{ indicator: chronicAbsence, attribute, heldEqual, group: 'all', kind: 'school', period: '2026-02' },
    ...{ periods: ['2026-02'], compared, leftOut: [], result: compareFactor(compared, attribute, heldEqual) },
    ...part,
  };
}
