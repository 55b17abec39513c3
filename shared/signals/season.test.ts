import { describe, expect, it } from 'vitest';
import { fitSeason } from './season.ts';
import { isObserved } from './series.ts';
import { madeSeries, ofStudents } from './testing/made-series.ts';

const SHAPE = [0.03, -0.01, -0.02, 0, 0.02, -0.02];

/** Two half-years of the shape at a level; `gaps` are months without a value. */
function baseline(level: number, gaps: readonly number[] = []) {
  const counts = ofStudents(
    1000,
    SHAPE.map((distance) => level + distance),
  );
  const points = madeSeries('', [...counts, ...counts]).points.map((point, month) => ({ ...point, season: month % 6 }));
  return points.filter(isObserved).filter((_, month) => !gaps.includes(month));
}

describe('fitSeason', () => {
  it('finds levels and shape exactly, also with months missing', () => {
    const { levels, shape, students } = fitSeason([baseline(0.2, [0, 7]), baseline(0.5, [3]), []]);
    expect(levels[0]).toBeCloseTo(0.2, 8);
    expect(levels[1]).toBeCloseTo(0.5, 8);
    expect(levels[2]).toBeUndefined();
    SHAPE.forEach((distance, season) => {
      expect(shape.get(season)).toBeCloseTo(distance, 8);
    });
    expect(students.get(0)).toBe(3000);
  });

  it('weighs places by students', () => {
    const many = madeSeries('', ofStudents(900, [0.2, 0.3])).points.filter(isObserved);
    const few = madeSeries('', ofStudents(100, [0.5, 0.4])).points.filter(isObserved);
    const { shape } = fitSeason([many, few]);
    expect(shape.get(8)).toBeCloseTo(0.9 * -0.05 + 0.1 * 0.05, 9);
  });
});
