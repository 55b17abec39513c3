import { describe, expect, it } from 'vitest';
import type { SeriesView } from '../../../shared/api/series.ts';
import type { ShownValue } from '../../../shared/api/shown-schema.ts';
import { shownValue } from '../../../shared/api/shown-value.ts';
import { findingLead, findingTitle, latestOf } from './finding.ts';

const share = (numerator: number, denominator = 1000) => shownValue({ numerator, denominator });
const point = (period: string, groups: Record<string, ShownValue>) => ({
  period,
  label: period,
  groups,
  reported: 1,
  expected: 1,
});
const series = (points: SeriesView['points'], breaks: SeriesView['breaks'] = []): SeriesView => ({
  indicator: { id: 'chronic-absence', name: 'Chronic absence', betterWhen: 'lower', edition: '1', source: 'ours' },
  place: { id: 'highline', name: 'Highline', kind: 'district' },
  points,
  breaks,
  notes: [],
  chart: { points: [], verdict: { state: 'learning', more: 3 } },
  gaps: [],
});

describe('the finding of a series', () => {
  it('compares with the same period a year before, not with the last one', () => {
    const told = series([
      point('2025-02', { all: share(206) }),
      point('2026-01', { all: share(229) }),
      point('2026-02', { all: share(241) }),
    ]);
    expect(findingTitle(told)).toBe('Chronic absence at Highline rose to 24.1%');
    expect(findingLead(told)).toBe(
      'Feb 2026: 241 of 1,000 students; 20.6% a year before, +3.5 points. Lower is better.',
    );
  });

  it('says which period it compares with when last year is missing or hidden', () => {
    const told = series([
      point('2025-02', { all: 'hidden' }),
      point('2026-01', { all: share(229) }),
      point('2026-02', { all: share(201) }),
    ]);
    expect(findingTitle(told)).toBe('Chronic absence at Highline fell to 20.1%');
    expect(findingLead(told)).toContain('22.9% in Jan 2026, −2.8 points');
  });

  it('compares with nothing of an earlier edition, and says so', () => {
    const points = [point('2025-02', { all: share(206) }), point('2026-02', { all: share(241) })];
    const begun = { from: '2025-09', reason: 'Half days count.', earlierEdition: 'whole days' };
    const told = series(points, [begun]);
    expect(findingTitle(told)).toBe('Chronic absence at Highline is 24.1%');
    expect(findingLead(told)).toContain('counted anew since Sep 2025, not compared with before');
    const ofRaces = series(points, [{ ...begun, dimension: 'race_ethnicity' }]);
    expect(findingLead(ofRaces)).toContain('20.6% a year before');
  });

  it('tells hidden from not there, and needs no comparison', () => {
    expect(findingTitle(series([point('2026-02', { all: 'hidden' })]))).toContain('hidden to protect students');
    expect(findingTitle(series([]))).toBe('No values yet of Chronic absence at Highline');
    expect(findingTitle(series([point('2026-02', { all: share(241) })]))).toBe('Chronic absence at Highline is 24.1%');
    expect(latestOf(series([]))).toBeUndefined();
  });
});
