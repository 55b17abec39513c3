import { type Cycle, cycleSchema } from '../cycle.ts';

/** A made cycle for tests: attendance teams since September 15, 2025, at these places. */
export const cycleAt = (placeIds: string[], rest: object = {}): Cycle =>
  cycleSchema.parse({
    ...{ id: 'teams', name: 'Attendance teams', indicatorId: 'chronic-absence', ownerId: 'maya' },
    decideBy: '2026-03-20',
    phases: [{ startedOn: '2025-09-15', baseline: '2025-06', test: { placeIds } }],
    ...rest,
  });
