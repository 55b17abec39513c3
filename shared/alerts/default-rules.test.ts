import { describe, expect, it } from 'vitest';
import { indicatorPresets } from '../catalog/indicator-presets.ts';
import { defaultRules } from './default-rules.ts';

describe('the rules that an indicator starts with', () => {
  it('watch its share and its gaps for leaving what is usual, and its data for not coming', () => {
    const gaps = [{ focal: 'english_learner:yes', reference: 'english_learner:no' }];
    expect(defaultRules({ id: 'absence', gaps, periodKind: 'month' })).toMatchObject([
      { id: 'absence-unusual', kind: 'signal', groups: ['all'], watch: 'both' },
      { id: 'absence-gaps', kind: 'gap-signal', gaps, watch: 'widens' },
      { id: 'absence-missing', kind: 'missing', graceDays: 21, placeKinds: ['district'] },
    ]);
    expect(defaultRules({ id: 'absence', gaps, periodKind: 'year' })).toMatchObject([
      { kind: 'gap-widens', points: 2, comparison: 'year-before', beyondChance: true },
    ]);
  });

  it('are there for every ready indicator, each under its own id', () => {
    const rules = indicatorPresets.flatMap(defaultRules);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(indicatorPresets.length);
  });
});
