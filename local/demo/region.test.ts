import { describe, expect, it } from 'vitest';
import { placeSchema } from '../../shared/catalog/place.ts';
import { YEARS } from './calendar.ts';
import { chance, normal } from './random.ts';
import { districts, places } from './region.ts';
import { enrolled, studentsOf } from './students.ts';

describe('chance', () => {
  it('is decided by its keys alone', () => {
    expect(chance(500_012, 26, 31)).toBe(chance(500_012, 26, 31));
    expect(chance(500_012, 26, 31)).not.toBe(chance(500_012, 27, 31));
  });

  it('is spread evenly, and the normal draw is standard', () => {
    const draws = Array.from({ length: 20_000 }, (_, index) => chance(index, 5));
    const tenths = draws.reduce(
      (counts, draw) => counts.with(Math.floor(draw * 10), (counts[Math.floor(draw * 10)] ?? 0) + 1),
      Array<number>(10).fill(0),
    );
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
    const normals = Array.from({ length: 20_000 }, (_, index) => normal(index, 11));
    const mean = normals.reduce((sum, value) => sum + value, 0) / normals.length;
    const variance = normals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normals.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});

describe('the made region', () => {
  it('has seven districts and at least sixty schools, each with an id, a name and a code of its own', () => {
    expect(places.filter(({ kind }) => kind === 'district')).toHaveLength(7);
    const schools = places.filter(({ kind }) => kind === 'school');
    expect(schools.length).toBeGreaterThanOrEqual(60);
    for (const place of places) expect(placeSchema.safeParse(place).success).toBe(true);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    expect(new Set(schools.map(({ codes }) => codes[0])).size).toBe(schools.length);
  });

  it('gives every student an id that no other student of the region has', () => {
    const ids = districts.flatMap((district) => studentsOf(district).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has 15 to 20 thousand students in each year, who move up a grade and mostly stay', () => {
    for (let year = 0; year < YEARS; year += 1) {
      const count = districts.reduce((sum, district) => sum + enrolled(district, year).length, 0);
      expect(count).toBeGreaterThan(15_000);
      expect(count).toBeLessThan(20_000);
    }
    const [district] = districts;
    if (!district) throw new Error('there are districts');
    const next = new Map(enrolled(district, 1).map((one) => [one.student.id, one.grade]));
    const stayed = enrolled(district, 0).filter(({ student, grade }) => grade < 12 && next.has(student.id));
    expect(stayed.length / enrolled(district, 0).length).toBeGreaterThan(0.8);
    for (const { student, grade } of stayed) expect(next.get(student.id)).toBe(grade + 1);
  });

  it('has groups and places too small to be shown', () => {
    const glenhaven = districts.filter(({ id }) => id === 'glenhaven');
    const learners = glenhaven.flatMap((one) => enrolled(one, 2)).filter(({ student }) => student.englishLearner);
    expect(learners.length).toBeGreaterThan(0);
    expect(learners.length).toBeLessThan(20);
    const programs = districts.flatMap(({ schools }) => schools.programs);
    const sizes = programs.map(
      ({ id }) => districts.flatMap((one) => enrolled(one, 2)).filter(({ school }) => school.id === id).length,
    );
    expect(sizes.some((size) => size > 0 && size < 10)).toBe(true);
    expect(sizes.every((size) => size < 40)).toBe(true);
  });
});
