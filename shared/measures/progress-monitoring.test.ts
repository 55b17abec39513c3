import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTrend, trendOf } from './progress-monitoring.ts';

const goal = { x: 32, y: 90 };
const weekly = (...scores: number[]) => scores.map((y, x) => ({ x, y }));

describe('the trend of weekly probes', () => {
  it('tells gains per week, what the goal asks for, and whether they lead there', () => {
    const trend = trendOf(weekly(40, 42, 44, 46, 48, 50), goal);
    expect(trend).toMatchObject({
      verdict: 'judged',
      probes: 6,
      theilSen: { slope: 2, intercept: 40 },
      aimLine: { from: { x: 1, y: 42 }, goal },
      isOnTrack: true,
      areLastFourBelow: false,
    });
    if (trend.verdict !== 'judged') throw new Error(trend.reason);
    expect(trend.leastSquares.slope).toBeCloseTo(2, 12);
    expect(trend.aimedPace).toBeCloseTo(48 / 31, 12);
    expect(trend.requiredPace).toBeCloseTo(40 / 27, 12);
    expect(trend.expected.theilSen).toBe(104);
    expect(trend.expected.leastSquares.value).toBeCloseTo(104, 9);
  });

  it('is off track where gains are too slow, and says when the last four probes lie below', () => {
    expect(trendOf(weekly(40, 41, 42, 43, 44, 55), goal)).toMatchObject({ isOnTrack: false, areLastFourBelow: false });
    expect(trendOf(weekly(40, 41, 40, 40, 41, 41), goal)).toMatchObject({ isOnTrack: false, areLastFourBelow: true });
  });

  it('is not turned by one bad day', () => {
    expect(trendOf(weekly(40, 42, 44, 46, 48, 12), goal)).toMatchObject({ isOnTrack: true });
  });

  it('cannot be said of few probes, or of a goal that has passed', () => {
    expect(trendOf(weekly(40, 42, 44), goal)).toEqual({ verdict: 'cannot-say', reason: 'too-few-probes' });
    expect(trendOf([], goal)).toEqual({ verdict: 'cannot-say', reason: 'too-few-probes' });
    expect(
      trendOf(
        [1, 2, 3, 4, 5, 6].map((y) => ({ x: 3, y })),
        goal,
      ),
    ).toMatchObject({ reason: 'too-few-probes' });
    expect(trendOf(weekly(1, 2, 3, 4, 5, 6), { x: 1, y: 90 })).toMatchObject({ reason: 'goal-not-ahead' });
    expect(trendOf(weekly(1, 2, 3, 4, 5, 6), { x: 4, y: 4 })).toMatchObject({ requiredPace: undefined });
  });

  it('does not depend on the order of probes', () => {
    const probe = fc.record({ x: fc.nat(20), y: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(probe, { maxLength: 15 }), (probes) => {
        expect(trendOf(probes.toReversed(), goal)).toEqual(trendOf(probes, goal));
      }),
    );
  });
});

describe('the trends of a place', () => {
  it('are counted in whole students, with those of whom nothing can be said', () => {
    const trends = [
      trendOf(weekly(40, 42, 44, 46, 48, 50), goal),
      trendOf(weekly(40, 41, 42, 43, 44, 55), goal),
      trendOf(weekly(40, 41, 40, 40, 41, 41), goal),
      trendOf(weekly(40), goal),
    ];
    expect(placeTrend(trends)).toEqual({
      students: 4,
      judged: 3,
      onTrack: 1,
      lastFourBelow: 1,
      cannotSay: 1,
      medianSlope: 1,
    });
    expect(placeTrend([])).toMatchObject({ students: 0, judged: 0, medianSlope: undefined });
  });
});
