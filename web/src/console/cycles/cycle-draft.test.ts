import { describe, expect, it } from 'vitest';
import { cycleDefinitionSchema } from '../../../../shared/cycles/cycle.ts';
import { cycleAt } from '../../../../shared/cycles/testing/cycle.ts';
import {
  draftOf,
  missingIn,
  newComparison,
  newCycle,
  newId,
  newRule,
  nextPhase,
  periodOptions,
} from './cycle-draft.ts';

const now = new Date('2026-03-10T12:00:00Z');
const months = { id: 'absence', periodKind: 'month' } as const;

describe('the draft of a cycle', () => {
  const draft = newCycle(months, now);
  const [phase] = draft.phases;
  const whole = {
    ...draft,
    name: 'Teams',
    ownerId: 'maya',
    decideBy: '2026-06-01',
    phases: [{ ...phase, startedOn: '2026-03-12', baseline: '2026-02', test: { placeIds: ['birch'], group: 'all' } }],
  };

  it('begins in the period that lasts now, and says what is missing until it is whole', () => {
    expect(phase?.baseline).toBe('2026-03');
    expect(missingIn(draft)).toBe('Give it a name.');
    expect(missingIn({ ...whole, ownerId: '' })).toBe('Choose who owns it.');
    expect(missingIn({ ...whole, phases: draft.phases })).toBe('Say on which day each phase begins.');
    expect(missingIn({ ...whole, reviewsOn: [''] })).toBe('A number is out of its range, or a day is not whole.');
    expect(missingIn(whole)).toBeUndefined();
  });

  it('starts a rule with the lead over the comparison where there is one, judged after the baseline', () => {
    expect(newRule(whole)).toMatchObject({ judgedIn: '2026-03', conditions: [{ kind: 'change' }] });
    const compared = { ...nextPhase(whole), comparison: newComparison({ placeIds: ['birch'], group: 'all' }) };
    const rule = newRule({ ...whole, phases: [...whole.phases, compared] });
    expect(rule).toMatchObject({ id: 'rule-1', phase: 1, conditions: [{ kind: 'ahead' }] });
    expect(newRule({ ...whole, decisionRules: [rule] }).id).toBe('rule-2');
  });

  it('compares who takes part with the other students of the same places', () => {
    expect(newComparison({ placeIds: ['birch'], group: 'program_tutors:yes' })).toEqual({
      placeIds: ['birch'],
      group: 'program_tutors:no',
    });
    expect(newComparison({ placeIds: ['birch'], group: 'all' })).toEqual({ placeIds: [], group: 'all' });
  });

  it('takes of a saved cycle what people define, and nothing else', () => {
    const saved = { ...cycleAt(['birch']), version: 3 };
    expect(draftOf(saved)).toEqual(cycleDefinitionSchema.parse(saved));
  });

  it('offers periods around now, and the one that is chosen', () => {
    const options = periodOptions('window', '2010-11-BOY', now);
    expect(options[0]).toEqual(['2029-30-MOY', 'MOY 2029–30']);
    expect(options.at(-1)?.[0]).toBe('2010-11-BOY');
  });

  it('makes an id that people can read', () => {
    expect(newId('Reading coaching, K–2!', '3f2ab')).toBe('reading-coaching-k-2-3f2a');
    expect(newId('¿?', '3f2ab')).toBe('cycle-3f2a');
  });
});
