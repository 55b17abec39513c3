import { describe, expect, it } from 'vitest';
import { indicatorPresets } from '../catalog/indicator-presets.ts';
import { defaultRules } from './default-rules.ts';

describe('the rules that an indicator starts with', () => {
  it('watch its share and its gaps for leaving what is usual, and its data for not coming', () => {
    const gaps = [{ focal: 'english_learner:yes', reference: 'english_learner:no' }];
    expect(defaultRules({ id: 'absence', gaps, periodKind: 'month' })).toMatchObject([
      { id: 'absence-unusual', kind: 'signal', groups: ['all'], watch: 'both', quietPeriods: 6 },
      { id: 'absence-gaps', kind: 'gap-signal', gaps, watch: 'widens', quietPeriods: 6 },
      { id: 'absence-missing', kind: 'missing', graceDays: 21, placeKinds: ['district'] },
      { id: 'absence-quality', kind: 'quality', refusedPercent: 2, factor: 2, delivery: 'digest' },
      { id: 'absence-cycles', kind: 'cycle', daysBefore: 14, recipients: { owners: ['cycle'], people: [] } },
    ]);
    expect(defaultRules({ id: 'absence', gaps, periodKind: 'year' })).toMatchObject([
      { id: 'absence-change', kind: 'change', by: 7, comparison: 'year-before', watch: 'both', beyondChance: true },
      { kind: 'gap-widens', points: 2, comparison: 'year-before', beyondChance: true },
      { kind: 'quality' },
      { kind: 'cycle' },
    ]);
  });

  it('watch the aims that have a way to them, of each group', () => {
    const target = { group: 'all', percent: 12, by: '2027-06', baseline: { period: '2024-06' } };
    const targets = [target, { ...target, placeId: 'fircrest' }, { ...target, group: 'el:yes' }];
    const rules = (own: typeof targets) => defaultRules({ id: 'absence', gaps: [], periodKind: 'month', targets: own });
    expect(rules(targets).filter(({ kind }) => kind === 'pace')).toMatchObject([
      { id: 'absence-pace', groups: ['all', 'el:yes'], consecutive: 2, beyondChance: true },
    ]);
    const unaimed = defaultRules({
      id: 'absence',
      gaps: [],
      periodKind: 'month',
      targets: [{ group: 'all', percent: 12, by: '2027-06' }],
    });
    expect(unaimed.map(({ kind }) => kind)).not.toContain('pace');
  });

  it('are there for every ready indicator, each under its own id', () => {
    const rules = indicatorPresets.flatMap(defaultRules);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(indicatorPresets.length);
  });
});
