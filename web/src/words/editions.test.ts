import { describe, expect, it } from 'vitest';
import { comparedWith, startsOf } from './editions.ts';

describe('values of two editions', () => {
  const since = (from: string, dimension?: string) => ({
    breaks: [{ from, reason: 'New.', earlierEdition: 'old', ...(dimension && { dimension }) }],
  });

  it('are not compared', () => {
    expect(comparedWith(since('2025-09'), '2026-02')).toBeUndefined();
    expect(comparedWith(since('2025-02'), '2026-02')).toBe('2025-02');
    expect(comparedWith(since('2026-03'), '2026-02')).toBe('2025-02');
    expect(comparedWith(since('2025-09', 'race_ethnicity'), '2026-02')).toBe('2025-02');
  });

  it('begin anew for the groups of a dimension', () => {
    expect([...startsOf(since('2025-09', 'race_ethnicity'), 'race_ethnicity:asian')]).toEqual(['2025-09']);
    expect(startsOf(since('2025-09', 'race_ethnicity')).size).toBe(0);
  });
});
