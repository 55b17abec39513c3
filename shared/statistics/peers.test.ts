import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';
import { oneAgainstSample } from './one-against-sample.ts';
import { sampleOf, standardScores } from './sample.ts';
import { hasReferenceCases, referenceCase } from './testing/reference-cases.ts';

const value = fc.integer({ min: -400, max: 400 }).map((n) => n / 8);
const values = fc.array(value, { minLength: 2, maxLength: 12 });
const points = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 });

describe('standard scores', () => {
  it('have mean 0 and standard deviation 1, and follow no shift or scale', () => {
    expect(standardScores([1, 2, 3])).toEqual([-1, 0, 1]);
    fc.assert(
      fc.property(values, (some) => {
        const scores = standardScores(some);
        fc.pre(scores !== undefined);
        expect(sampleOf(scores)?.mean).toBeCloseTo(0, 9);
        expect(sampleOf(scores)?.deviation).toBeCloseTo(1, 9);
        const changed = standardScores(some.map((one) => 3 * one + 40)) ?? [];
        for (const [at, score] of scores.entries()) expect(changed[at]).toBeCloseTo(score, 9);
      }),
    );
  });

  it('are undefined of what does not vary', () => {
    expect(standardScores([])).toBeUndefined();
    expect(standardScores([5])).toBeUndefined();
    expect(standardScores([0.1, 0.1, 0.1])).toBeUndefined();
  });
});

describe('the nearest of many points', () => {
  it('are the nearest first, and of two as far the one that comes first', () => {
    expect(nearest([[0], [2], [-2], [1]], 0, 2)).toEqual([
      { index: 3, distance: 1 },
      { index: 1, distance: 2 },
    ]);
    expect(nearest([[0]], 0, 5)).toEqual([]);
    expect(() => nearest([[0]], 1, 5)).toThrow(RangeError);
    expect(() => nearest([[0], [1, 2]], 0, 5)).toThrow(RangeError);
  });

  it('are never farther than any that is left out, and as near to the one as it is to them', () => {
    fc.assert(
      fc.property(points, fc.nat(), fc.nat({ max: 12 }), (some, any, count) => {
        const own = any % some.length;
        const all = nearest(some, own, some.length);
        expect(all).toHaveLength(some.length - 1);
        expect(nearest(some, own, count)).toEqual(all.slice(0, count));
        for (const { index, distance } of all) {
          expect(nearest(some, index, some.length).find((back) => back.index === own)?.distance).toBe(distance);
        }
      }),
    );
  });
});

describe('one value against a sample', () => {
  it('agrees with the prediction interval by t', () => {
    const found = oneAgainstSample(7, [1, 2, 3]);
    const reach = 4.302652729911275 * Math.sqrt(1 + 1 / 3);
    expect(found).toMatchObject({ mean: 2, deviation: 1, difference: 5, z: 5, shareBelow: 1 });
    expect(found?.interval[0]).toBeCloseTo(5 - reach, 9);
    expect(found?.p).toBeCloseTo(2 * (found?.pAbove ?? 0), 12);
    // Of two degrees of freedom it is 1 - t / √(t² + 2).
    expect(found?.p).toBeCloseTo(1 - Math.sqrt(18.75 / 20.75), 12);
  });

  it('is undefined without a sample, or where nothing varies', () => {
    expect(oneAgainstSample(7, [1])).toBeUndefined();
    expect(oneAgainstSample(7, [1, 1, 1])).toBeUndefined();
    expect(oneAgainstSample(7, [1, 1, 1], { least: 1 })?.z).toBeUndefined();
  });

  it('has an interval without 0 just where it is sure at 5%, and is less sure with more chance', () => {
    fc.assert(
      fc.property(value, values, fc.integer({ min: 1, max: 50 }), (one, some, more) => {
        const found = oneAgainstSample(one, some);
        fc.pre(found !== undefined);
        const [lower, upper] = found.interval;
        fc.pre(Math.min(Math.abs(lower), Math.abs(upper)) > 1e-9);
        expect(found.p < 0.05).toBe(lower > 0 || upper < 0);
        expect(oneAgainstSample(one, some, { more })?.p).toBeGreaterThanOrEqual(found.p);
        expect(oneAgainstSample(one, some, { least: more })?.p).toBeGreaterThanOrEqual(found.p - 1e-12);
      }),
    );
  });
});

it.runIf(hasReferenceCases)('peers of districts, and a district beside them, agree with R', () => {
  const { inputs, expected, expectAgreement } = referenceCase('fac_03_peer_groups');
  const columns = Object.values<number[]>(inputs.features).map((column) => standardScores(column) ?? []);
  const profiles = (inputs.read as number[]).map((_, at) => columns.map((column) => column[at] ?? Number.NaN));
  const targets = (inputs.targets as number[]).map((target) => {
    const peers = nearest(profiles, target - 1, inputs.k);
    const read = (index: number): number => inputs.read[index];
    const against = oneAgainstSample(
      read(target - 1),
      peers.map(({ index }) => read(index)),
    );
    const found = {
      index: peers.map(({ index }) => index + 1),
      district: peers.map(({ index }) => inputs.district[index]),
      distance: peers.map(({ distance }) => distance),
      peer_mean_read: against?.mean,
      peer_sd_read: against?.deviation,
      own_read: read(target - 1),
      z_vs_peers: against?.z,
      share_of_peers_below: against?.shareBelow,
    };
    return [String(target), found];
  });
  expectAgreement(Object.fromEntries(targets), expected.targets);
});
