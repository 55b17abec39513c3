import { describe, expect, it } from 'vitest';
import { editionAt } from './editions.ts';
import { comparisonOf, indicatorSchema } from './indicator.ts';
import { indicatorPresets } from './indicator-presets.ts';
import { outcomes } from './outcome.ts';

const preset = (wanted: string) => {
  const found = indicatorPresets.find(({ id }) => id === wanted);
  if (!found) throw new Error(`no preset ${wanted}`);
  return found;
};

describe('the ready indicators', () => {
  it.each(indicatorPresets)('$id is a whole definition in words, with its source and what it serves', (one) => {
    expect(indicatorSchema.parse(one)).toEqual(one);
    for (const text of [one.source, one.edition, one.numerator, one.denominator]) expect(text).toBeTruthy();
    const served = (one.serves ?? []).map(({ outcome }) => outcome);
    expect(served.length).toBeGreaterThan(0);
    expect(new Set(served).size).toBe(served.length);
  });

  it('have ids and names of their own', () => {
    for (const of of ['id', 'name'] as const) {
      expect(new Set(indicatorPresets.map((one) => one[of])).size).toBe(indicatorPresets.length);
    }
  });

  it('call less absence better, and more of everything else', () => {
    const lower = indicatorPresets.filter(({ betterWhen }) => betterWhen === 'lower').map(({ id }) => id);
    expect(lower.every((id) => /absence|at-risk/.test(id))).toBe(true);
    expect(preset('regular-attenders-oregon').betterWhen).toBe('higher');
    expect(preset('attendance-satisfactory').betterWhen).toBe('higher');
  });

  it('have a core indicator for each of the seven outcomes', () => {
    const served = indicatorPresets.flatMap(({ serves = [] }) => serves);
    const core = new Set(served.filter((link) => link.as === 'core').map(({ outcome }) => outcome));
    expect([...core].sort()).toEqual(Object.keys(outcomes).sort());
    expect(preset('chronic-absence').serves).toContainEqual({ outcome: 'early-grade-reading', as: 'contributing' });
  });

  it('are compared with the same period a year before', () => {
    expect(comparisonOf(preset('fafsa-completion-by-week'))).toBe('year-before');
    expect(comparisonOf({ comparison: 'previous' })).toBe('previous');
  });

  it('break where Oregon changed what a regular attender is', () => {
    for (const id of ['chronic-absence-oregon', 'regular-attenders-oregon']) {
      expect(editionAt(preset(id), '2015-16-YEAR')).toBe('oregon-before-2016');
      expect(editionAt(preset(id), '2016-17-YEAR')).toBe('oregon-2016');
    }
  });
});

describe('an indicator', () => {
  it('serves an outcome in one way only', () => {
    const serves = ['core', 'contributing'].map((as) => ({ outcome: 'employment', as }));
    expect(indicatorSchema.safeParse({ ...preset('employment'), serves }).success).toBe(false);
  });
});

describe('an indicator as it was stored before', () => {
  it('is still one, without what has come since', () => {
    const stored = {
      id: 'chronic-absence',
      name: 'Chronic absence',
      dataset: 'attendance',
      definition: { kind: 'chronic-absence', absentShare: 0.1, minimumDaysEnrolled: 10 },
      betterWhen: 'lower',
      periodKind: 'month',
      edition: 'federal',
      source: 'EDFacts',
      gaps: [],
    };
    expect(indicatorSchema.parse(stored)).toEqual(stored);
  });
});
