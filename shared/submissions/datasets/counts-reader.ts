import { describeGroup, dimensions, parseValue, plain, slug } from '../../catalog/dimensions.ts';
import { ALL_STUDENTS, studentGroupSchema } from '../../catalog/student-group.ts';
import type { CountsBlock } from '../block.ts';
import { encodeBlock } from '../block-codec.ts';
import { Dictionary } from '../dictionary.ts';
import type { Layout } from '../headings.ts';
import { isSuppressed, parseCount } from '../numbers.ts';
import { placeNames } from '../place-names.ts';
import { FileRefused, type RowProblemCode } from '../problems-catalog.ts';
import { type Expectation, headingOf, type Tallies } from '../reading.ts';
import type { Fields } from '../records.ts';
import { periodReader } from './period-reader.ts';
import type { RowReader } from './row-reader.ts';

type CountsRow = CountsBlock['rows'][number];
type Held = { row: CountsRow; place: number; number: number; rows: number; disagrees: boolean };

/**
 * A student group as files of counts write it: `english_learner:yes`, a dimension's value in words, or all students.
 * Undefined when it is not known.
 *
 * @example parseStudentGroup('All Students') // 'all'
 * @example parseStudentGroup('English Learners') // 'english_learner:yes'
 */
export function parseStudentGroup(text: string): string | undefined {
  const name = plain(text);
  if (['', 'all', 'allstudents', 'total', 'overall'].includes(name)) return ALL_STUDENTS;
  const pair = /^([^:=]+)[:=](.+)$/.exec(text);
  if (pair) {
    const [, dimensionName = '', valueText = ''] = pair;
    const dimension = dimensions.find(
      ({ id, headings }) => id === slug(dimensionName) || headings.includes(plain(dimensionName)),
    );
    const value = dimension ? parseValue(dimension, valueText) : slug(valueText);
    const group = `${dimension?.id ?? slug(dimensionName)}:${value}`;
    return value && studentGroupSchema.safeParse(group).success ? group : undefined;
  }
  for (const { id, values, spellings } of dimensions) {
    const value = Object.keys(values).find((one) => plain(describeGroup(`${id}:${one}`)) === name && one !== 'no');
    if (value) return `${id}:${value}`;
    const spelled = name.length > 1 && Object.hasOwn(spellings, name) ? spellings[name] : undefined;
    if (spelled && !['yes', 'no', 'true', 'false', 'none', 'not'].includes(name)) return `${id}:${spelled}`;
  }
  return dimensions.flatMap(({ id, headings }) => (headings.includes(name) ? `${id}:yes` : []))[0];
}

/** Already aggregated rows: place, student group, numerator, denominator. What the source hid stays hidden. */
export function countsReader(expected: Expectation, layout: Layout, tallies: Tallies): RowReader {
  const { places, otherPlaces, indicators, defaultIndicatorId } = expected;
  const at = (field: string) => layout.fields[field] ?? -1;
  const named = new Dictionary(placeNames(places, otherPlaces));
  const groups = new Dictionary(parseStudentGroup);
  const byName = new Map(
    indicators.flatMap(({ id, name }) => [
      [plain(id), id],
      [plain(name), id],
    ]),
  );
  const only = defaultIndicatorId ?? (indicators.length === 1 ? indicators[0]?.id : undefined);
  if (at('indicator') < 0 && !only) {
    throw new FileRefused('columns-missing', {
      columns: 'the column indicator',
      found: layout.headings.join(', ').slice(0, 400),
    });
  }
  const indicatorIds = new Dictionary((text) => (text === '' ? only : byName.get(plain(text))));
  const period = periodReader(expected.period, { period: at('period'), schoolYear: -1 });
  const held = new Map<string, Held>();

  const read = (fields: Fields): { code: RowProblemCode; field: string } | undefined => {
    const place = named.at(fields, at('place'));
    if (place === 'foreign') throw new FileRefused('other-places');
    if (typeof place !== 'number') return { code: 'place-unknown', field: 'place' };
    const group = groups.at(fields, at('student_group'));
    if (!group) return { code: 'group-unknown', field: 'student_group' };
    const indicatorId = at('indicator') < 0 ? only : indicatorIds.at(fields, at('indicator'));
    if (!indicatorId) return { code: 'indicator-unknown', field: 'indicator' };
    const cell = readCell(fields.text(at('numerator')), fields.text(at('denominator')));
    if ('code' in cell) return cell;
    hold({ indicatorId, group, cell: cell.cell }, place, fields.row);
    return undefined;
  };
  const hold = (row: CountsRow, place: number, number: number): void => {
    const key = `${place} ${row.indicatorId} ${row.group}`;
    const known = held.get(key);
    if (!known) held.set(key, { row, place, number, rows: 1, disagrees: false });
    else {
      known.rows += 1;
      known.disagrees ||= JSON.stringify(known.row) !== JSON.stringify(row);
    }
  };
  return {
    take(fields) {
      const rowPeriod = period(fields);
      if (rowPeriod === 'other') return tallies.leaveAside();
      if (rowPeriod === 'unknown') return tallies.refuse('period-unknown', fields.row, headingOf(layout, 'period'));
      const wrong = read(fields);
      if (wrong) tallies.refuse(wrong.code, fields.row, headingOf(layout, wrong.field));
    },
    finish: () => pack([...held.values()], expected, layout, tallies),
  };
}

function readCell(
  numerator: string,
  denominator: string,
): { cell: CountsRow['cell'] } | { code: RowProblemCode; field: string } {
  if (isSuppressed(numerator) || isSuppressed(denominator)) return { cell: 'suppressed-at-source' };
  const [met, counted] = [parseCount(numerator), parseCount(denominator)];
  if (met === undefined) return { code: 'count-invalid', field: 'numerator' };
  if (counted === undefined) return { code: 'count-invalid', field: 'denominator' };
  if (met > counted) return { code: 'numerator-above-denominator', field: 'numerator' };
  return { cell: { numerator: met, denominator: counted } };
}

function pack(held: Held[], { places }: Expectation, layout: Layout, tallies: Tallies) {
  const byPlace = new Map<number, CountsRow[]>();
  for (const { row, place, number, rows, disagrees } of held) {
    if (disagrees) {
      for (let i = 0; i < rows; i += 1) tallies.refuse('rows-disagree', number, headingOf(layout, 'numerator'));
      continue;
    }
    tallies.accepted += rows;
    tallies.repeated += rows - 1;
    if (row.cell === 'suppressed-at-source') tallies.suppressedAtSource += 1;
    const list = byPlace.get(place) ?? [];
    byPlace.set(place, list);
    list.push(row);
  }
  const key = ({ indicatorId, group }: CountsRow) => `${indicatorId} ${group}`;
  const blocks = new Map<string, Uint8Array[]>();
  for (const [place, rows] of byPlace) {
    const sorted = rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    blocks.set(places[place]?.id ?? '', encodeBlock({ kind: 'counts', rows: sorted }));
  }
  return { blocks, students: 0, places: blocks.size };
}
