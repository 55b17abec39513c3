import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../../../../shared/catalog/indicator-presets.ts';
import { newRule } from './rule-draft.ts';
import { linesOf, signalsOf } from './rule-lines.ts';

const rule = (kind: Parameters<typeof newRule>[0], rest: object = {}) =>
  ({ ...newRule(kind, [chronicAbsence]), ...rest }) as ReturnType<typeof newRule>;
const sides = (...args: Parameters<typeof linesOf>) => linesOf(...args).map(({ at, tells }) => `${at} ${tells}`);

describe('the lines of a rule', () => {
  it('stand where it tells, on the worse side of a level', () => {
    expect(sides(rule('level', { percent: 20 }), 'lower')).toEqual(['20 above']);
    expect(sides(rule('level', { percent: 60 }), 'higher')).toEqual(['60 below']);
    expect(sides(rule('gap-widens', { points: 3 }), 'higher')).toEqual(['3 above']);
  });

  it('stand on both sides of no change, as far as both are watched', () => {
    expect(sides(rule('change', { by: 5 }), 'lower')).toEqual(['5 above', '-5 below']);
    expect(sides(rule('change', { by: 5, watch: 'worse' }), 'lower')).toEqual(['5 above']);
    expect(sides(rule('change', { by: 5, watch: 'better' }), 'lower')).toEqual(['-5 below']);
    expect(sides(rule('change', { by: 5, watch: 'worse' }), 'higher')).toEqual(['-5 below']);
  });

  it('are none of a rule without a setting', () => {
    expect(sides(rule('signal'), 'lower')).toEqual([]);
  });
});

it('marks only what holds, by whether it is good news', () => {
  const points = [
    { period: '2026-01', says: 'holds', told: true, isImprovement: false },
    { period: '2026-02', says: 'between', told: false },
    { period: '2026-03', says: 'holds', told: true, isImprovement: true },
  ] as const;
  expect([...signalsOf(points)]).toEqual([
    ['2026-01', 'worse'],
    ['2026-03', 'better'],
  ]);
});
