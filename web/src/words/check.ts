import type { Checked } from '../../../shared/submissions/check-submission.ts';
import type { Report } from '../../../shared/submissions/report.ts';
import { formatCount, formatCounted, formatTenths } from './numbers.ts';

/** What a check found, for the title of the page. */
export function checkedTitle(checked: Checked, isOdd = false): string {
  if (checked.state === 'refused') return checked.refusal.message.replace(/\.$/, '');
  const { rows, accepted, refused } = checked.report;
  if (refused > 0) {
    const verb = refused === 1 ? 'needs' : 'need';
    return `${formatCount(refused)} of ${formatCounted(rows, 'row')} ${verb} mending. The rest are ready`;
  }
  if (isOdd) return 'The rows are ready, but something is odd';
  return accepted === 1 ? 'The row is ready' : `All ${formatCount(accepted)} rows are ready`;
}

/** That it was done here, how long it took, and what is safe. */
export function checkedLead(checked: Checked, seconds: number): string {
  const took = seconds < 1 ? 'less than a second' : `${formatTenths(seconds)} seconds`;
  const here = `Checked on your computer in ${took}. Nothing has been sent.`;
  return checked.state === 'refused' ? `${checked.refusal.hint} ${here}` : here;
}

/** Columns that are left out, a few by name; of an export in several files, what alone is sent. */
export function leftOutWords({ columnsDropped: columns, readAs }: Pick<Report, 'columnsDropped' | 'readAs'>): string {
  if (readAs) return `Send one roster made of the ${readAs} files, without names, birth dates and all else in them`;
  const named = columns.slice(0, 6).join(', ');
  const more = columns.length > 6 ? ` and ${formatCount(columns.length - 6)} more` : '';
  return `Leave ${columns.length === 1 ? 'a column' : `${formatCount(columns.length)} columns`} out of what is sent: ${named}${more}`;
}
