import { describe, expect, it } from 'vitest';
import type { Measure } from '../measures/measure.ts';
import { rollUp } from '../measures/roll-up.ts';
import { measureOf } from '../measures/testing/measures.ts';
import { decideRelease } from './decide.ts';
import { place, school, shown } from './testing/trees.ts';

describe('what may be shown of one school', () => {
  const decide = (students: Record<string, number | null>) =>
    shown(decideRelease([school('birch', students)], [place('birch', 'school')], 10)).birch;

  it('is everything where no group is small', () => {
    expect(decide({ all: 30, 'el:yes': 10, 'el:no': 20 })).toEqual({ all: 30, 'el:yes': 10, 'el:no': 20 });
  });

  it('is not the other half of a small group', () => {
    expect(decide({ all: 30, 'el:yes': 9, 'el:no': 21 })).toEqual({ all: 30, 'el:yes': 'hidden', 'el:no': 'hidden' });
  });

  it('leaves no sum of small groups below the minimum', () => {
    expect(decide({ all: 60, 'race:a': 3, 'race:b': 4, 'race:c': 20, 'race:d': 33 })).toEqual({
      all: 60,
      'race:a': 'hidden',
      'race:b': 'hidden',
      'race:c': 'hidden',
      'race:d': 33,
    });
  });

  it('is nothing where the school is small in all', () => {
    expect(decide({ all: 9, 'el:yes': 0, 'el:no': 9 })).toEqual({ all: 'hidden', 'el:yes': 0, 'el:no': 'hidden' });
  });

  it('is a zero as a zero', () => {
    expect(decide({ all: 0 })).toEqual({ all: 0 });
    expect(decide({ all: 40, 'el:yes': 0, 'el:no': 40 })).toEqual({ all: 40, 'el:yes': 0, 'el:no': 40 });
  });

  it('is nothing that the source hid, nor what would give it away', () => {
    expect(decide({ all: 40, 'el:yes': null, 'el:no': 33 })).toEqual({
      all: 40,
      'el:yes': 'hidden',
      'el:no': 'hidden',
    });
  });

  it('takes the total as known where it came without one', () => {
    expect(decide({ 'el:yes': 4, 'el:no': 36, 'gender:x': 40 })).toMatchObject({
      'el:yes': 'hidden',
      'el:no': 'hidden',
    });
  });
});

describe('what may be shown of a district', () => {
  const places = [place('fircrest', 'district'), ...['a', 'b', 'c'].map((id) => place(id, 'school', 'fircrest'))];
  const withDistrict = (schools: Measure[]) => [{ ...measureOf('fircrest', {}), ...rollUp(schools) }, ...schools];

  it('does not give a small school away by subtraction', () => {
    const schools = [school('a', { all: 6 }), school('b', { all: 50 }), school('c', { all: 30 })];
    expect(shown(decideRelease(withDistrict(schools), places, 10))).toEqual({
      fircrest: { all: 86 },
      a: { all: 'hidden' },
      b: { all: 50 },
      c: { all: 'hidden' },
    });
  });

  it('does not give away a group of one school through the district and the other schools', () => {
    const schools = [
      school('a', { all: 60, 'el:yes': 5, 'el:no': 55 }),
      school('b', { all: 60, 'el:yes': 20, 'el:no': 40 }),
      school('c', { all: 60, 'el:yes': 25, 'el:no': 35 }),
    ];
    const { a, b, c, fircrest } = shown(decideRelease(withDistrict(schools), places, 10));
    expect(fircrest).toEqual({ all: 180, 'el:yes': 50, 'el:no': 130 });
    expect(b).toEqual({ all: 60, 'el:yes': 20, 'el:no': 40 });
    expect([a, c]).toEqual([
      { all: 60, 'el:yes': 'hidden', 'el:no': 'hidden' },
      { all: 60, 'el:yes': 'hidden', 'el:no': 'hidden' },
    ]);
  });

  it('keeps a school that is left out of a dimension from following from the district', () => {
    const schools = [
      school('a', { all: 40, 'el:yes': null, 'el:no': 33 }),
      school('b', { all: 60, 'el:yes': 20, 'el:no': 40 }),
    ];
    const { a, fircrest } = shown(decideRelease(withDistrict(schools), places, 10));
    expect(a).toEqual({ all: 40, 'el:yes': 'hidden', 'el:no': 'hidden' });
    expect(fircrest).toEqual({ all: 100, 'el:yes': 20, 'el:no': 40 });
  });
});
