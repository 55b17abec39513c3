import { describe, expect, it } from 'vitest';
import { aimAt, aimedPace, aimLine, areLastFourBelow } from './aim-line.ts';

const probes = [41, 44, 42, 47].map((y, x) => ({ x, y }));
const goal = { x: 32, y: 90 };

describe('the aim line', () => {
  it('starts at the median of the first three probes, at the time of the second', () => {
    const line = aimLine(probes, goal);
    expect(line).toEqual({ from: { x: 1, y: 42 }, goal });
    expect(line && aimedPace(line)).toBeCloseTo(48 / 31, 12);
    expect(line && aimAt(line, 32)).toBe(90);
    expect(aimLine(probes.toReversed(), goal)).toEqual(line);
  });

  it('is undefined for fewer than three probes or a goal that is not ahead of them', () => {
    expect(aimLine(probes.slice(0, 2), goal)).toBeUndefined();
    expect(aimLine(probes, { x: 1, y: 90 })).toBeUndefined();
  });
});

describe('the four-point rule', () => {
  const line = { from: { x: 0, y: 40 }, goal: { x: 10, y: 50 } };
  const at = (...ys: number[]) => ys.map((y, x) => ({ x, y }));

  it('asks for a change when the last four probes all lie below', () => {
    expect(areLastFourBelow(at(45, 40, 41, 42, 43), line)).toBe(true);
    expect(areLastFourBelow(at(45, 40, 41, 42, 44), line)).toBe(false);
  });

  it('says nothing of fewer than four', () => {
    expect(areLastFourBelow(at(1, 1, 1), line)).toBe(false);
  });
});
