import { describe, expect, it } from 'vitest';
import { chronicAbsence, dibelsBenchmark, dibelsMovedUp, indicatorPresets } from '../catalog/indicator-presets.ts';
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

  it('are each indicator’s own where counts are sent', () => {
    const ofCounts = indicatorPresets.filter(({ dataset }) => dataset === 'counts');
    expect(new Set(ofCounts.map(populationOf)).size).toBe(ofCounts.length);
  });
});
