import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleResult } from './cycle-result.ts';
import { coaching, evidenceOf, type Made } from './testing/evidence.ts';

const CAUSAL = /because of|caus|led to|leads to|effect of|thanks to|due to|result of|brought about|works|impact/i;
/** The one sentence that may name a cause denies that it can be shown. */
const DENIAL = /cannot show that (?:it|“Reading coaching”) is the cause\.$/;

const counts = fc
  .tuple(fc.integer({ min: 1, max: 3000 }), fc.nat(3000))
  .map(([denominator, n]): [number, number] => [n % (denominator + 1), denominator]);
const HIDDEN = 'hidden' as const;
const cell = fc.oneof({ weight: 12, arbitrary: counts }, fc.constantFrom(HIDDEN, undefined));
const windows = ['2023-24', '2024-25', '2025-26', '2026-27'].flatMap((year) =>
  ['BOY', 'MOY', 'EOY'].map((window) => `${year}-${window}`),
);
const series = fc
  .tuple(...windows.map(() => cell))
  .map((cells) => Object.fromEntries(windows.flatMap((period, at) => (cells[at] ? [[period, cells[at]]] : []))));
const made: fc.Arbitrary<Made> = fc.record({ harbor: series, linden: series, birch: series, elm: series });
const settings = fc.record({
  betterWhen: fc.constantFrom('higher' as const, 'lower' as const),
  baseline: fc.constantFrom('2024-25-EOY', '2025-26-BOY'),
  test: fc.constantFrom(['harbor'], ['harbor', 'linden']),
  comparison: fc.constantFrom(undefined, ['birch'], ['birch', 'elm']),
  to: fc.integer({ min: 0, max: 100 }),
});

describe('whatever the numbers are', () => {
  it('no sentence claims a cause, and each is whole', () => {
    fc.assert(
      fc.property(made, settings, (values, { betterWhen, baseline, test, comparison, to }) => {
        const cycle = coaching(
          {
            aim: { to, by: '2026-27-EOY' },
            decisionRules: [
              {
                ...{ id: 'expand', judgedIn: '2026-27-MOY', decide: 'expand' },
                conditions: [
                  ...[{ kind: 'reach', percent: to }, { kind: 'again' }],
                  ...[
                    { kind: 'change', points: 5 },
                    { kind: 'ahead', points: 5 },
                  ],
                ],
              },
            ],
          },
          { baseline, test: { placeIds: test }, comparison: comparison && { placeIds: comparison } },
        );
        const { readings, rules } = cycleResult(cycle, evidenceOf(values, { betterWhen }));
        const { title, lead, chart, comparison: compared } = readings;
        const said = [lead, ...chart, ...compared, ...rules.flatMap(({ checks }) => checks.map(({ words }) => words))];
        for (const sentence of [title, ...said]) {
          expect(sentence.replace(DENIAL, '')).not.toMatch(CAUSAL);
          expect(sentence).not.toMatch(/NaN|undefined|null|\[object|\s{2}|-\d/);
        }
        for (const sentence of said) expect(sentence).toMatch(/^[A-Z“0-9+−].*\.$/);
      }),
      { numRuns: 60 },
    );
  });

  it('better and worse change places with the direction, and nothing else does', () => {
    const turned = { better: 'worse', worse: 'better', unclear: 'unclear' } as const;
    fc.assert(
      fc.property(made, (values) => {
        const [one, other] = (['higher', 'lower'] as const).map(
          (betterWhen) => cycleResult(coaching(), evidenceOf(values, { betterWhen })).phases[0]?.effect,
        );
        if (!one || !other || 'cannotSay' in one || 'cannotSay' in other) expect(one).toEqual(other);
        else expect([other.points, other.finding]).toEqual([one.points, turned[one.finding]]);
      }),
      { numRuns: 30 },
    );
  });
});
