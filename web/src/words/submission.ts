import type { SubmissionSummary, SubmissionView } from '../../../shared/api/submissions.ts';
import { formatCount, formatCounted } from './numbers.ts';

type Known = Pick<SubmissionSummary, 'id' | 'partnerId' | 'dataset' | 'period' | 'state'>;

/** What became of a file: counted, replaced by a later one, held until its partner confirms it, refused, withdrawn, or it never came. */
export type Fate = 'counts' | 'replaced' | 'held' | 'refused' | 'withdrawn' | 'not-arrived';

/** Of the accepted files for one period of one partner, the one of the latest link counts. */
export function fateOf(one: Known, all: readonly Known[]): Fate {
  if (one.state === 'awaiting-file') return 'not-arrived';
  if (one.state !== 'accepted') return one.state;
  const later = all.some(
    ({ id, partnerId, dataset, period, state }) =>
      state === 'accepted' &&
      id > one.id &&
      partnerId === one.partnerId &&
      dataset === one.dataset &&
      period === one.period,
  );
  return later ? 'replaced' : 'counts';
}

export const fateWords: Record<Fate, string> = {
  counts: 'Counts',
  replaced: 'Replaced by a later file',
  held: 'Held until the partner confirms it',
  refused: 'Refused whole',
  withdrawn: 'Withdrawn',
  'not-arrived': 'Did not arrive',
};

/** What was read of a file, in a line. */
export function readWords({ report, refusal }: Pick<SubmissionView, 'report' | 'refusal'>): string {
  if (refusal) return `${refusal.message} ${refusal.hint}`;
  if (!report) return 'Nothing was read yet.';
  const mend = report.refused > 0 ? `, ${formatCount(report.refused)} to mend` : '';
  const students = report.students > 0 ? `; ${formatCounted(report.students, 'student')}` : '';
  return `${formatCount(report.accepted)} of ${formatCounted(report.rows, 'row')} accepted${mend}${students} in ${formatCounted(report.schools, 'school')}.`;
}
