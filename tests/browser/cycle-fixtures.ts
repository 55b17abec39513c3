import { type Cycle, cycleSchema } from '../../shared/cycles/cycle.ts';
import { cycleResult } from '../../shared/cycles/cycle-result.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import { indicators, places, releases } from './staff-fixtures.ts';

const by = 'Jordan Ames';

/** Attendance teams at Oakmoor, compared with Highline, half a year after they began; agreed on and noted upon. */
export const cycle: Cycle = cycleSchema.parse({
  id: 'attendance-teams',
  name: 'Attendance teams',
  indicatorId: 'chronic-absence',
  ownerId: 'jordan-ames',
  changeIdea: 'A team calls home after the second day of absence, so that small reasons do not become long ones.',
  aim: { to: 14, by: '2026-05' },
  phases: [
    {
      startedOn: '2025-09-15',
      baseline: '2025-05',
      test: { placeIds: ['oakmoor'] },
      comparison: { placeIds: ['highline'] },
    },
  ],
  reviewsOn: ['2025-11-14', '2026-02-12'],
  decideBy: '2026-03-20',
  decisionRules: [
    {
      id: 'ahead',
      judgedIn: '2026-02',
      conditions: [
        { kind: 'ahead', points: 3 },
        { kind: 'reach', percent: 14 },
      ],
      decide: 'expand',
    },
    { id: 'again', judgedIn: '2027-02', conditions: [{ kind: 'again' }], decide: 'adopt' },
  ],
  log: [
    { kind: 'created', at: '2025-09-01T16:00:00.000Z', by },
    {
      ...{ kind: 'changed', at: '2025-09-03T16:00:00.000Z', by, why: 'The board meets later.' },
      changes: [{ field: 'decideBy', before: '2026-03-01', after: '2026-03-20' }],
    },
    {
      ...{ kind: 'review', at: '2025-11-14T18:00:00.000Z', by, on: '2025-11-14' },
      text: 'Calls were made as planned in 11 of 12 weeks.',
    },
    { kind: 'judged', at: '2026-03-09T06:00:00.000Z', ruleId: 'ahead', period: '2026-02', verdict: 'missed' },
  ],
});

const [indicator] = indicators;
if (!indicator) throw new Error('The cycle is of the first indicator.');
const series = Map.groupBy(releases.flat(), ({ placeId }: Released) => placeId);

/** What the numbers of the other fixtures say of the cycle. */
export const result = cycleResult(cycle, { indicator, places, series });
