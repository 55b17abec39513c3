import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxLimits } from './box-limits.ts';
import { crossingsLimitOf, longestRunLimitOf, runsAnalysis } from './runs-analysis.ts';
import type { Side } from './side.ts';

const sides = fc.array(fc.constantFrom<Side>(-1, 0, 1), { maxLength: 120 });
const block = (one: Side, length: number): Side[] => new Array<Side>(length).fill(one);
const inTurn = (length: number): Side[] => Array.from({ length }, (_, index) => (index % 2 === 0 ? 1 : -1));

describe('runs analysis', () => {
  it('drops points on the center, which neither break a run nor cross', () => {
    expect(runsAnalysis([1, 1, 0, 1, -1, 1])).toEqual({
      observed: 6,
      useful: 5,
      longestRun: 3,
      longestRunLimit: 5,
      crossings: 2,
      crossingsLimit: 0,
      signal: false,
    });
  });

  it('says nothing without a useful point', () => {
    const nothing = { useful: 0, longestRun: undefined, longestRunLimit: undefined, crossings: undefined };
    expect(runsAnalysis([])).toEqual({ ...nothing, observed: 0, crossingsLimit: undefined, signal: false });
    expect(runsAnalysis([0, 0])).toEqual({ ...nothing, observed: 2, crossingsLimit: undefined, signal: false });
    expect(runsAnalysis([1])).toMatchObject({ useful: 1, longestRun: 1, crossings: 0, signal: false });
  });

  it('signals one point more than the longest run, and one crossing less than the fewest', () => {
    const runOf = (length: number) => [...block(-1, length), ...inTurn(24 - length)];
    expect([8, 9].map((length) => runsAnalysis(runOf(length)).longestRun)).toEqual([8, 9]);
    expect([8, 9].map((length) => runsAnalysis(runOf(length)).signal)).toEqual([false, true]);
    const crossed = (crossings: number) =>
      Array.from({ length: crossings + 1 }, (_, index) => block(index % 2 === 0 ? 1 : -1, 3)).flat();
    expect(runsAnalysis(crossed(7))).toMatchObject({ useful: 24, crossings: 7, crossingsLimit: 8, signal: true });
  });

  it('lets runs be as long as the logarithm of the points has it', () => {
    expect([1, 10, 15, 20, 24, 30, 60].map(longestRunLimitOf)).toEqual([3, 6, 7, 7, 8, 8, 9]);
    expect(longestRunLimitOf(0)).toBeUndefined();
  });

  it('wants as many crossings as the binomial distribution has at 5%, counted in whole numbers', () => {
    let row = [1n];
    for (let useful = 1; useful <= 150; useful += 1) {
      // 20 times the ways to have so few crossings, or fewer, reach all ways.
      let ways = 0n;
      const fewest = row.findIndex((count) => {
        ways += count;
        return 20n * ways >= 2n ** BigInt(useful - 1);
      });
      expect(crossingsLimitOf(useful), `${useful} useful points`).toBe(fewest);
      row = [...row, 0n].map((count, index) => count + (row[index - 1] ?? 0n));
    }
    expect(crossingsLimitOf(0)).toBeUndefined();
  });

  it('knows the crossings of thousands of points', () => {
    // For many points binomial and normal percentiles are the same but for a step.
    for (const useful of [2000, 5000]) {
      const normal = (useful - 1) / 2 - (1.6448536269514722 * Math.sqrt(useful - 1)) / 2;
      expect(Math.abs((crossingsLimitOf(useful) ?? 0) - normal)).toBeLessThan(1);
    }
  });

  it('finds the same runs and crossings backwards and upside down', () => {
    fc.assert(
      fc.property(sides, (forth) => {
        const found = runsAnalysis(forth);
        expect(runsAnalysis(forth.toReversed())).toEqual(found);
        expect(runsAnalysis(forth.map((one) => -one as Side))).toEqual(found);
      }),
    );
  });

  it('has as many useful points as runs and crossings allow', () => {
    fc.assert(
      fc.property(sides, (all) => {
        const { useful, longestRun = 0, crossings = -1 } = runsAnalysis(all);
        expect(longestRun * (crossings + 1)).toBeGreaterThanOrEqual(useful);
        expect(longestRun + crossings).toBeLessThanOrEqual(Math.max(0, useful) + (useful > 0 ? 0 : -1));
      }),
    );
  });
});

