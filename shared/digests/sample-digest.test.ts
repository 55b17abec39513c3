import { describe, expect, it } from 'vitest';
import { sampleDigest } from './sample-digest.ts';

const at = (text: string) => new Date(text);

describe('a sample', () => {
  it.each([
    ['week', '2026-03-02T08:00:00.000Z'],
    ['month', '2026-02-06T08:00:00.000Z'],
    ['quarter', '2025-12-07T08:00:00.000Z'],
  ] as const)('tells of the last %s, up to now', (every, since) => {
    expect(sampleDigest('maya', { every }, at('2026-03-09T08:00Z')).about).toMatchObject({
      ...{ since, until: '2026-03-09T08:00:00.000Z', isSample: true },
    });
  });

  it('is one a minute', () => {
    const ids = ['08:00:10Z', '08:00:50Z', '08:01:00Z'].map(
      (time) => sampleDigest('maya', { every: 'week' }, at(`2026-03-09T${time}`)).id,
    );
    expect(new Set(ids).size).toBe(2);
  });
});
