import { plain } from '../../catalog/dimensions.ts';
import { ALL_STUDENTS, type StudentGroup } from '../../catalog/student-group.ts';
import type { CountsBlock } from '../block.ts';
import { Dictionary } from '../dictionary.ts';
import type { Fields } from '../fields.ts';
import type { Layout } from '../headings.ts';
import { mappedValue } from '../mapping/mapping.ts';
import { isSuppressed, parseCount } from '../numbers.ts';
import { parseStudentGroup } from '../parse-student-group.ts';
import { FileRefused, type RowProblemCode } from '../problems-catalog.ts';
import { type Expectation, headingOf, type Tallies } from '../reading.ts';
import { periodReader } from './period-reader.ts';
import { placeReader } from './place-reader.ts';
import type { Keep, RowReader } from './row-reader.ts';

type CountsRow = CountsBlock['rows'][number];
/** All rows of one place, indicator and group. */
type Held = { place: number; row: CountsRow; rowNumbers: number[]; disagrees: boolean };

/** A dimension of a file of counts may have this many values; one with more is of persons, not of groups. */
const MOST_VALUES = 30;

/** Already aggregated rows: place, student group, numerator, denominator. What the source hid stays hidden. */
export function countsReader(expected: Expectation, layout: Layout, tallies: Tallies): RowReader {
  const { fields: columns } = layout;
  const column = (field: string) => columns[field]?.[0] ?? -1;
  const period = periodReader(expected.period, { periods: columns.period ?? [], schoolYear: -1 });
  const placeOf = placeReader(expected, columns.place ?? [], columns.district);
  const groupOf = groupReader(expected, layout);
  const indicatorOf = indicatorReader(expected, layout);
  const held = new Map<string, Held>();

  const read = (fields: Fields): { code: RowProblemCode; field: string } | undefined => {
    const place = placeOf(fields);
    if (typeof place !== 'number') return { code: 'place-unknown', field: 'place' };
    const group = groupOf(fields);
    if (!group) return { code: 'group-unknown', field: 'student_group' };
    const indicatorId = indicatorOf(fields);
    if (!indicatorId) return { code: 'indicator-unknown', field: 'indicator' };
    const cell = readCell(fields.text(column('numerator')), fields.text(column('denominator')));
    if (typeof cell === 'object' && 'code' in cell) return cell;
    hold(held, { place, row: { indicatorId, group, cell }, rowNumbers: [fields.row], disagrees: false });
    return undefined;
  };
  return {
    take(fields) {
      const rowPeriod = period(fields);
      if (rowPeriod === 'other') return tallies.leaveAside();
      if (rowPeriod === 'unknown') return tallies.refuse('period-unknown', fields.row, headingOf(layout, 'period'));
      const wrong = read(fields);
      return wrong && tallies.refuse(wrong.code, fields.row, headingOf(layout, wrong.field));
    },
    finish: (keep) => gather([...held.values()], expected, layout, tallies, keep),
  };
}

/** Reads the student group of a row: all students where the file has no column for it. */
function groupReader(
  { mapping, onUnknown }: Expectation,
  { fields, headings }: Layout,
): (fields: Fields) => StudentGroup | undefined {
  const [group = -1] = fields.student_group ?? [];
  const [dimension = -1] = fields.dimension ?? [];
  const values = new Map<string, Set<string>>();
  const parse = (text: string, dimensionText = '') => {
    const parsed = parseStudentGroup(text, dimensionText) ?? mappedGroup(mapping, text, dimensionText);
    const [id = '', value] = parsed?.split(':') ?? [];
    if (value === undefined) return parsed;
    const known = values.get(id) ?? new Set();
    values.set(id, known.add(value));
    if (known.size > MOST_VALUES) throw new FileRefused('personal-column', { column: headings[group] ?? '' });
    return parsed;
  };
  if (group < 0) return () => ALL_STUDENTS;
  const dictionary = new Dictionary((text) => parse(text));
  return (row) => {
    const of = row.text(dimension);
    const found = dimension < 0 ? dictionary.at(row, group) : parse(row.text(group), of);
    if (!found) onUnknown?.('student_group', labelOf(row.text(group), of));
    return found;
  };
}

