import { insteadOfMoved } from '../api/instead-of-moved.ts';
import type { Receipt } from '../api/partner.ts';
import { compositesInWords, movedRow, rowsInWords, undoneRow } from '../api/receipt-text.ts';
import { calendarDay } from '../catalog/calendar-day.ts';
import { datasetNames } from '../catalog/dataset.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Partnership } from '../catalog/partnership.ts';
import { onOneLine } from '../submissions/note.ts';
import { problemsCsv } from '../submissions/problems-csv.ts';
import { unconfirmed } from '../submissions/suspicions/catalog.ts';
import { reasonAtEnd, withdrawnBy } from '../submissions/withdrawal.ts';
import { plainMail } from './plain-mail.ts';

export type ReceiptMailInput = {
  receipt: Receipt;
  partnership: Pick<Partnership, 'name' | 'contact' | 'timeZone'>;
  /** Opens the receipt, where the file is corrected or withdrawn; absent where no link may be given. */
  link: { url: string; expiresAt: string } | undefined;
  /** The day on which the next file of the dataset is due, such as `2026-04-10`. */
  nextDue?: string | undefined;
};

/** Without it Excel takes a file for one of another encoding. */
const BYTE_ORDER_MARK = '\ufeff';
/** Values that a mail lists; the page of the receipt has them all. */
const LISTED_VALUES = 12;

/** Tells a partner's contact what became of a file, with the rows to mend as a file that repeats no value. */
export function receiptMail({ receipt, partnership, link, nextDue }: ReceiptMailInput) {
  const { report, stage } = receipt;
  const problems = report?.problems ?? [];
  return {
    ...plainMail({
      partnership: partnership.name,
      subject: `${datasetNames[receipt.dataset]}, ${receipt.period.name}: ${outcome(receipt)}`,
      told: [
        whichFile(receipt, partnership.timeZone),
        ...whatBecame(receipt),
        ...(problems.length > 0 ? [attached(receipt)] : []),
      ],
      sections: [
        { title: 'What is odd about it', lines: oddIn(receipt) },
        { title: 'What its withdrawal moved', lines: undoneBy(receipt) },
        { title: 'What moved', lines: movedBy(receipt) },
        { title: 'What it set off', lines: receipt.alerts },
      ],
      actions: link
        ? [{ url: link.url, words: toDo[stage] ?? 'Open the receipt', note: howLong(link, partnership) }]
        : [],
      rest: [
        ...(nextDue ? [`The next file is due on ${describeDay(nextDue)}.`] : []),
        `Questions? Ask ${partnership.contact}.`,
      ],
    }),
    files:
      problems.length > 0
        ? [
            {
              name: 'rows-to-mend.csv',
              type: 'text/csv; charset=utf-8',
              text: `${BYTE_ORDER_MARK}${problemsCsv(problems)}`,
            },
          ]
        : [],
  };
}

/** By stage. */
const toDo: Partial<Record<string, string>> = {
  done: 'Open the receipt, correct or withdraw the file',
  computing: 'Open the receipt, correct or withdraw the file',
  held: 'See what is odd, and confirm or withdraw the file',
  refused: 'See what is wrong, and send it again',
};

function outcome({ stage, report, withdrawal }: Receipt): string {
  if (withdrawal) return 'the file was withdrawn';
  if (stage === 'refused') return 'the file was not taken';
  if (stage !== 'done' && stage !== 'computing') return 'the file waits for an answer of yours';
  if (!report || report.refused === 0) return 'all rows were accepted';
  return report.refused === 1 ? '1 row to mend' : `${whole(report.refused)} rows to mend`;
}

function whichFile({ fileName, note, partner, at, report }: Receipt, timeZone: string): string {
  const sheet = report?.sheet ? `, read from the sheet “${onOneLine(report.sheet)}”` : '';
  const said = note ? ` Your note: “${note}”` : '';
  return `The file ${onOneLine(fileName)} of ${partner}${sheet}, ${dayOf(at, timeZone)}.${said}`;
}

