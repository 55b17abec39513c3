import { describe, expect, it } from 'vitest';
import { decisionRuleSchema } from '../../../shared/cycles/decision-rule.ts';
import { cycleAt } from '../../../shared/cycles/testing/cycle.ts';
import { conditionWords, phaseName, ruleSentence } from './cycle-rule.ts';

const rule = (rest: object = {}) =>
  decisionRuleSchema.parse({
    ...{ id: 'one', judgedIn: '2026-02', decide: 'expand', conditions: [{ kind: 'ahead', points: 5 }] },
    ...rest,
  });
const lower = { betterWhen: 'lower' } as const;
const { phases } = cycleAt(['birch']);
const judged = { phases, indicator: 'Chronic absence', ...lower };

describe('a condition in words', () => {
  it.each([
    [{ kind: 'reach', percent: 15 }, 'it reaches 15.0% or less'],
    [
      { kind: 'change', points: 2 },
      'it fell by at least 2.0 points since the baseline, and by more than chance brings',
    ],
    [
      { kind: 'ahead', points: 5, beyondChance: false },
      'it did at least 5.0 points better than the comparison since the baseline',
    ],
    [
      { kind: 'again' },
      'it is ahead of the comparison by more than chance brings once more, and not by less than a year before',
    ],
  ] as const)('%j', (condition, words) => {
    expect(conditionWords(condition, lower)).toBe(words);
  });

  it('goes the other way where higher is better', () => {
    expect(conditionWords({ kind: 'reach', percent: 58 }, { betterWhen: 'higher' })).toBe('it reaches 58.0% or more');
    expect(conditionWords({ kind: 'change', points: 1 }, { betterWhen: 'higher' })).toMatch(/^it rose by at least/);
  });
});

describe('a decision rule in one sentence', () => {
  it('says what is decided, when, of what, and if what holds', () => {
    expect(ruleSentence(rule(), judged)).toBe(
      'Expand if, in February 2026, of Chronic absence at the test places: it did at least 5.0 points better than the ' +
        'comparison since the baseline, by more than chance brings.',
    );
  });

  it('joins conditions, and names the group and the phase where there are several', () => {
    const [phase] = phases;
    if (!phase) throw new Error('The cycle has a phase.');
    const two = [phase, { ...phase, test: { ...phase.test, group: 'program_tutors:yes' } }];
    const conditions = [{ kind: 'reach', percent: 15 }, { kind: 'again' }];
    expect(ruleSentence(rule({ phase: 1, conditions, decide: 'abandon' }), { ...judged, phases: two })).toMatch(
      /^Abandon if, .* of Chronic absence among program tutors at the test places of phase 2: .* or less, and it is/,
    );
  });

  it('calls a phase by its name', () => {
    expect(phaseName([{ name: 'Two schools' }, {}], 0)).toBe('Two schools');
    expect(phaseName([{ name: 'Two schools' }, {}], 1)).toBe('phase 2');
  });
});
