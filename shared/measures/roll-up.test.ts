import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp } from './roll-up.ts';
import { measureOf } from './testing/measures.ts';

const birch = measureOf('birch', { all: [80, 100], 'el:yes': [10, 20], 'el:no': [70, 80] });
const cedar = measureOf('cedar', { all: [50, 60], 'el:yes': [6, 12], 'el:no': [44, 48] });
const hiding = measureOf('dogwood', { all: [30, 40], 'el:yes': null, 'el:no': [27, 35] });

describe('rolling up', () => {
  it('adds up places that share no students', () => {
    expect(rollUp([cedar, birch])).toEqual({
      cells: {
        all: { numerator: 130, denominator: 160 },
        'el:yes': { numerator: 16, denominator: 32 },
        'el:no': { numerator: 114, denominator: 128 },
      },
      parts: ['birch', 'cedar'],
      notCounted: 0,
    });
  });

  it('leaves a place out of a whole dimension where its source hid a group, and says so', () => {
    expect(rollUp([birch, cedar, hiding])).toEqual({
      cells: {
        all: { numerator: 160, denominator: 200 },
        'el:yes': { numerator: 16, denominator: 32 },
        'el:no': { numerator: 114, denominator: 128 },
      },
      parts: ['birch', 'cedar', 'dogwood'],
      without: { el: ['dogwood'] },
      notCounted: 0,
    });
  });

  it('keeps the mark where every place hides a group', () => {
    const { cells, without } = rollUp([hiding, measureOf('elm', { all: [8, 20], 'el:yes': null, 'el:no': [5, 14] })]);
    expect(cells).toEqual({
      all: { numerator: 38, denominator: 60 },
      'el:yes': 'suppressed-at-source',
      'el:no': { numerator: 32, denominator: 49 },
    });
    expect(without).toBeUndefined();
  });

  it('takes nothing from a place whose total was hidden', () => {
    const { cells, without } = rollUp([birch, measureOf('elm', { all: null, 'el:yes': [3, 4], 'el:no': [2, 3] })]);
    expect(cells).toEqual(rollUp([birch]).cells);
    expect(without).toEqual({ all: ['elm'], el: ['elm'] });
  });

  it('lets what the place sent of itself stand instead of the sum', () => {
    const own = { all: { numerator: 131, denominator: 163 } };
    expect(rollUp([birch, cedar], own)).toEqual({
      ...rollUp([birch, cedar]),
      cells: { ...rollUp([birch, cedar]).cells, ...own },
      parts: [],
    });
    expect(rollUp([birch], { all: 'suppressed-at-source' }).cells.all).toBe('suppressed-at-source');
  });

  it('names places that do not tell a dimension', () => {
    const without = rollUp([birch, measureOf('elm', { all: [5, 9] })]).without;
    expect(without).toEqual({ el: ['elm'] });
  });

  it('of nothing is nothing', () => {
    expect(rollUp([])).toEqual({ cells: {}, parts: [], notCounted: 0 });
  });

  it('does not depend on the order of places, nor on adding up in one step or in two', () => {
    const counts = fc.tuple(fc.nat(50), fc.nat(50)).map(([meets, others]): [number, number] => [meets, meets + others]);
    const places = fc.array(
      fc.record({ all: counts, 'el:yes': fc.option(counts), 'el:no': counts }, { requiredKeys: ['all'] }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(places, fc.nat(8), (all, cut) => {
        const children = all.map((cells, index) => measureOf(`place-${index}`, cells));
        const whole = rollUp(children);
        expect(rollUp(children.toReversed())).toEqual(whole);
        const told = children.filter(({ cells }) => !Object.values(cells).includes('suppressed-at-source'));
        const halves = [told.slice(0, cut), told.slice(cut)].map((half) => ({
          ...measureOf('half', {}),
          ...rollUp(half),
        }));
        expect(rollUp(halves).cells).toEqual(rollUp(told).cells);
      }),
    );
  });
});
