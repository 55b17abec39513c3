import { describe, expect, it } from 'vitest';
import { type Condition, decisionRuleSchema } from './decision-rule.ts';
import { judgeDecisionRule } from './judge-decision-rule.ts';
import { coaching, evidenceOf, type Made, WINTER } from './testing/evidence.ts';

type Asked = Partial<Condition> & { kind: Condition['kind'] };

const judged = (
  conditions: Asked[],
  made: Made = WINTER,
  { judgedIn = '2025-26-MOY', indicator = {}, phase = {} } = {},
) => {
  const rule = decisionRuleSchema.parse({ id: 'expand', judgedIn, decide: 'expand', conditions });
  return judgeDecisionRule(coaching({}, phase), rule, evidenceOf(made, indicator));
};
const verdictOf = (...asked: Parameters<typeof judged>) => judged(...asked).verdict;

const ahead = (points: number, rest: object = {}): Asked => ({ kind: 'ahead', points, ...rest });

/** A second year with the lead of the first, or another share in its winter. */
const secondYear = (winter: number): Made => ({
  harbor: { ...WINTER.harbor, '2026-27-BOY': [1190, 3120], '2026-27-MOY': [winter, 3120] },
  birch: { ...WINTER.birch, '2026-27-BOY': [2350, 5880], '2026-27-MOY': [2590, 5880] },
});

describe('a decision rule', () => {
  it('is met when all that was agreed on holds', () => {
    const found = judged([ahead(5), { kind: 'reach', percent: 49 }, { kind: 'change', points: 10 }]);
    expect(found.verdict).toBe('met');
    expect(found.checks).toMatchObject([
      { verdict: 'met', asked: 5, seen: 6.8, beyondChance: true },
      { verdict: 'met', seen: 49 },
      { verdict: 'met', seen: 10.9 },
    ]);
    expect(found.checks.map(({ words }) => words)).toEqual([
      '6.8 points ahead, the rule says 5.0; 3.8 to 9.8 excludes zero.',
      '49.0%, the rule says 49.0% or above.',
      '+10.9 points, the rule says +10.0; 8.4 to 13.3 excludes zero.',
    ]);
    expect(found.words).toBe(
      'Expand if at the middle of year 2025–26 it is 5.0 points or more ahead of the comparison, beyond chance, it is 49.0% or above and there is a rise of 10.0 points or more, beyond chance.',
    );
  });

  it('is missed when any of it does not hold, whatever cannot be said besides', () => {
    expect(verdictOf([ahead(7)])).toBe('missed');
    expect(verdictOf([ahead(7), { kind: 'again' }])).toBe('missed');
    expect(verdictOf([{ kind: 'reach', percent: 50 }])).toBe('missed');
    expect(verdictOf([{ kind: 'change', points: 11 }])).toBe('missed');
  });

  it('asks for more than chance, unless that is switched off', () => {
    const few: Made = {
      harbor: { '2025-26-BOY': [22, 60], '2025-26-MOY': [31, 61] },
      birch: WINTER.birch,
    };
    expect(judged([ahead(5)], few).checks[0]?.words).toContain('includes zero');
    expect(verdictOf([ahead(5)], few)).toBe('missed');
    expect(verdictOf([ahead(5, { beyondChance: false })], few)).toBe('met');
    expect(verdictOf([{ kind: 'change', points: 5 }], few)).toBe('missed');
  });

  it('turns with the direction of the indicator', () => {
    const lower = { indicator: { betterWhen: 'lower' as const } };
    const found = judged([ahead(5)], WINTER, lower);
    expect([found.verdict, found.checks[0]?.words]).toEqual([
      'missed',
      '6.8 points behind, the rule says 5.0; 3.8 to 9.8 excludes zero.',
    ]);
    expect(verdictOf([{ kind: 'reach', percent: 49 }], WINTER, lower)).toBe('missed');
    const better: Made = {
      harbor: { '2025-26-BOY': [1930, 3120], '2025-26-MOY': [1590, 3120] },
      birch: { '2025-26-BOY': [3530, 5880], '2025-26-MOY': [3290, 5880] },
    };
    expect(verdictOf([ahead(5), { kind: 'reach', percent: 51.1 }], better, lower)).toBe('met');
  });

  it('of a second year holds when the lead is there again, and not smaller by more than chance', () => {
    const second = { judgedIn: '2026-27-MOY' };
    const found = judged([{ kind: 'again' }], secondYear(1530), second);
    expect(found.verdict).toBe('met');
    expect(found.checks[0]?.words).toBe(
      '6.8 points ahead, 6.8 points ahead at the middle of year 2025–26; 3.8 to 9.8 excludes zero.',
    );
    expect(verdictOf([{ kind: 'again' }], secondYear(1250), second)).toBe('missed');
  });

  it('counts what came between alone, where both leads begin in one period', () => {
    const yearly = { startedOn: '2024-09-01', baseline: '2023-24-YEAR' };
    const of = (base: number, one: number, two: number) => ({
      '2023-24-YEAR': [base, 10_000] as [number, number],
      '2024-25-YEAR': [one, 10_000] as [number, number],
      '2025-26-YEAR': [two, 10_000] as [number, number],
    });
    const made = { harbor: of(5000, 5800, 5400), birch: of(5000, 5000, 5000) };
    const asked = { judgedIn: '2025-26-YEAR', phase: yearly };
    expect(judged([{ kind: 'again' }], made, asked).checks[0]).toMatchObject({ seen: 4, verdict: 'missed' });
  });

  it('cannot be judged before the period is in, and says when it will be', () => {
    const { verdict, checks } = judged([ahead(5), { kind: 'again' }], WINTER, { judgedIn: '2026-27-MOY' });
    expect(verdict).toBe('cannot-say');
    expect(checks.map(({ missing, words }) => [missing?.cannotSay, missing?.after, words])).toEqual(
      [0, 1].map(() => [
        'not-yet',
        '2027-02-15',
        'Cannot be judged: the middle of year 2026–27 is not in yet; it ends February 15, 2027.',
      ]),
    );
  });

  it('cannot be judged of a part of its places, without a comparison, or by who does not see all of them', () => {
    const two = { phase: { test: { placeIds: ['harbor', 'linden'] } } };
    const part = { ...WINTER, linden: { '2025-26-BOY': [100, 300] } } as Made;
    for (const asked of [ahead(5), { kind: 'reach', percent: 40 }] as Asked[]) {
      const { verdict, checks } = judged([asked], part, two);
      expect([verdict, checks[0]?.words]).toEqual([
        'cannot-say',
        'Cannot be judged: the middle of year 2025–26 was not received from Linden yet.',
      ]);
    }
    expect(verdictOf([ahead(5)], WINTER, { phase: { comparison: undefined } })).toBe('cannot-say');
    const rule = decisionRuleSchema.parse({
      ...{ id: 'expand', judgedIn: '2025-26-MOY', decide: 'expand' },
      conditions: [ahead(5)],
    });
    expect(judgeDecisionRule(coaching(), rule, evidenceOf(WINTER), false).verdict).toBe('cannot-say');
  });

  it('says nothing of a hidden value', () => {
    const hidden = { ...WINTER, harbor: { '2025-26-BOY': [1190, 3120], '2025-26-MOY': 'hidden' } } as Made;
    for (const asked of [ahead(5), { kind: 'reach', percent: 1 }, { kind: 'change', points: 1 }] as Asked[]) {
      const { checks } = judged([asked], hidden);
      expect(checks[0]).toMatchObject({ verdict: 'cannot-say', missing: { cannotSay: 'hidden' } });
      expect(checks[0]).not.toHaveProperty('seen');
    }
  });
});
