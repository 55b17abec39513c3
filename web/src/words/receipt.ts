import type { Receipt } from '../../../shared/api/partner.ts';
import { hexChecksum } from '../../../shared/submissions/checksum.ts';
import { compositesDiffer } from '../../../shared/submissions/composites-differ.ts';
import { EXAMPLE } from '../../../shared/submissions/example-row.ts';
import type { Report } from '../../../shared/submissions/report.ts';
import { reasonAtEnd, type Withdrawal, withdrawnBy } from '../../../shared/submissions/withdrawal.ts';
import { formatMoment } from './dates.ts';
import { filesOf } from './history.ts';
import { formatCount, formatCounted } from './numbers.ts';

/** The finding of a receipt, for its title. */
export function receiptTitle({ stage, report, refusal, withdrawal }: Receipt): string {
  if (stage === 'refused') return refusal?.message ?? 'This file was not taken';
  if (withdrawal || stage === 'withdrawn') return 'This file was withdrawn';
  if (!report) return 'Reading the file';
  if (stage === 'held') return 'Something about this file is odd. Please look at it';
  if (report.refused > 0) {
    const verb = report.refused === 1 ? 'needs' : 'need';
    return `${formatCount(report.refused)} of ${formatCounted(report.rows, 'row')} ${verb} mending. The rest are in`;
  }
  if (report.accepted === 1) return 'Thank you. The row was accepted';
  return `Thank you. All ${formatCount(report.accepted)} rows were accepted`;
}

/** Who took a file back, when and why, and what counts now. */
export function withdrawnWords(withdrawal: Withdrawal, { stage, partner, history }: Receipt): string {
  const by = `Withdrawn by ${withdrawnBy(withdrawal, partner)} on ${formatMoment(withdrawal.at)}${reasonAtEnd(withdrawal)}`;
  if (stage !== 'withdrawn') return `${by} Working out what that moves.`;
  const current = history.filter((entry) => entry.current).map(({ id }) => id);
  if (current.length === 0) return `${by} The period has no value of yours now.`;
  const files = filesOf(current, history);
  return `${by} T${files.slice(1)} ${current.length === 1 ? 'counts' : 'count'} now.`;
}

/** How many rows are neither accepted nor to mend. */
export const leftAsideCount = ({ blank, examples = 0, otherPeriod }: Report): number => blank + examples + otherPeriod;

/** Such rows in words: `blank, skipped`, `of another period, left aside`. */
export function leftAsideLabel({ blank, examples = 0, otherPeriod }: Report): string {
  const counted: [number, string][] = [
    [otherPeriod, 'of another period'],
    [examples, `marked ${EXAMPLE}`],
    [blank, 'blank'],
  ];
  const [first, ...more] = counted.filter(([count]) => count > 0);
  if (!first || first[1] === 'blank') return 'blank, skipped';
  if (more.length === 0) return `${first[1]}, left aside`;
  return `left aside: ${[first, ...more].map(([count, what]) => `${formatCount(count)} ${what}`).join(', ')}`;
}

/** What else is worth knowing about the rows, one sentence each. */
export function rowNotes({ sheet, repeated, suppressedAtSource, composites, columnsDropped }: Report): string[] {
  const was = (count: number) => (count === 1 ? 'was' : 'were');
  return [
    ...(sheet ? [`Read from the sheet “${sheet}”.`] : []),
    ...(repeated > 0
      ? [`${formatCounted(repeated, 'row')} repeated another row and ${was(repeated)} counted once.`]
      : []),
    ...(suppressedAtSource > 0
      ? [
          `${formatCounted(suppressedAtSource, 'value')} came hidden at the source and ${was(suppressedAtSource)} kept so.`,
        ]
      : []),
    ...(composites?.differ ? [compositesDiffer(composites)] : []),
    ...(columnsDropped.length > 0
      ? [
          `Not needed, and not stored: ${columnsDropped.slice(0, 12).join(', ')}${columnsDropped.length > 12 ? ' and more' : ''}.`,
        ]
      : []),
  ];
}

/** A problem's code in words, for a filter: `days-absent-above-enrolled` is `days absent above enrolled`. */
export const problemKind = (code: string): string => code.replaceAll('-', ' ');

/** First eight hexadecimal digits of a base64 SHA-256, as `sha256sum` begins: `3f9a 41c7`. Undefined for other text. */
export function shortChecksum(checksum: string): string | undefined {
  const hex = hexChecksum(checksum);
  return hex && `${hex.slice(0, 4)} ${hex.slice(4, 8)}`;
}
