import { describe, expect, it } from 'vitest';
import { indicatorSchema } from './indicator.ts';
import { indicatorPresets } from './indicator-presets.ts';

describe('the ready indicators', () => {
  it.each(indicatorPresets)('$id is a whole definition, with its source', (preset) => {
    expect(indicatorSchema.parse(preset)).toEqual(preset);
    expect(preset.source).not.toBe('');
    expect(preset.edition).not.toBe('');
  });

  it('have ids and names of their own', () => {
    for (const of of ['id', 'name'] as const) {
      expect(new Set(indicatorPresets.map((preset) => preset[of])).size).toBe(indicatorPresets.length);
    }
  });

  it('call less absence better, and more of everything else', () => {
    const lower = indicatorPresets.filter(({ betterWhen }) => betterWhen === 'lower');
    expect(lower.map(({ id }) => id)).toEqual(['chronic-absence']);
  });
});
