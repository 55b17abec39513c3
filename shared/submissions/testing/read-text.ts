import type { Place } from '../../catalog/place.ts';
import type { Block } from '../block.ts';
import { decodeBlock } from '../block-codec.ts';
import { readSubmission, type ToRead } from '../read-submission.ts';

type Expectation = Omit<ToRead, 'chunks'>;

const place = (id: string, kind: Place['kind'], name: string, codes: string[], parentId?: string): Place => ({
  id,
  kind,
  name,
  codes,
  ...(parentId && { parentId }),
});

export const fircrest: Place[] = [
  place('fircrest', 'district', 'Fircrest School District', ['27']),
  place('birch', 'school', 'Birch Elementary', ['06', 'B-1'], 'fircrest'),
  place('cedar', 'school', 'Cedar Middle', ['7'], 'fircrest'),
];
export const eastmoor: Place[] = [
  place('eastmoor', 'district', 'Eastmoor', []),
  place('dune', 'school', 'Dune Elementary', ['930'], 'eastmoor'),
];

export const expectation: Expectation = {
  dataset: 'attendance',
  period: '2026-02',
  places: fircrest,
  otherPlaces: eastmoor,
  indicators: [],
  pseudonymKey: new Uint8Array(32).fill(7),
  namespace: 'fircrest',
};

/** Bytes in chunks of the given size, as a stream gives them. */
export async function* inChunks(bytes: Uint8Array, size = bytes.length || 1): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

type More = Partial<Expectation>;

/** Reads a file given as text or as bytes. */
export function read(file: string | Uint8Array, more: More = {}, chunkSize?: number) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return readSubmission({ ...expectation, ...more, chunks: inChunks(bytes, chunkSize) });
}

/** Reads a file that must be taken: its report and its blocks, unpacked. */
export async function accept(file: string | Uint8Array, more: More = {}, chunkSize?: number) {
  const outcome = await read(file, more, chunkSize);
  if (outcome.state === 'refused') throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  const blocks = new Map([...outcome.blocks].map(([placeId, parts]) => [placeId, decodeBlock(parts)]));
  return { ...outcome, blocks };
}

/** Reads a file that must be refused whole. */
export async function refuse(file: string | Uint8Array, more: More = {}) {
  const outcome = await read(file, more);
  if (outcome.state === 'accepted') throw new Error('The file was taken.');
  return outcome;
}

/** A block as rows, without the pseudonyms: what was read of each student. */
export function rowsOf(block: Block | undefined): Record<string, unknown>[] {
  if (!block) return [];
  if (block.kind === 'counts') return block.rows;
  if (block.kind === 'attributes') return [block.values];
  return Array.from({ length: block.rows }, (_, row) => ({
    ...Object.fromEntries(
      block.groups.map(({ dimension, values, codes }) => [dimension, values[codes[row] as number] ?? '']),
    ),
    ...(block.kind === 'attendance' && {
      enrolled: (block.daysEnrolled[row] ?? 0) / 100,
      absent: (block.daysAbsent[row] ?? 0) / 100,
    }),
    ...(block.kind === 'assessment' && {
      tested: block.gradeValues[block.grades[row] as number],
      ...Object.fromEntries(block.scores.map(({ measure, values }) => [measure, values[row]])),
    }),
    ...('facts' in block && Object.fromEntries(block.facts.map(({ name, values }) => [name, values[row]]))),
  }));
}
