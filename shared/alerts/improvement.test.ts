import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { isImprovement } from './improvement.ts';

describe('good news', () => {
  it.each([
    ['signal', 'lower', 'lower', true],
    ['signal', 'higher', 'lower', false],
    ['signal', 'higher', 'higher', true],
    ['gap-signal', 'narrows', 'lower', true],
    ['gap-signal', 'widens', 'higher', false],
    ['change', 'lower', 'lower', true],
    ['change', 'lower', 'higher', false],
    ['level', undefined, 'lower', false],
  ] as const)('of a finding of kind %s that is %s, where %s is better: %s', (kind, direction, betterWhen, expected) => {
    expect(isImprovement({ kind, direction } as Finding, { betterWhen })).toBe(expected);
  });
});
