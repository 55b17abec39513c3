import { describe, expect, it } from 'vitest';
import { describeCoded } from './describe-coded.ts';
import { disclosurePresets } from './presets.ts';
import { disclosureSettings } from './settings.ts';
import { topBottomCode } from './top-bottom-coding.ts';

describe('a coded cell in words', () => {
  it.each([
    ['fewer than 3 of 45', { denominator: 45, coded: 'few', fewerThan: 3 }],
    ['more than 1,197 of 1,200', { denominator: 1200, coded: 'nearly-all', fewerThan: 3 }],
    ['under 5% of 240', { denominator: 240, coded: 'few', underPercent: 5 }],
    ['over 95% of 240', { denominator: 240, coded: 'nearly-all', underPercent: 5 }],
  ] as const)('is %s', (words, cell) => {
    expect(describeCoded(cell)).toBe(words);
  });
});

describe('top and bottom coding', () => {
  const bands = [
    { fromStudents: 100, underPercent: 2 },
    { fromStudents: 40, underPercent: 5 },
  ];
  it.each<[string, [number, number], object]>([
    ['codes a share under the limit of its number of students', [1, 99], { coded: 'few', underPercent: 5 }],
    ['takes the stricter limit where there are more students', [3, 100], { numerator: 3 }],
    ['leaves a share of exactly the limit', [2, 40], { numerator: 2 }],
    ['codes nearly all like few', [99, 100], { coded: 'nearly-all', underPercent: 2 }],
    ['leaves groups below every limit', [0, 39], { numerator: 0 }],
    ['leaves a group of nobody', [0, 0], { numerator: 0 }],
  ])('%s', (_, [numerator, denominator], expected) => {
    expect(topBottomCode({ numerator, denominator }, bands)).toMatchObject(expected);
  });

  it('has presets that the settings take', () => {
    for (const { minimumGroupSize } of disclosurePresets) {
      expect(disclosureSettings(minimumGroupSize).minimumStudents).toBe(minimumGroupSize);
    }
  });
});
