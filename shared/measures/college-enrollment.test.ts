import { describe, expect, it } from 'vitest';
import type { Definition } from '../catalog/indicator.ts';
import { measureCollegeEnrollment } from './college-enrollment.ts';
import { type FactsRow, factsBlock } from './testing/blocks.ts';

type CollegeEnrollment = Extract<Definition, { kind: 'college-enrollment' }>;

const graduate = (student: number, facts: Record<string, number>): FactsRow => ({ student, facts });
const fall = (two: number, four: number) => ({ 'first-fall-two-year': two, 'first-fall-four-year': four });
const year = (two: number, four: number) => ({ 'first-year-two-year': two, 'first-year-four-year': four });
const birch = [
  graduate(1, { ...fall(0, 1), ...year(0, 1) }),
  graduate(2, { ...fall(1, 1), ...year(1, 1) }),
  graduate(3, { ...fall(0, 0), ...year(1, 0) }),
  graduate(4, { ...fall(0, 0), ...year(0, 0) }),
];
const measure = (definition: Omit<CollegeEnrollment, 'kind'>, ...schools: FactsRow[][]) =>
  measureCollegeEnrollment(
    { kind: 'college-enrollment', ...definition },
    schools.map((rows) => factsBlock('postsecondary', rows)),
  );

describe('college enrollment', () => {
  it.each([
    [{ within: 'first-fall' }, 2],
    [{ within: 'first-year' }, 3],
    [{ within: 'first-fall', level: 'two-year' }, 1],
    [{ within: 'first-fall', level: 'four-year' }, 2],
    [{ within: 'first-year', level: 'two-year' }, 2],
  ] as const)('%o counts %i of all that were sent', (definition, numerator) => {
    expect(measure(definition, birch)).toEqual({ cells: { all: { numerator, denominator: 4 } }, notCounted: 0 });
  });

  it('is not measured in a window that was not over', () => {
    const early = [graduate(1, fall(0, 1)), graduate(2, fall(0, 0))];
    expect(measure({ within: 'first-fall' }, early).cells.all).toEqual({ numerator: 1, denominator: 2 });
    expect(measure({ within: 'first-year' }, early)).toEqual({ cells: {}, notCounted: 0 });
  });

  it('counts a graduate of two schools once in the district', () => {
    const cedar = [graduate(4, { ...fall(1, 0), ...year(1, 0) })];
    for (const schools of [
      [birch, cedar],
      [cedar, birch],
    ]) {
      expect(measure({ within: 'first-fall' }, ...schools).cells.all).toEqual({ numerator: 3, denominator: 4 });
    }
  });
});
