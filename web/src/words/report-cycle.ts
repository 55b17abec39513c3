import type { ReportedCycle, ReportView } from '../../../shared/api/report.ts';
import { formatDate } from './dates.ts';

const ends = { expand: 'expanded', adopt: 'adopted', adapt: 'adapted', abandon: 'abandoned' } as const;
const nexts = {
  start: 'starts',
  review: 'review',
  decision: 'decide by',
  'decision-overdue': 'decision was due',
} as const;

/** How a cycle stands and what comes next: `Chronic absence, open, review Jan 23, 2026`; of a closed one how it ended. */
export function cycleState({ indicator, state, decision, next, partial }: ReportedCycle): string {
  const ended = state === 'closed' ? (decision ? ends[decision] : 'closed') : 'open';
  const then = next ? `, ${nexts[next.what]} ${formatDate(next.day)}` : '';
  return `${indicator.name}, ${ended}${then}${partial ? '. Without places that you may not see' : ''}`;
}

/** Of a report without cycles. */
export const noCycles = ({ place }: Pick<ReportView, 'place'>): string =>
  `No improvement cycle is tried at ${place.name}${place.kind === 'school' ? '' : ' or within it'}.`;