describe('box limits', () => {
  // 0.8 standard deviations of shift put so many points above the old center.
  const SHIFTED = 0.7881446014166033;

  it('are those of the box which chance keeps to in 92.5%, and a shift least', () => {
    const most = 40;
    const [chance, shift] = [boxes(0.5, most), boxes(SHIFTED, most)];
    for (let useful = 10; useful <= most; useful += 1) {
      const all = chance.flatMap((byUseful, longest) =>
        (byUseful[useful] ?? []).map((probability, crossings) => ({
          crossings,
          run: longest,
          chance: probability,
          shift: shift[longest]?.[useful]?.[crossings] ?? 1,
        })),
      );
      const kept = all.filter((one) => one.chance >= 0.925);
      const best = kept.reduce((least, one) => (one.shift < least.shift - 1e-13 ? one : least));
      expect(boxLimits(useful), `${useful} useful points`).toMatchObject({ crossings: best.crossings, run: best.run });
    }
  });

  it('cut nothing that chance needs, and only from the corner', () => {
    const most = 60;
    const chance = boxes(0.5, most);
    const atLeast = (useful: number, crossings: number, run: number) => chance[run]?.[useful]?.[crossings] ?? 0;
    for (let useful = 10; useful <= most; useful += 1) {
      const limits = boxLimits(useful);
      if (!limits?.cut) continue;
      const { crossings, run, cut } = limits;
      expect(cut.crossings).toBeGreaterThan(crossings);
      expect(cut.run).toBeLessThan(run);
      const inside = atLeast(useful, crossings + 1, run - 1);
      const fewest = atLeast(useful, crossings, cut.run) - atLeast(useful, crossings + 1, cut.run);
      const longest = atLeast(useful, cut.crossings, run) - atLeast(useful, cut.crossings, run - 1);
      expect(inside + fewest + longest, `${useful} useful points`).toBeGreaterThanOrEqual(0.925);
    }
  });

  it('are given from 10 to 100 useful points, and else those of Anhøj are taken', () => {
    expect(boxLimits(34)).toEqual({ crossings: 11, run: 8, cut: { crossings: 13, run: 7 } });
    expect([9, 101].map(boxLimits)).toEqual([undefined, undefined]);
    expect(boxLimits(100)).toEqual({ crossings: 41, run: 10, cut: { crossings: 42, run: 9 } });
    for (const method of ['bestbox', 'cutbox'] as const) {
      expect(runsAnalysis(block(1, 7), method).signal).toBe(runsAnalysis(block(1, 7)).signal);
      expect(runsAnalysis(block(1, 101), method).signal).toBe(true);
    }
  });

  it('signal in the cut corner, to its very edge, where the best box does not', () => {
    const runsOf = (...lengths: number[]) => lengths.flatMap((length, run) => block(run % 2 === 0 ? 1 : -1, length));
    const signals = (sides: Side[]) => {
      expect(runsAnalysis(sides, 'bestbox').signal).toBe(false);
      return runsAnalysis(sides, 'cutbox').signal;
    };
    // Of 19 useful points, at the fewest crossings, 5: runs up to 5, not 6.
    expect([runsOf(6, 3, 3, 3, 2, 2), runsOf(5, 4, 4, 2, 2, 2)].map(signals)).toEqual([true, false]);
    // Of 31, at the longest run, 9: 14 crossings, not 13.
    const ones = (length: number) => new Array<number>(length).fill(1);
    const twos = (length: number) => new Array<number>(length).fill(2);
    expect([runsOf(9, ...twos(9), ...ones(4)), runsOf(9, ...twos(8), ...ones(6))].map(signals)).toEqual([true, false]);
  });

  /**
   * The probability of runs up to a longest and of so many crossings or more, by longest run, useful points, crossings.
   */
  function boxes(above: number, most: number): number[][][] {
    const chances = [above, 1 - above];
    return Array.from({ length: most + 1 }, (_, longest) => {
      // By the side of the last run: how likely so many points have so many crossings and no longer run.
      const exactly = [0, 1].map(() => Array.from({ length: most + 1 }, () => new Array<number>(most + 1).fill(0)));
      for (let useful = 1; useful <= most; useful += 1) {
        for (const last of [0, 1]) {
          const here = exactly[last]?.[useful] ?? [];
          for (let run = 1; run <= Math.min(longest, useful); run += 1) {
            const ofRun = (chances[last] ?? 0) ** run;
            if (run === useful) here[0] = (here[0] ?? 0) + ofRun;
            const before = exactly[1 - last]?.[useful - run] ?? [];
            for (let crossings = 1; run < useful && crossings < useful; crossings += 1) {
              here[crossings] = (here[crossings] ?? 0) + (before[crossings - 1] ?? 0) * ofRun;
            }
          }
        }
      }
      return Array.from({ length: most + 1 }, (_, useful) => {
        const orMore = new Array<number>(useful + 1).fill(0);
        for (let crossings = useful - 1; crossings >= 0; crossings -= 1) {
          const both = [0, 1].reduce((sum, last) => sum + (exactly[last]?.[useful]?.[crossings] ?? 0), 0);
          orMore[crossings] = (orMore[crossings + 1] ?? 0) + both;
        }
        return orMore.slice(0, useful);
      });
    });
  }
});
