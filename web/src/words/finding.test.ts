import { describe, expect, it } from 'vitest';
import type { ShownValue } from '../../../shared/api/partner.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import { shownValue } from '../../../shared/api/shown-value.ts';
import { findingLead, findingTitle, gapFinding, latestOf } from './finding.ts';

const share = (numerator: number, denominator = 1000) => shownValue({ numerator, denominator });
const point = (period: string, groups: Record<string, ShownValue>) => ({
  period,
  label: period,
  groups,
  reported: 1,
  expected: 1,
});
const series = (points: SeriesView['points'], gaps: SeriesView['gaps'] = []): SeriesView => ({
  indicator: { id: 'chronic-absence', name: 'Chronic absence', betterWhen: 'lower', edition: '1', source: 'ours' },
  place: { id: 'highline', name: 'Highline', kind: 'district' },
  points,
  gaps,
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

  it('tells hidden from not there, and needs no comparison', () => {
    expect(findingTitle(series([point('2026-02', { all: 'hidden' })]))).toContain('hidden to protect students');
    expect(findingTitle(series([]))).toBe('No values yet of Chronic absence at Highline');
    expect(findingTitle(series([point('2026-02', { all: share(241) })]))).toBe('Chronic absence at Highline is 24.1%');
    expect(latestOf(series([]))).toBeUndefined();
  });
});

describe('the finding of a gap', () => {
  const gap = { focal: 'english_learner:yes', reference: 'english_learner:no' };

  it('says which group moved', () => {
    const groups = (focal: number, reference: number) => ({
      [gap.focal]: share(focal),
      [gap.reference]: share(reference),
    });
    const points = [point('2025-02', groups(245, 193)), point('2026-02', groups(304, 220))];
    const told = gapFinding(series(points), {
      ...gap,
      points: [
        { period: '2025-02', gap: 5.2 },
        { period: '2026-02', gap: 8.4 },
      ],
    });
    expect(told?.title).toBe('The gap for English learners is 8.4 points, 5.2 points a year before');
    expect(told?.lead).toBe(
      'English learners: 30.4%, +5.9 points in a year; Not English learners: 22.0%, +2.7 points in a year',
    );
  });

  it('is silent when either side is hidden', () => {
    expect(gapFinding(series([]), { ...gap, points: [{ period: '2026-02' }] })).toBeUndefined();
  });
});
