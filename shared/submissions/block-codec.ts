import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { AssessmentBlock, AttendanceBlock, Block, GroupColumn } from './block.ts';

/** First byte of every part; a new layout gets a new number. */
const FORMAT = 1;
/** An item of the table holds 400 KB with its keys. */
const PART_LIMIT = 350_000;
const PSEUDONYM_BYTES = 12;

/** What stands before the columns. */
type Header =
  | { kind: 'counts'; rows: unknown }
  | {
      kind: 'attendance' | 'assessment';
      rows: number;
      groups: Omit<GroupColumn, 'codes'>[];
      edition?: string;
      gradeValues?: string[];
      measures?: string[];
    };

/** Packs a block: a header and its columns side by side, compressed. In several parts where one would be too large. */
export function encodeBlock(block: Block): Uint8Array[] {
  const packed = pack(block);
  if (packed.length <= PART_LIMIT || block.kind === 'counts' || block.rows < 2) return [packed];
  const half = block.rows >> 1;
  return [...encodeBlock(slice(block, 0, half)), ...encodeBlock(slice(block, half, block.rows))];
}

/** Unpacks the parts of a block. Throws on bytes of another format. */
export function decodeBlock(parts: Uint8Array[]): Block {
  const [first, ...rest] = parts.map(unpack);
  if (!first) throw new RangeError('A block has at least one part.');
  return rest.reduce((whole, part) => append(whole, part), first);
}

function pack(block: Block): Uint8Array {
  const [header, columns] = block.kind === 'counts' ? [block, []] : [headerOf(block), columnsOf(block)];
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const bytes = columns.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  return Buffer.concat([Buffer.of(FORMAT), zstdCompressSync(Buffer.concat([length, text, ...bytes]))]);
}

function headerOf(block: AttendanceBlock | AssessmentBlock): Header {
  const groups = block.groups.map(({ dimension, values }) => ({ dimension, values }));
  const common = { kind: block.kind, rows: block.rows, groups };
  if (block.kind === 'attendance') return common;
  const { edition, gradeValues, scores } = block;
  return { ...common, edition, gradeValues, measures: scores.map(({ measure }) => measure) };
}

/** Wide columns first, so that each starts where its numbers may. */
function columnsOf(block: AttendanceBlock | AssessmentBlock): (Uint8Array | Int32Array | Float64Array)[] {
  const codes = block.groups.map((group) => group.codes);
  if (block.kind === 'attendance') return [block.daysEnrolled, block.daysAbsent, ...codes, block.students];
  return [...block.scores.map(({ values }) => values), block.grades, ...codes, block.students];
}

function unpack(part: Uint8Array): Block {
  if (part[0] !== FORMAT) throw new RangeError(`Blocks of format ${part[0]} cannot be read by this version.`);
  const bytes = zstdDecompressSync(part.subarray(1));
  const end = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, end)) as Header;
  if (header.kind === 'counts') return header as Block;
  const columns = Buffer.from(bytes.subarray(end));
  let at = 0;
  const take = (length: number): ArrayBuffer => {
    const copy = Uint8Array.from(columns.subarray(at, at + length));
    at += length;
    return copy.buffer;
  };
  const { rows } = header;
  const rest = (): { groups: GroupColumn[]; students: Uint8Array } => {
    const groups = header.groups.map((group) => ({ ...group, codes: new Uint8Array(take(rows)) }));
    return { groups, students: new Uint8Array(take(rows * PSEUDONYM_BYTES)) };
  };
  if (header.kind === 'attendance') {
    const daysEnrolled = new Int32Array(take(4 * rows));
    const daysAbsent = new Int32Array(take(4 * rows));
    return { kind: 'attendance', rows, daysEnrolled, daysAbsent, ...rest() };
  }
  const scores = (header.measures ?? []).map((measure) => ({ measure, values: new Float64Array(take(8 * rows)) }));
  const grades = new Uint8Array(take(rows));
  const { edition = '', gradeValues = [] } = header;
  return { kind: 'assessment', rows, edition, gradeValues, scores, grades, ...rest() };
}

function slice<B extends AttendanceBlock | AssessmentBlock>(block: B, from: number, to: number): B {
  const common = {
    ...block,
    rows: to - from,
    students: block.students.slice(from * PSEUDONYM_BYTES, to * PSEUDONYM_BYTES),
    groups: block.groups.map((group) => ({ ...group, codes: group.codes.slice(from, to) })),
  };
  if (common.kind === 'attendance') {
    const { daysEnrolled, daysAbsent } = common;
    return { ...common, daysEnrolled: daysEnrolled.slice(from, to), daysAbsent: daysAbsent.slice(from, to) };
  }
  const scores = common.scores.map(({ measure, values }) => ({ measure, values: values.slice(from, to) }));
  return { ...common, grades: common.grades.slice(from, to), scores };
}

/** Puts a part behind another; both were cut from one block, so that their dictionaries are the same. */
function append(one: Block, two: Block): Block {
  if (one.kind === 'attendance' && two.kind === 'attendance') {
    return {
      ...one,
      ...appendCommon(one, two),
      daysEnrolled: concat(Int32Array, one.daysEnrolled, two.daysEnrolled),
      daysAbsent: concat(Int32Array, one.daysAbsent, two.daysAbsent),
    };
  }
  if (one.kind === 'assessment' && two.kind === 'assessment') {
    const scores = one.scores.map(({ measure, values }, i) => ({
      measure,
      values: concat(Float64Array, values, two.scores[i]?.values ?? new Float64Array(two.rows).fill(Number.NaN)),
    }));
    return { ...one, ...appendCommon(one, two), scores, grades: concat(Uint8Array, one.grades, two.grades) };
  }
  throw new RangeError('The parts of a block are of different datasets.');
}

function appendCommon(one: AttendanceBlock | AssessmentBlock, two: AttendanceBlock | AssessmentBlock) {
  return {
    rows: one.rows + two.rows,
    students: concat(Uint8Array, one.students, two.students),
    groups: one.groups.map((group, i) => ({
      ...group,
      codes: concat(Uint8Array, group.codes, two.groups[i]?.codes ?? new Uint8Array(two.rows)),
    })),
  };
}

function concat<A extends Uint8Array | Int32Array | Float64Array>(type: new (length: number) => A, one: A, two: A): A {
  const both = new type(one.length + two.length);
  both.set(one as never);
  both.set(two as never, one.length);
  return both;
}