/** A label as a mapping has it: with its dimension, where it stands in two columns. */
const labelOf = (text: string, dimensionText: string) => (dimensionText ? `${dimensionText}: ${text}` : text);

/** The group that the partner says a label stands for. */
function mappedGroup(mapping: Expectation['mapping'], text: string, of: string): StudentGroup | undefined {
  const mapped = mappedValue(mapping, 'student_group', labelOf(text, of));
  return mapped === undefined ? undefined : parseStudentGroup(mapped);
}

/** Reads the indicator of a row: the link's, or the only one, where the file does not say. */
function indicatorReader({ indicators, defaultIndicatorId, mapping, onUnknown }: Expectation, { fields }: Layout) {
  const [column = -1] = fields.indicator ?? [];
  const only = defaultIndicatorId ?? (indicators.length === 1 ? indicators[0]?.id : undefined);
  if (column < 0 && !only) throw new FileRefused('indicator-missing');
  const byName = new Map(indicators.flatMap(({ id, name }) => [plain(id), plain(name)].map((key) => [key, id])));
  const parse = (text: string) =>
    byName.get(plain(text)) ?? byName.get(plain(mappedValue(mapping, 'indicator', text) ?? ''));
  const dictionary = new Dictionary((text) => (text === '' ? only : parse(text)));
  return (row: Fields): string | undefined => {
    const found = column < 0 ? only : dictionary.at(row, column);
    if (!found) onUnknown?.('indicator', row.text(column));
    return found;
  };
}

function readCell(numerator: string, denominator: string): CountsRow['cell'] | { code: RowProblemCode; field: string } {
  if (isSuppressed(numerator) || isSuppressed(denominator)) return 'suppressed-at-source';
  const [met, counted] = [parseCount(numerator), parseCount(denominator)];
  if (met === undefined) return { code: 'count-invalid', field: 'numerator' };
  if (counted === undefined) return { code: 'count-invalid', field: 'denominator' };
  if (met > counted) return { code: 'numerator-above-denominator', field: 'numerator' };
  return { numerator: met, denominator: counted };
}

function hold(held: Map<string, Held>, one: Held): void {
  const key = `${one.place} ${one.row.indicatorId} ${one.row.group}`;
  const known = held.get(key);
  if (!known) {
    held.set(key, one);
    return;
  }
  known.rowNumbers.push(...one.rowNumbers);
  known.disagrees ||= JSON.stringify(known.row.cell) !== JSON.stringify(one.row.cell);
}

/** Counts repeated rows once, refuses those that disagree, and gives the others by place. */
function gather(held: Held[], { places }: Expectation, layout: Layout, tallies: Tallies, keep: Keep) {
  const byPlace = new Map<number, CountsRow[]>();
  for (const { row, place, rowNumbers, disagrees } of held) {
    if (disagrees) {
      for (const number of rowNumbers) tallies.refuse('rows-disagree', number, headingOf(layout, 'numerator'));
      continue;
    }
    tallies.accepted += rowNumbers.length;
    tallies.repeated += rowNumbers.length - 1;
    if (row.cell === 'suppressed-at-source') tallies.suppressedAtSource += 1;
    byPlace.set(place, [...(byPlace.get(place) ?? []), row]);
  }
  const key = ({ indicatorId, group }: CountsRow) => `${indicatorId} ${group}`;
  for (const [place, rows] of [...byPlace].sort(([a], [b]) => a - b)) {
    const sorted = rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    keep(places[place]?.id ?? '', { kind: 'counts', rows: sorted });
  }
  const schools = [...byPlace.keys()].filter((place) => places[place]?.kind === 'school').length;
  return { students: 0, schools };
}
