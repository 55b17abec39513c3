import { plain } from '../../catalog/dimensions.ts';
import { decodeText } from '../decode.ts';
import type { Fields } from '../fields.ts';
import { FileRefused } from '../problems-catalog.ts';
import { readRecords } from '../records.ts';

/** A row of one file of the export: its values by heading, without case, spacing and punctuation; empty for no such column. */
export type MemberRow = { row: number; value: (column: string) => string; at: (index: number) => string };
export type Member = { name: string; chunks: AsyncIterable<Uint8Array> };

type Reading = {
  /** Headings without which the file says nothing. */
  needed: string[];
  /** Told of the headings, which are row `row`. */
  begin?: (headings: string[], row: number) => void;
  take: (one: MemberRow) => void;
  /** Told of rows that stand for something which is no more, or of nothing. */
  leaveOut?: (row: number) => void;
};

/** Reads one file of the export. Rows to be deleted are left out. Throws FileRefused when a heading is missing. */
export async function readMember({ name, chunks }: Member, { needed, begin, take, leaveOut }: Reading): Promise<void> {
  let columns: Map<string, number> | undefined;
  let fields: Fields;
  const at = (index: number) => fields.text(index);
  const value = (column: string) => fields.text(columns?.get(column) ?? -1);
  const read = (record: Fields) => {
    fields = record;
    if (columns) {
      if (record.isBlank() || /^(tobedeleted|inactive)$/.test(plain(value('status')))) leaveOut?.(record.row);
      else take({ row: record.row, value, at });
    } else if (!record.isBlank()) {
      const headings = Array.from({ length: record.count }, (_, index) => record.text(index));
      columns = new Map(headings.map((heading, index) => [plain(heading), index]));
      const missing = needed.find((column) => columns?.has(column) === false);
      if (missing) throw new FileRefused('oneroster-lacks', { what: `the column ${missing} of ${name}` });
      begin?.(headings, record.row);
    }
  };
  try {
    await readRecords(decodeText(chunks), read);
  } catch (error) {
    if (!(error instanceof FileRefused) || error.refusal.code !== 'unreadable') throw error;
    throw new FileRefused('unreadable', { reason: `in ${name} ${error.words.reason ?? ''}` });
  }
}
