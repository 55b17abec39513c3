import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assuranceOf, type Improvement, makingDataCount, NHS_ENGLAND } from './making-data-count.ts';
import { value } from './testing/charts.ts';
import { xmrChart } from './xmr-chart.ts';

const values = fc.array(value, { maxLength: 40 });
/** Mean 50 and 2.66 mean ranges of 4.59 either way, in the first 12; then what is watched. */
const STEADY = [50, 51, 49, 50, 52, 48, 50, 51, 49, 50, 51, 49];
const rulesOf = (watched: number[], settings: Parameters<typeof makingDataCount>[1] = {}) => {
  const { points } = makingDataCount([...STEADY, ...watched], { freeze: STEADY.length, ...settings });
  return points.slice(STEADY.length).map(({ specialCauses }) => specialCauses.map(({ rule }) => rule).join(' '));
};

describe('Making Data Count', () => {
  it('reads an XmR chart with limits of 2.66 mean moving ranges, outliers screened', () => {
    const chart = makingDataCount([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
    expect(chart.points[4]).toMatchObject({
      lower: expect.closeTo(35 / 18 - 2.66, 12),
      upper: expect.closeTo(35 / 18 + 2.66, 12),
      specialCauses: [{ rule: 'astronomical-point', direction: 1 }],
      variation: 'special-cause-improvement',
    });
    expect(chart.variation).toBe('common-cause');
  });

  it('marks each point of a shift, from 7 or as agreed on, which a point on the mean ends', () => {
    const six = [51, 52, 51, 52, 51, 52];
    expect(rulesOf([49, ...six, 50])).toEqual(new Array(8).fill(''));
    expect(rulesOf([49, ...six, 50], { length: 6 })).toEqual(['', ...new Array(6).fill('shift'), '']);
    expect(rulesOf([49, ...six, 51, 49])).toEqual(['', ...new Array(7).fill('shift'), '']);
  });

  it('marks each point of a trend, and says so before a shift', () => {
    expect(rulesOf([47.5, 48, 48.5, 49, 49.5, 51, 51.5, 51])).toEqual([...new Array(7).fill('trend'), '']);
    expect(rulesOf([50.2, 50.4, 50.6, 50.8, 51, 51.2, 51.4]).at(0)).toBe('trend shift');
    expect(rulesOf([49, 49.5, 51, 51, 51.5, 52, 52.5, 53])).toEqual(new Array(8).fill(''));
  });

  it('reads the turning point of two trends with the later', () => {
    const up = [50.1, 50.2, 50.3, 50.4, 50.5, 50.6, 50.7];
    const { points } = makingDataCount([...STEADY, ...up, ...up.toReversed().slice(1)], { freeze: STEADY.length });
    const directions = points.slice(STEADY.length).map(({ specialCauses: [first] }) => first?.direction);
    expect(directions).toEqual([...new Array(6).fill(1), ...new Array(7).fill(-1)]);
    expect(points[STEADY.length + 6]?.variation).toBe('special-cause-concern');
  });

  it('marks two of three beyond 2 sigma if all three are on one side', () => {
    expect(rulesOf([53.5, 51, 53.8])).toEqual(['two-of-three', '', 'two-of-three']);
    expect(rulesOf([53.5, 49, 53.8])).toEqual(['', '', '']);
    expect(rulesOf([53.5, -1, 53.8]).at(0)).toBe('');
    expect(rulesOf([53.5, 53.8])).toEqual(['', '']);
  });

  it('counts points beyond 3 sigma among the two of three only by NHS England’s rule', () => {
    const watched = [51, 55.5, 53.6];
    expect(rulesOf(watched)).toEqual(['', 'astronomical-point', '']);
    expect(rulesOf(watched, NHS_ENGLAND)).toEqual(['', 'astronomical-point two-of-three', 'two-of-three']);
  });

  it('turns with the direction that is better', () => {
    const last = (improvement: Improvement, watched: number) =>
      makingDataCount([...STEADY, watched], { freeze: STEADY.length, improvement }).variation;
    expect([last('increase', 60), last('increase', 40)]).toEqual([
      'special-cause-improvement',
      'special-cause-concern',
    ]);
    expect([last('decrease', 60), last('decrease', 40)]).toEqual([
      'special-cause-concern',
      'special-cause-improvement',
    ]);
    expect([last('neutral', 60), last('neutral', 40)]).toEqual(['special-cause-high', 'special-cause-low']);
    expect([last('increase', 50), last('neutral', 50)]).toEqual(['common-cause', 'common-cause']);
  });

  it('starts afresh where it is rebased', () => {
    const chart = makingDataCount([...STEADY, ...STEADY.map((one) => one + 50)], {
      split: [STEADY.length],
      target: 60,
    });
    expect(chart.points.map(({ variation }) => variation)).toEqual(new Array(24).fill('common-cause'));
    expect([chart.points[0]?.center, chart.points.at(-1)?.center]).toEqual([50, 100]);
    expect(chart.assurance).toBe('consistently-passes');
  });

  it('cannot say anything of nothing, of one value, or without a baseline', () => {
    expect(makingDataCount([], { target: 1 })).toEqual({
      points: [],
      parts: [],
      variation: undefined,
      assurance: undefined,
    });
    for (const chart of [
      makingDataCount([7], { target: 1 }),
      makingDataCount([7, 8, 9], { target: 1, exclude: [0, 1, 2] }),
      makingDataCount([undefined, undefined], { target: 1 }),
    ]) {
      expect([chart.variation, chart.assurance]).toEqual([undefined, undefined]);
      expect(chart.points.map(({ specialCauses }) => specialCauses.length)).toEqual(chart.points.map(() => 0));
    }
  });

  it('finds only common cause where nothing ever moves, screened or not', () => {
    for (const screened of [true, false]) {
      const chart = makingDataCount(new Array<number>(24).fill(0.1), { screened, target: 0.1 });
      expect(chart.points.every(({ variation }) => variation === 'common-cause')).toBe(true);
      expect(chart.assurance).toBe('hit-or-miss');
    }
  });

  it('speaks of the last value where the newest month has none', () => {
    const chart = makingDataCount([...STEADY, 60, undefined], { freeze: STEADY.length });
    expect(chart.points.at(-1)?.variation).toBeUndefined();
    expect(chart.variation).toBe('special-cause-improvement');
  });
});

describe('assurance', () => {
  const limits = { lower: 0.87, upper: 0.99 };

  it('is certain only for a target outside the limits', () => {
    const targets = [0.8, 0.87, 0.9, 0.99, 1];
    expect(targets.map((target) => assuranceOf(limits, target, 'increase'))).toEqual([
      'consistently-passes',
      'hit-or-miss',
      'hit-or-miss',
      'hit-or-miss',
      'consistently-fails',
    ]);
    expect([0.8, 0.9, 1].map((target) => assuranceOf(limits, target, 'decrease'))).toEqual([
      'consistently-fails',
      'hit-or-miss',
      'consistently-passes',
    ]);
  });

  it('is undefined without a target, limits or a direction', () => {
    expect([
      assuranceOf(limits, undefined, 'increase'),
      assuranceOf({ lower: undefined, upper: undefined }, 1, 'increase'),
      assuranceOf(undefined, 1, 'increase'),
      assuranceOf(limits, 0.5, 'neutral'),
    ]).toEqual(new Array(4).fill(undefined));
  });
});

describe('laws of Making Data Count', () => {
  const MIRRORED = {
    'common-cause': 'common-cause',
    'special-cause-improvement': 'special-cause-concern',
    'special-cause-concern': 'special-cause-improvement',
    'special-cause-high': 'special-cause-low',
    'special-cause-low': 'special-cause-high',
  } as const;

  it('values upside down turn improvement into concern, and with the direction turned too nothing changes', () => {
    fc.assert(
      fc.property(values, (all) => {
        const down = all.map((one) => -one);
        const variations = (series: number[], improvement: Improvement) =>
          makingDataCount(series, { improvement, length: 6 }).points.map(({ variation }) => variation);
        const found = variations(all, 'increase');
        expect(variations(down, 'increase')).toEqual(found.map((one) => one && MIRRORED[one]));
        expect(variations(down, 'decrease')).toEqual(found);
      }),
    );
  });

  it('every point outside its limits is a special cause, and the longer rule marks no more than the shorter', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (all, screened) => {
        const marked = (length: number) =>
          makingDataCount(all, { length, screened }).points.map(({ specialCauses }) => specialCauses.length > 0);
        const [six, seven] = [marked(6), marked(7)];
        for (const [index, { beyond }] of xmrChart(all, { screened, sigmaPerRange: 2.66 / 3 }).points.entries()) {
          if (beyond !== 0) expect(seven[index]).toBe(true);
          if (seven[index]) expect(six[index]).toBe(true);
        }
      }),
    );
  });

  it('parts do not know of each other', () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        const both = makingDataCount([...one, ...two], { split: [one.length], length: 6 }).points;
        const alone = [one, two].flatMap((part) => makingDataCount(part, { length: 6 }).points);
        expect(both.map((point) => ({ ...point, part: 0 }))).toEqual(alone);
      }),
    );
  });
});
