import { describe, expect, it } from 'vitest';
import { readinessDomains } from '../catalog/readiness.ts';
import { measureReadiness } from './kindergarten-readiness.ts';
import { type FactsRow, factsBlock } from './testing/blocks.ts';

const domains = Object.keys(readinessDomains);
/** Six flags as letters; a space is none. */
const child = (student: number, flags: string, groups = {}): FactsRow => ({
  student,
  groups,
  facts: Object.fromEntries(
    domains.flatMap((domain, at) => (flags[at] === ' ' ? [] : [[domain, flags[at] === 'Y' ? 1 : 0]])),
  ),
});
const measure = (definition: { domain?: 'literacy' | 'math' }, ...schools: FactsRow[][]) =>
  measureReadiness(
    { kind: 'kindergarten-readiness', ...definition },
    schools.map((rows) => factsBlock('readiness', rows)),
  );

const birch = [
  child(1, 'YYYYYY', { english_learner: 'yes' }),
  child(2, 'YYYYYN', { english_learner: 'no' }),
  child(3, 'YYYYY ', { english_learner: 'no' }),
  child(4, 'NNNN N', { english_learner: 'no' }),
  child(5, '      ', { english_learner: 'yes' }),
  child(6, 'YYYYYY', { english_learner: 'no' }),
];

describe('kindergarten readiness', () => {
  it('is of six in six, of those assessed in all', () => {
    expect(measure({}, birch)).toEqual({
      cells: {
        all: { numerator: 2, denominator: 3 },
        'english_learner:no': { numerator: 1, denominator: 2 },
        'english_learner:yes': { numerator: 1, denominator: 1 },
      },
      notCounted: 3,
    });
  });

  it('is of one domain, of those assessed in it', () => {
    expect(measure({ domain: 'literacy' }, birch).cells.all).toEqual({ numerator: 4, denominator: 4 });
    expect(measure({ domain: 'math' }, birch).cells.all).toEqual({ numerator: 2, denominator: 4 });
  });

  it('counts a student of two schools once in the district, by what either of them saw', () => {
    const [one, other] = [[child(1, 'YYY   '), child(2, 'YYYYYY')], [child(1, '   YYY')]];
    const whole = { cells: { all: { numerator: 2, denominator: 2 } }, notCounted: 0 };
    expect(measure({}, one, other)).toEqual(whole);
    expect(measure({}, other, one)).toEqual(whole);
    expect(measure({}, other).cells.all).toEqual({ numerator: 0, denominator: 0 });
  });
});
