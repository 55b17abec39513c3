import { describe, expect, it } from 'vitest';
import type { ReportedCycle } from '../../../shared/api/report.ts';
import { cycleState, noCycles } from './report-cycle.ts';

const cycle = (rest: Partial<ReportedCycle> = {}): ReportedCycle => ({
  ...{ id: 'tutoring', name: 'Tutoring', indicator: { id: 'reading', name: 'Reading' }, state: 'open', partial: false },
  ...{ test: { places: [], group: 'all' }, title: 'It rose', lead: 'It cannot show why.' },
  ...rest,
});

describe('how a cycle of a report stands', () => {
  it('is what comes next and when', () => {
    const next = (what: NonNullable<ReportedCycle['next']>['what']) =>
      cycleState(cycle({ next: { day: '2026-03-20', what } }));
    expect(next('start')).toBe('Reading, open, starts Mar 20, 2026');
    expect(next('review')).toBe('Reading, open, review Mar 20, 2026');
    expect(next('decision')).toBe('Reading, open, decide by Mar 20, 2026');
    expect(next('decision-overdue')).toBe('Reading, open, decision was due Mar 20, 2026');
  });

  it('is how it ended, and says whose numbers are not in it', () => {
    expect(cycleState(cycle({ state: 'closed', decision: 'adopt' }))).toBe('Reading, adopted');
    expect(cycleState(cycle({ state: 'closed' }))).toBe('Reading, closed');
    expect(cycleState(cycle({ partial: true }))).toBe('Reading, open. Without places that you may not see');
  });

  it('says where there is none', () => {
    expect(noCycles({ place: { id: 'x', name: 'Rivermouth', kind: 'region' } })).toBe(
      'No improvement cycle is tried at Rivermouth or within it.',
    );
    expect(noCycles({ place: { id: 'y', name: 'Birch', kind: 'school' } })).toBe(
      'No improvement cycle is tried at Birch.',
    );
  });
});
