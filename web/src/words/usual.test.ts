import { describe, expect, it } from 'vitest';
import type { SeriesView } from '../../../shared/api/series.ts';
import { usualGapWords, usualWords } from './usual.ts';

const words = (verdict: SeriesView['chart']['verdict'], betterWhen: 'higher' | 'lower' = 'lower') =>
  usualWords({
    chart: { points: [], verdict },
    indicator: { id: 'a', name: 'A', betterWhen, edition: '', source: '' },
  });

describe('what is usual, in words', () => {
  it.each([
    ['lower', 'worse', 'concern', 'Worth a look. Higher than is usual here since Jan 2026.'],
    ['higher', 'worse', 'concern', 'Worth a look. Lower than is usual here since Jan 2026.'],
    ['lower', 'better', 'improvement', 'Improved. Lower than is usual here since Jan 2026.'],
  ] as const)('names a change where %s is better and it is %s', (betterWhen, direction, tone, text) => {
    expect(words({ state: 'signal', direction, since: '2026-01' }, betterWhen)).toEqual({ tone, text });
  });

  it('says what would be seen, what is still learned, and what cannot be said', () => {
    expect(words({ state: 'none', detectable: 4.2 }).text).toContain('A lasting one of 4.2 points would be seen');
    expect(words({ state: 'learning', more: 7 }).text).toContain('7 more values are needed');
    expect(words({ state: 'learning', more: 1 }).text).toContain('1 more value is needed');
    expect(words({ state: 'learning', more: 0 }).text).toContain('the next value is the first to be judged');
    expect(words({ state: 'cannot-say', reason: 'too-uncertain', detectable: 12.3 }).text).toContain(
      'less than 12.3 points would not be seen',
    );
    expect(words({ state: 'cannot-say', reason: 'too-few-points' }).text).toContain('One value a year');
    expect(words({ state: 'cannot-say', reason: 'no-value' }).tone).toBe('plain');
  });

  it('calls a wider gap a concern, and a narrower one by itself no improvement', () => {
    const gap = (direction: 'widens' | 'narrows') =>
      usualGapWords({ points: [], verdict: { state: 'signal', direction, since: '2026-01' } }).tone;
    expect([gap('widens'), gap('narrows')]).toEqual(['concern', 'plain']);
  });
});
