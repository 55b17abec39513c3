import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runChart } from './run-chart.ts';
import { numbersOf, value } from './testing/charts.ts';

const values = fc.array(value, { minLength: 1, maxLength: 40 });

describe('run chart', () => {
  it('is judged about the median of its values', () => {
    const [part] = runChart([3, 1, 2, 10, 4]).parts;
    expect(part).toMatchObject({ from: 0, to: 5, center: 3 });
    expect(part?.runs).toMatchObject({ useful: 4, longestRun: 2, crossings: 1, signal: false });
  });

  it('of no values has neither points nor parts', () => {
    expect(runChart([])).toEqual({ points: [], parts: [] });
  });

  it('has no center where nothing is known, and no signal', () => {
    for (const chart of [
      runChart([undefined, Number.NaN, Number.POSITIVE_INFINITY]),
      runChart([1, 2, 3], { exclude: [0, 1, 2] }),
      runChart([1, 2, 3], { freeze: 0 }),
      runChart([undefined, 2, 3], { freeze: 1 }),
    ]) {
      expect(chart.parts[0]?.center).toBeUndefined();
      expect(chart.parts[0]?.runs.signal).toBe(false);
      expect(numbersOf(chart).every(Number.isFinite)).toBe(true);
    }
  });

  it('of one value, or of the same value over and over, has no useful point', () => {
    for (const same of [[0.1], new Array<number>(30).fill(0.1)]) {
      expect(runChart(same).parts[0]).toMatchObject({ center: 0.1, runs: { useful: 0, signal: false } });
    }
  });

  it('passes over missing values', () => {
    const runs = runChart([1, undefined, 1, undefined, 3, 3]).parts[0]?.runs;
    expect(runs).toMatchObject({ observed: 4, useful: 4, longestRun: 2, crossings: 1 });
  });

  it('finds the same runs backwards', () => {
    fc.assert(
      fc.property(values, (forth) => {
        expect(runChart(forth.toReversed()).parts[0]?.runs).toEqual(runChart(forth).parts[0]?.runs);
      }),
    );
  });

  it('has parts that do not know of each other', () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        const both = runChart([...one, ...two], { split: [one.length] });
        expect(both.parts.map(({ center, runs }) => ({ center, runs }))).toEqual(
          [one, two].map((alone) => {
            const [part] = runChart(alone).parts;
            return { center: part?.center, runs: part?.runs };
          }),
        );
      }),
    );
  });

  it('has the same runs as without the points that are excluded', () => {
    fc.assert(
      fc.property(values, fc.array(fc.nat(39)), (all, exclude) => {
        const left = all.filter((_, point) => !exclude.includes(point));
        const [part] = runChart(all, { exclude }).parts;
        const alone = runChart(left).parts[0];
        expect(part?.center).toBe(alone?.center);
        if (alone) expect(part?.runs).toEqual(alone.runs);
      }),
    );
  });
});
