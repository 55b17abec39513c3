import { describe, expect, it } from 'vitest';
import type { Counts } from '../measures/measure.ts';
import { brightSpots } from './bright-spots.ts';
import { expectedShares } from './expected-shares.ts';
import { madeRegion, PERIOD } from './testing/made-region.ts';

const seeds = Array.from({ length: 30 }, (_, at) => at + 1);
const namesIn = (world: ReturnType<typeof madeRegion>) =>
  brightSpots(world).then(({ spots }) => [...new Set(spots.map(({ place }) => place.name))]);

describe('bright spots, simulated', () => {
  it('are rarely told where places differ by chance alone, however small they are', async () => {
    const told = await Promise.all(seeds.map((seed) => brightSpots(madeRegion({ seed, places: 36 }))));
    expect(told.filter(({ spots }) => spots.length > 0).length).toBeLessThanOrEqual(3);
    expect(told[0]).toMatchObject({ comparisons: 2 * 4 * 36, places: 36 });
  });

  it('are found where places are really better, with hardly any other', async () => {
    const better = new Map([
      [4, 20],
      [9, 20],
    ]);
    const told = await Promise.all(
      seeds.slice(0, 10).map((seed) => namesIn(madeRegion({ seed, places: 36, better, students: 600 }))),
    );
    const found = told.flat();
    expect(found.filter((name) => ['School 4', 'School 9'].includes(name)).length).toBeGreaterThanOrEqual(16);
    expect(found.filter((name) => !['School 4', 'School 9'].includes(name)).length).toBeLessThanOrEqual(2);
  });

  it('are not those that are as much worse', async () => {
    const worse = madeRegion({ seed: 5, places: 36, better: new Map([[4, -20]]), students: 600 });
    expect(await namesIn(worse)).toEqual([]);
    expect(await namesIn({ ...worse, indicator: { betterWhen: 'lower' } })).toEqual(['School 4']);
  });
});

describe('a bright spot', () => {
  const better = new Map([
    [12, 25],
    [4, 25],
  ]);
  const world = madeRegion({ seed: 3, places: 30, better, students: 900 });

  it('says what is better than what, and stands by name, not by how much', async () => {
    const { spots } = await brightSpots(world);
    expect([...new Set(spots.map(({ place }) => place.name))]).toEqual(['School 4', 'School 12']);
    const groups = spots.filter(({ place }) => place.id === 'school-04').map(({ group }) => group);
    expect(groups).toEqual(['all', 'gender:female', 'gender:male', 'low_income:yes']);
    const first = spots.find(({ place, group }) => place.id === 'school-12' && group === 'all');
    expect(first).toMatchObject({ group: 'all', period: PERIOD });
    expect(first?.than.map(({ kind }) => kind)).toEqual(['peers', 'expected']);
    for (const { difference, share } of first?.than ?? []) {
      const own = (first?.counts.numerator ?? 0) / (first?.counts.denominator ?? 1);
      expect(share + difference).toBeCloseTo(own, 9);
      expect(difference).toBeGreaterThan(0.12);
    }
  });

  it('does not depend on the order of places', async () => {
    const turned = { ...world, places: world.places.toReversed() };
    expect(await brightSpots(turned)).toEqual(await brightSpots(world));
  });

  it('is none of who is in no group of a dimension, nor without attributes or values', async () => {
    const series = new Map(
      [...world.series].map(([id, released]) => [
        id,
        released.map((one) => ({ ...one, cells: { 'gender:not_reported': one.cells.all as Counts } })),
      ]),
    );
    const nothing = { spots: [], comparisons: 0, places: 0 };
    expect(await brightSpots({ ...world, series })).toEqual(nothing);
    expect(await brightSpots({ ...world, attributes: [] })).toEqual(nothing);
    expect(await brightSpots({ ...world, series: new Map() })).toEqual(nothing);
  });
});

describe('what is expected from attributes', () => {
  const counts = (percents: number[], students = 1000) =>
    new Map(
      percents.map((percent, at) => [`p${at}`, { numerator: percent * (students / 100), denominator: students }]),
    );
  const scores = (xs: number[]) => new Map(xs.map((x, at) => [`p${at}`, [x]]));

  it('follows the attribute, and is judged by all others', () => {
    const line = [10, 21, 29, 41, 50, 59, 71, 80, 89, 60];
    const found = expectedShares(counts(line), scores([1, 2, 3, 4, 5, 6, 7, 8, 9, 4]));
    const apart = found.at(-1);
    expect(found).toHaveLength(10);
    expect(apart?.expected).toBeGreaterThan(0.38);
    expect(apart?.pAbove).toBeLessThan(0.001);
    expect(apart?.pBelow).toBeGreaterThan(0.999);
    for (const { pAbove } of found.slice(0, -1)) expect(pAbove).toBeGreaterThan(0.1);
  });

  it('is not known of too few places, nor without an attribute, nor where nobody meets the definition', () => {
    const xs = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(expectedShares(counts(xs), scores(xs))).toEqual([]);
    expect(expectedShares(counts([...xs, 3]), new Map())).toEqual([]);
    expect(expectedShares(counts(Array(10).fill(0)), scores([...xs, 3]))).toEqual([]);
  });
});
