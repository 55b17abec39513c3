import { NOT_REPORTED, plain } from '../../catalog/dimensions.ts';
import { readinessDomains } from '../../catalog/readiness.ts';
import { Dictionary } from '../dictionary.ts';
import type { Layout } from '../headings.ts';
import { isMissing, isSuppressed } from '../numbers.ts';
import { type Expectation, HIDDEN, INVALID, type Tallies } from '../reading.ts';
import { gatherFacts } from './gather-facts.ts';
import type { RowReader } from './row-reader.ts';
import { StudentReader } from './student-reader.ts';

const NOT_ASSESSED = Number.NaN;
const domains = Object.keys(readinessDomains);

/** One row per entering kindergartner, with a flag for each domain, as the fall file of WaKIDS has it. */
export function readinessReader(expected: Expectation, layout: Layout, tallies: Tallies): RowReader {
  const rows = StudentReader.rowsFor(expected, layout, domains.length);
  const student = new StudentReader(expected, layout, tallies, { rows, gradeOf: () => NOT_REPORTED });
  const season = { column: layout.fields.season?.[0] ?? -1, dictionary: new Dictionary(judgeSeason) };
  const flags = domains.map((field) => ({
    field,
    column: layout.fields[field]?.[0] ?? -1,
    dictionary: new Dictionary(parseFlag),
  }));
  return {
    take(fields) {
      const isFall = season.dictionary.at(fields, season.column);
      if (isFall === 'other') return tallies.leaveAside();
      if (isFall === 'unknown') return student.refuse('value-unknown', fields, 'season');
      if (!student.read(fields)) return;
      for (const { field, column, dictionary } of flags) {
        const flag = dictionary.at(fields, column);
        if (flag === HIDDEN) return student.refuse('value-hidden', fields, field);
        if (flag === INVALID) return student.refuse('value-unknown', fields, field);
      }
      const { values, count } = student.accept();
      for (const [index, { column, dictionary }] of flags.entries()) {
        values[(count - 1) * flags.length + index] = dictionary.at(fields, column);
      }
    },
    finish: (keep) => gatherFacts(rows, { kind: 'readiness', names: domains }, expected, tallies, keep),
  };
}

/** 1 where the student is ready, 0 where not. Files that SPSS wrote have `#NULL!` where there is no value. */
function parseFlag(text: string): number {
  if (isMissing(text) || text.toLowerCase() === '#null!') return NOT_ASSESSED;
  if (/^(y|yes|1|true|ready)$/i.test(text)) return 1;
  if (/^(n|no|0|false|not ready)$/i.test(text)) return 0;
  return isSuppressed(text) ? HIDDEN : INVALID;
}

/** Entering kindergartners are those of the fall; the same columns come in winter and spring too. */
function judgeSeason(text: string): 'ours' | 'other' | 'unknown' {
  const season = plain(text);
  if (isMissing(text) || season === 'fall') return 'ours';
  return season === 'winter' || season === 'spring' ? 'other' : 'unknown';
}
