import { describe, expect, it } from 'vitest';
import { factorViewOf } from '../../../functions/staff-api/factors.ts';
import { library, lowIncome, madeFactor, spending } from '../../../shared/factors/testing/made-factor.ts';
import { effectsOf, factorCsv, formatCorrelation, formatP, pointsOf } from './factor.ts';

const schools = Array.from({ length: 16 }, (_, index) => ({
  meets: 200 + 10 * index + ((index * 7) % 5),
  value: index % 2,
  others: [0.2 + ((index * 5) % 16) / 40],
}));

describe('the words of a factor', () => {
  it('write correlations and their p', () => {
    expect([-0.618, 0.5, -0.001, 1].map(formatCorrelation)).toEqual(['−0.62', '0.50', '0.00', '1.00']);
    expect([0.0004, 0.0316].map(formatP)).toEqual(['under 0.001', '0.032']);
  });

  it('say for which step points are', () => {
    const along = schools.map((one, index) => ({ ...one, value: 9000 + 800 * index, others: [] }));
    const { result, attribute } = factorViewOf(madeFactor(along, { attribute: spending }));
    if (result.kind === 'cannot-say') throw new Error('They can be compared.');
    expect(pointsOf(result, attribute)).toBe('Points for each 1,000 dollars more');
  });

  it('tell the plain effect, and the one with others held equal where it can be said', () => {
    const held = factorViewOf(madeFactor(schools, { attribute: library, heldEqual: [lowIncome] }));
    expect(effectsOf(held).map(({ name }) => name)).toEqual(['As the places are', 'Alike in share with low income']);
    expect(effectsOf(factorViewOf(madeFactor(schools.slice(0, 8), { heldEqual: [lowIncome] })))).toHaveLength(1);
    expect(effectsOf(factorViewOf(madeFactor(schools.slice(0, 4), {})))).toEqual([]);
  });

  it('are a file with a line for each place', () => {
    const lines = factorCsv(factorViewOf(madeFactor(schools, {}))).split('\r\n');
    expect(lines[0]).toBe('place,place_id,indicator,period,student_group,numerator,denominator,shown,leveled-library');
    expect(lines[1]).toBe('School 0,school-0,Chronic absence,2026-02,all,200,1000,20.0%,no');
    expect(lines).toHaveLength(18);
  });
});
