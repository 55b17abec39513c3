import { describe, expect, it } from 'vitest';
import type { SeriesView } from '../../../shared/api/series.ts';
import { targetWords } from './target.ts';

const district = { id: 'highline', name: 'Highline', kind: 'district' } as const;
const target = { percent: 15, by: '2027-06', isLocal: true, way: [] };
const say = (rest: Partial<NonNullable<SeriesView['target']>>, place: SeriesView['place'] = district) =>
  targetWords({ place, target: { ...target, ...rest } });

describe('a target in words', () => {
  it('is told beside the region’s, with its own time where that is another', () => {
    expect(say({})).toBe('Aims at 15.0% by June 2027 here.');
    expect(say({ regional: { percent: 12, by: '2027-06' } })).toBe(
      'Aims at 15.0% by June 2027 here, at 12.0% in the region.',
    );
    expect(say({ regional: { percent: 12, by: '2028-06' } })).toContain('at 12.0% by June 2028 in the region.');
  });

  it('is the region’s where a place has none of its own', () => {
    expect(say({ isLocal: false })).toBe('The region aims at 15.0% by June 2027.');
    expect(say({ isLocal: false }, { ...district, kind: 'region' })).toBe('Aims at 15.0% by June 2027.');
  });

  it('explains the line that is drawn, and is empty without a target', () => {
    expect(say({ way: [{ period: '2026-02', percent: 19 }] })).toContain('The dashed line shows where');
    expect(targetWords({ place: district })).toBe('');
  });
});
