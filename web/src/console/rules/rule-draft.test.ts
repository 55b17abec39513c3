import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../../../../shared/alerts/rule.ts';
import { chronicAbsence } from '../../../../shared/catalog/indicator-presets.ts';
import { ruleKinds } from '../../words/rule.ts';
import { missingIn, newRule } from './rule-draft.ts';

const indicators = [chronicAbsence];
const kinds = Object.keys(ruleKinds) as (keyof typeof ruleKinds)[];

describe('a new rule', () => {
  it.each(kinds)('about %s is whole, and watches the first indicator', (kind) => {
    const rule = newRule(kind, indicators);
    expect(ruleSchema.parse(rule)).toEqual(rule);
    expect([rule.kind, rule.indicatorIds, missingIn(rule)]).toEqual([kind, [chronicAbsence.id], undefined]);
  });

  it('keeps what was chosen when its kind is changed, but not who decides on cycles', () => {
    const recipients = { owners: ['place' as const], people: ['lin'] };
    const level = { ...newRule('level', indicators), placeIds: ['cedar'], name: 'Mine', recipients };
    const signal = newRule('signal', indicators, level);
    expect(signal).toMatchObject({ id: level.id, kind: 'signal', placeIds: ['cedar'], name: 'Mine', recipients });
    expect(newRule('cycle', indicators, level).recipients).toEqual({ owners: ['cycle'], people: [] });
  });

  it('says what is missing before it can be tried', () => {
    const rule = newRule('level', indicators);
    expect(missingIn({ ...rule, indicatorIds: [] })).toBe('Choose at least one indicator.');
    expect(missingIn({ ...rule, placeIds: [] })).toBe('Choose at least one place.');
    expect(missingIn({ ...newRule('gap-widens', indicators), gaps: [] } as typeof rule)).toMatch(/gap/);
    expect(newRule('level', indicators, { ...rule, indicatorIds: [] }).indicatorIds).toEqual([chronicAbsence.id]);
  });
});