function whatBecame(receipt: Receipt): string[] {
  const { stage, refusal, report, withdrawal, partner } = receipt;
  if (withdrawal) {
    const next =
      unconfirmed(receipt).length > 0
        ? 'It had been held, and never counted.'
        : stage === 'withdrawn'
          ? 'What it had replaced counts again.'
          : 'What that moves is still being computed.';
    return [`It was withdrawn by ${withdrawnBy(withdrawal, partner)}${reasonAtEnd(withdrawal)} ${next}`];
  }
  if (stage === 'refused') {
    return [refusal ? `${refusal.message} ${refusal.hint}` : 'It was not taken, and nothing was changed.'];
  }
  if (stage === 'held') return ['It was read, and counts nowhere until you say in a note why it is right.'];
  if (!report) return [];
  const { students, schools } = report;
  const at = counted(schools, 'school');
  const instead = insteadOfMoved(receipt.dataset, report, receipt.period.name);
  return [
    `${rowsInWords(report)}${compositesInWords(report)}`,
    students > 0 ? `They are of ${counted(students, 'student')} at ${at}.` : `They are of ${at}.`,
    ...(instead ? [instead] : []),
    ...(stage === 'computing' ? ['What they move is still being computed; the receipt will say.'] : []),
  ];
}

/** Of a file that is held. */
const oddIn = (receipt: Receipt): string[] =>
  receipt.stage === 'held'
    ? unconfirmed(receipt).flatMap(({ message, details }) => [message, ...details.map(onOneLine)])
    : [];

function attached({ report }: Receipt): string {
  const [all, listed] = [report?.refused ?? 0, report?.problems.length ?? 0];
  const which =
    new Set(report?.problems.map(({ row }) => row)).size < all ? `The first ${listed} problems are` : 'What to mend is';
  return `${which} in the attached file, by row and column, with what is wrong and how to mend it. It repeats no value of your file.`;
}

function movedBy({ moved }: Receipt): string[] {
  // The other half of a dimension is in the receipt, where its name stands in its table.
  const told = moved.filter(({ group }) => !group.endsWith(':no'));
  const [schools, others] = [told.filter(isSchool), told.filter((row) => !isSchool(row))];
  const lines = [...others, ...schools].slice(0, LISTED_VALUES).map((row) => {
    const [indicator, place, before, after, change, of] = movedRow(row);
    const now = [before ? `${before} to ${after}` : after, change, of].filter(Boolean).join(', ');
    return `${indicator}, ${place}: ${now}`;
  });
  const left = moved.length - lines.length;
  return left > 0 ? [...lines, `and ${counted(left, 'more value')}, which the receipt shows`] : lines;
}

const isSchool = ({ placeKind }: Receipt['moved'][number]) => placeKind === 'school';

function undoneBy({ id, history }: Receipt): string[] {
  const undone = history.find((entry) => entry.id === id)?.withdrawal?.moved ?? [];
  return undone.map((value) => {
    const [indicator, before, after, change] = undoneRow(value);
    return `${indicator}: ${before} to ${after}${change ? `, ${change}` : ''}`;
  });
}

function howLong({ expiresAt }: { expiresAt: string }, { timeZone }: Pick<Partnership, 'timeZone'>): string {
  // A link that ends with a day ends at the moment after it.
  const until = dayOf(new Date(Date.parse(expiresAt) - 1).toISOString(), timeZone);
  return `It works until ${until}, for this period alone. Whoever has it can send files and see this receipt.`;
}

const dayOf = (moment: string, timeZone: string) => describeDay(calendarDay(new Date(moment), timeZone));
const whole = (count: number) => count.toLocaleString('en-US');
const counted = (count: number, one: string) => `${whole(count)} ${one}${count === 1 ? '' : 's'}`;
