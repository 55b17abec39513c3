import { describe, expect, it } from 'vitest';
import { chronicAbsence, dibelsBenchmark, dibelsMovedUp, indicatorPresets } from '../catalog/indicator-presets.ts';
import { wakidsReady } from '../catalog/presets/early-and-middle-grades.ts';
import { populationOf } from './population.ts';

describe('the students that an indicator counts', () => {
  it('are the same for all that is made of attendance', () => {
    const ofAttendance = indicatorPresets.filter(({ dataset }) => dataset === 'attendance');
    expect(new Set(ofAttendance.map(populationOf))).toEqual(new Set(['attendance']));
    expect(ofAttendance.length).toBeGreaterThan(4);
  });

  it('are those with a score in the measure, and others again where two windows are matched', () => {
    expect(populationOf(dibelsBenchmark('COMPOSITE'))).toBe('assessment-composite');
    expect(populationOf(dibelsBenchmark('ORF-WC'))).toBe('assessment-orf-wc');
    expect(populationOf(dibelsMovedUp('ORF-WC'))).toBe('assessment-orf-wc-matched');
    expect(
      populationOf({
        ...chronicAbsence,
        dataset: 'monitoring',
        definition: { kind: 'dibels-monitoring', measure: 'ORF-WC', weeks: 16, goalWeek: 20 },
      }),
    ).toBe('monitoring-orf-wc-monitored');
  });

  it('are those assessed in the domains that count, and all graduates that were sent', () => {
    expect(populationOf(wakidsReady())).toBe('readiness');
    expect(populationOf(wakidsReady('literacy'))).toBe('readiness-literacy');
    const ofGraduates = indicatorPresets.filter(({ dataset }) => dataset === 'postsecondary');
    expect(new Set(ofGraduates.map(populationOf))).toEqual(new Set(['postsecondary']));
  });

  it('are each indicator’s own where counts are sent', () => {
    const ofCounts = indicatorPresets.filter(({ dataset }) => dataset === 'counts');
    expect(new Set(ofCounts.map(populationOf)).size).toBe(ofCounts.length);
  });
});
