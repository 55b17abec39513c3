import { datasetNames } from '../catalog/dataset.ts';
import { describeDay } from '../catalog/describe-day.ts';
import { describeGroup } from '../catalog/dimensions.ts';
import { shortPeriod } from '../catalog/period.ts';
import { describeCoded } from '../disclosure/describe-coded.ts';
import { compositesDiffer } from '../submissions/composites-differ.ts';
import { EXAMPLE } from '../submissions/example-row.ts';
import { unconfirmed } from '../submissions/suspicions/catalog.ts';
import { reasonAtEnd, withdrawnBy } from '../submissions/withdrawal.ts';
import type { MovedValue } from './history.ts';
import { historyRows, onOneLine, utc } from './history-text.ts';
import { insteadOfMoved } from './instead-of-moved.ts';
import type { Receipt } from './partner.ts';
import type { ShownValue } from './shown-schema.ts';
import { shareOf } from './shown-value.ts';

type Moved = Receipt['moved'][number];

/** Rows to mend that a terminal shows one by one. */
const LISTED_ROWS = 20;

/** A receipt for a terminal, in lines of plain text. `address` is where it is read. */
export function receiptText(receipt: Receipt, address: string): string {
  const { id, partner, dataset, period, fileName, note, report, alerts, moved, next, history } = receipt;
  const undone = history.find((entry) => entry.id === id)?.withdrawal?.moved ?? [];
  const sections = [
    [
      `${partner}: ${datasetNames[dataset].toLowerCase()}, ${period.name}, ${onOneLine(fileName)}`,
      outcome(receipt),
      ...(report?.sheet ? [`Read from the sheet “${onOneLine(report.sheet)}”.`] : []),
      ...(note ? [`Your note: “${note}”`] : []),
    ],
    oddities(receipt, address),
    report ? rowsToMend(report) : [],
    undone.length > 0 ? ['What its withdrawal moved', ...table(undone.map(undoneRow))] : [],
    moved.length > 0 ? ['What moved', ...table(moved.map(movedRow))] : [],
    alerts.length > 0 ? ['Alerts', ...alerts.map((sentence) => `  ${sentence}`)] : [],
    next ? [`Next: ${next.period}, due on ${describeDay(next.dueOn)}.`] : [],
    history.length > 0 ? ['Files of this period', ...table(historyRows(history))] : [],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function outcome(receipt: Receipt): string {
  const { stage, refusal, report } = receipt;
  if (stage === 'waiting') return 'The file has not been read yet. Ask for this receipt again in a minute.';
  if (stage === 'withdrawn' || receipt.withdrawal) return withdrawnInWords(receipt);
  if (stage === 'refused') {
    return refusal
      ? `Not taken (${refusal.code}): ${refusal.message} ${refusal.hint}`
      : 'Not taken. Nothing was changed.';
  }
  if (stage === 'held') {
    return `Held: this file counts nowhere until you confirm it. ${report ? rowsInWords(report) : ''}`.trimEnd();
  }
  const rows = report ? `${rowsInWords(report)}${compositesInWords(report)}` : 'The file was accepted.';
  const instead = report && insteadOfMoved(receipt.dataset, report, receipt.period.name);
  return stage === 'done'
    ? `${rows}${instead ? ` ${instead}` : ''}`
    : `${rows} Its indicators are being computed; ask for this receipt again in a minute.`;
}

function withdrawnInWords({ stage, partner, withdrawal, suspicions, confirmed }: Receipt): string {
  const by = withdrawal ? ` by ${withdrawnBy(withdrawal, partner)} on ${utc(withdrawal.at)}` : '';
  const why = reasonAtEnd(withdrawal ?? {});
  const next =
    unconfirmed({ suspicions, confirmed }).length > 0
      ? 'It had been held and never counted.'
      : stage === 'withdrawn'
        ? 'What it had replaced counts again.'
        : 'What that moves is being computed; ask for this receipt again in a minute.';
  return `This file was withdrawn${by}${why} ${next}`;
}

/** What is odd about the file; of one that is held, what to do. */
function oddities(receipt: Receipt, address: string): string[] {
  const { stage, suspicions = [] } = receipt;
  const odd = stage === 'held' ? unconfirmed(receipt) : suspicions;
  if (odd.length === 0) return [];
  const lines = odd.flatMap(({ code, message, hint, details }) => [
    `  ${code}: ${message} ${hint}`,
    ...details.map((detail) => `    ${onOneLine(detail)}`),
  ]);
  const next = [
    'If it is right, say why, and it counts:',
    `  curl -sS --data-urlencode 'note=…' ${address}/confirmation`,
    'If it is not, take it back:',
    `  curl -sS -X POST ${address}/withdrawal`,
  ];
  return ['What is odd about it', ...lines, ...(stage === 'held' ? next : [])];
}

/** @example rowsInWords(report) // '1,234 of 1,240 rows accepted; 6 to mend.' */
export function rowsInWords({
  accepted,
  rows,
  refused,
  blank,
  examples = 0,
  otherPeriod,
  repeated,
}: NonNullable<Receipt['report']>): string {
  const aside = [
    [refused, 'to mend'],
    [blank, 'blank'],
    [examples, `marked ${EXAMPLE}`],
    [otherPeriod, 'of another period'],
    [repeated, 'repeated and counted once'],
  ] as const;
  const named = aside.flatMap(([count, what]) => (count > 0 ? [`${whole(count)} ${what}`] : []));
  return `${whole(accepted)} of ${whole(rows)} rows accepted${named.length > 0 ? `; ${named.join(', ')}` : ''}.`;
}

/** What to look at in the testing system, if composites differ from their parts; they count as they were sent. */
export function compositesInWords({ composites }: NonNullable<Receipt['report']>): string {
  return composites?.differ ? ` ${compositesDiffer(composites)}` : '';
}

function rowsToMend({ problems, refused }: NonNullable<Receipt['report']>): string[] {
  if (problems.length === 0) return [];
  const listed = problems.slice(0, LISTED_ROWS);
  const lines = listed.map(
    ({ row, column, message, hint }) => `  row ${row}, ${onOneLine(column)}: ${message} ${hint}`,
  );
  const more = problems.length > LISTED_ROWS ? [`  and more; the page of the link lists them`] : [];
  return [`Rows to mend (${whole(refused)})`, ...lines, ...more];
}

/** Indicator, place and group, value before, value after, change, and of how many; empty where there is none. */
export function movedRow({ indicator, place, group, before, after, change }: Moved): string[] {
  const counted = shareOf(after);
  const of = counted ? `${whole(counted.numerator)} of ${whole(counted.denominator)}` : '';
  return [
    indicator,
    group === 'all' ? place : `${place}, ${describeGroup(group)}`,
    before ? `${share(before.value)} (${shortPeriod(before.period)})` : '',
    share(after),
    change === undefined ? '' : `${signed(change)} points`,
    of,
  ];
}

/** Indicator, value before, value after, change; empty where there is none. */
export function undoneRow({ indicator, before, after, change }: MovedValue): string[] {
  return [indicator, share(before), share(after), change === undefined ? '' : `${signed(change)} points`];
}

const whole = (count: number) => count.toLocaleString('en-US');

function share(value: ShownValue): string {
  if (value === 'hidden') return 'hidden to protect students';
  if (value === 'none') return 'no data';
  return 'coded' in value ? describeCoded(value) : `${value.percent.toFixed(1)}%`;
}

/** With a true minus, and no sign for none: `+3.5`, `−3.7`, `0.0`. */
function signed(points: number): string {
  const sign = points === 0 ? '' : points < 0 ? '−' : '+';
  return `${sign}${Math.abs(points).toFixed(1)}`;
}

/** Columns padded to their widest cell. */
function table(rows: string[][]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = (rows[0] ?? []).map((_, column) => width(column));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
