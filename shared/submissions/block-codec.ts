import { type Block, isOfStudents, type PlainBlock, type StudentBlock } from './block.ts';
import { type Frame, readFrames, writeFrames } from './frames.ts';
import { decodeNumbers, encodeNumbers, type NumberColumn, radicesOf } from './number-column.ts';
import { countPlanes, joinPlanes, type Symbols, splitPlanes } from './planes.ts';
import { PSEUDONYM_BYTES } from './pseudonym.ts';

/** First byte of a block; a new layout gets a new number. */
const FORMAT = 1;
/** An item of the table holds 400 KB with its keys. */
const PART_LIMIT = 350_000;

/** What stands before the columns of students: everything but the codes. */
type Header = {
  kind: StudentBlock['kind'];
  rows: number;
  groups: { dimension: string; values: string[] }[];
  /** Distinct numbers of each column: days of attendance, scores by measure, facts. */
  numbers: { name: string; values: (number | null)[] }[];
  edition?: string;
  gradeValues?: string[];
};

/**
 * Packs a block: a header, its columns and the pseudonyms, each compressed on its own, in parts that an item of the table
 * can hold. About 13 bytes a row, nearly all of it pseudonyms, which do not compress.
 */
export function encodeBlock(block: Block): Uint8Array[] {
  const frames = isOfStudents(block) ? encodeStudents(block) : [json(block)];
  const packed = Buffer.concat([Buffer.of(FORMAT), writeFrames(frames)]);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < packed.length; at += PART_LIMIT) parts.push(packed.subarray(at, at + PART_LIMIT));
  return parts;
}

/** Unpacks the parts of a block, in their order. Throws on bytes of another format, and when parts are missing. */
export function decodeBlock(parts: Uint8Array[]): Block {
  const [only, ...more] = parts;
  const packed = only && more.length === 0 ? only : Buffer.concat(parts);
  if (packed[0] !== FORMAT) throw new RangeError(`Blocks of format ${packed[0]} cannot be read by this version.`);
  const [first, ...frames] = readFrames(packed.subarray(1));
  const header = JSON.parse(Buffer.from(first ?? []).toString('utf8')) as Header | PlainBlock;
  return header.kind === 'counts' || header.kind === 'attributes' ? header : decodeStudents(header, frames);
}

const json = (value: unknown): Frame => ({ bytes: Buffer.from(JSON.stringify(value), 'utf8') });

function encodeStudents(block: StudentBlock): Frame[] {
  const { kind, rows, groups } = block;
  const numbers = numbersOf(block).map(({ name, values }) => ({ name, ...encodeNumbers(values) }));
  const header: Header = {
    kind,
    rows,
    groups: groups.map(({ dimension, values }) => ({ dimension, values })),
    numbers: numbers.map(({ name, values }) => ({ name, values })),
    ...(kind === 'assessment' && { edition: block.edition, gradeValues: block.gradeValues }),
  };
  const symbols: Symbols[] = [
    ...(kind === 'assessment' ? [{ radix: block.gradeValues.length, codes: block.grades }] : []),
    ...groups.map(({ values, codes }) => ({ radix: values.length, codes })),
    ...numbers.flatMap(({ symbols }) => symbols),
  ];
  const planes = joinPlanes(symbols, rows).map((bytes) => ({ bytes }));
  return [{ ...json(header), isPlain: true }, ...planes, ...splitStudents(block.students, rows)];
}

function numbersOf(block: StudentBlock): NumberColumn[] {
  if (block.kind === 'assessment') return block.scores.map(({ measure, values }) => ({ name: measure, values }));
  if (block.kind !== 'attendance') return 'facts' in block ? block.facts : [];
  return [
    { name: 'daysEnrolled', values: block.daysEnrolled },
    { name: 'daysAbsent', values: block.daysAbsent },
  ];
}

function decodeStudents(header: Header, frames: Uint8Array[]): StudentBlock {
  const { kind, rows, edition = '', gradeValues } = header;
  const numberRadices = header.numbers.map(({ values }) => radicesOf(values.length));
  const radices = [
    ...(gradeValues ? [gradeValues.length] : []),
    ...header.groups.map(({ values }) => values.length),
    ...numberRadices.flat(),
  ];
  const planes = countPlanes(radices);
  const columns = splitPlanes(frames.slice(0, planes), radices, rows);
  const next = (count: number) => columns.splice(0, count);
  const [grades = new Uint8Array(rows)] = gradeValues ? next(1) : [];
  const groups = next(header.groups.length).map((codes, index) => {
    const { dimension = '', values = [] } = header.groups[index] ?? {};
    return { dimension, values, codes };
  });
  const numbers = header.numbers.map(({ name, values }, index) => ({
    name,
    values: decodeNumbers(values, next(numberRadices[index]?.length ?? 0), rows),
  }));
  const students = joinStudents(frames.slice(planes), rows);
  if (kind === 'roster' || kind === 'participation') return { kind, rows, students, groups };
  if (kind === 'assessment') {
    const scores = numbers.map(({ name: measure, values }) => ({ measure, values }));
    return { kind, rows, students, groups, edition, gradeValues: gradeValues ?? [], grades, scores };
  }
  if (kind !== 'attendance') return { kind, rows, students, groups, facts: numbers };
  const [daysEnrolled, daysAbsent] = numbers.map(({ values }) => new Int32Array(values)) as [Int32Array, Int32Array];
  return { kind, rows, students, groups, daysEnrolled, daysAbsent };
}

const TAIL = PSEUDONYM_BYTES - 2;

/** Pseudonyms ascend, so that their first two bytes are small steps; the other ten are as good as random. */
function splitStudents(students: Uint8Array, rows: number): Frame[] {
  const [steps, tails] = [new Uint8Array(2 * rows), new Uint8Array(rows * TAIL)];
  let before = 0;
  for (let row = 0, from = 0, to = 0; row < rows; row += 1) {
    const first = ((students[from] as number) << 8) | (students[from + 1] as number);
    const step = first - before;
    steps[row] = step >> 8;
    steps[rows + row] = step;
    before = first;
    from += 2;
    for (let byte = 0; byte < TAIL; byte += 1, from += 1, to += 1) tails[to] = students[from] as number;
  }
  return [{ bytes: steps }, { bytes: tails, isPlain: true }];
}

function joinStudents([steps, tails]: Uint8Array[], rows: number): Uint8Array {
  const students = new Uint8Array(rows * PSEUDONYM_BYTES);
  if (!steps || !tails) return students;
  let first = 0;
  for (let row = 0, from = 0, to = 0; row < rows; row += 1) {
    first = (first + ((steps[row] as number) << 8) + (steps[rows + row] as number)) & 0xffff;
    students[to] = first >> 8;
    students[to + 1] = first;
    to += 2;
    for (let byte = 0; byte < TAIL; byte += 1, from += 1, to += 1) students[to] = tails[from] as number;
  }
  return students;
}
