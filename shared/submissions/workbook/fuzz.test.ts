import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../report.ts';
import { makeWorkbook } from '../testing/make-workbook.ts';
import { read } from '../testing/read-text.ts';

const headings = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'race'];
const rows = Array.from({ length: 30 }, (_, index) => [
  `S-${index}`,
  'birch',
  { xml: `<c r="C${index + 2}" s="1"><f>A1</f><v>${index % 12}</v></c>` },
  20,
  index % 5,
  'White',
]);
const valid = makeWorkbook({
  sheets: [{ rows: [headings, ...rows], merges: ['A5:A6'] }, { name: 'Empty' }],
  formats: ['0', 14, '0.0%'],
});

/** Reads bytes, and says what came of it; the counts of a report must add up. Throws for anything but an answer. */
async function answer(bytes: Uint8Array) {
  const started = performance.now();
  const outcome = await read(bytes, {}, 1000);
  expect(performance.now() - started).toBeLessThan(10_000);
  if (outcome.report) {
    const { rows: all, accepted, refused, blank, examples = 0, otherPeriod } = reportSchema.parse(outcome.report);
    expect(accepted + refused + blank + examples + otherPeriod).toBe(all);
  }
  return outcome;
}

/** Replaces, removes or repeats some bytes. */
const edits = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    remove: fc.nat(8),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc
        .constantFrom('<', '>', '"', '&', '</row>', '<c r="', '<row r="9">', ' t="s"', '1E+99', '<!--', ']]>', ':')
        .map((text) => Buffer.from(text)),
    ),
  }),
  { minLength: 1, maxLength: 5 },
);
type Edits = typeof edits extends fc.Arbitrary<infer E> ? E : never;

function edited(bytes: Uint8Array, list: Edits): Uint8Array {
  return list.reduce((file: Uint8Array, { at, remove, insert }) => {
    const from = at % (file.length + 1);
    return new Uint8Array(Buffer.concat([file.subarray(0, from), insert, file.subarray(from + remove)]));
  }, bytes);
}

/** Other bytes in the same places, so that the list of parts stays where it is. */
const flips = fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 });

function flipped(list: [number, number][]): Uint8Array {
  const bytes = valid.slice();
  for (const [at, bits] of list) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits;
  return bytes;
}

describe('a workbook with bytes changed at random', () => {
  it('is answered, whatever they are, and never taken as something else', async () => {
    const whole = await answer(valid);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          edits.map((list) => edited(valid, list)),
          flips.map(flipped),
        ),
        async (bytes) => {
          const outcome = await answer(bytes);
          // The checksum of each part leaves no change of a value unseen.
          if (outcome.state === 'accepted') expect(outcome.blocks).toEqual('blocks' in whole && whole.blocks);
        },
      ),
      { numRuns: 1500 },
    );
  }, 60_000);

  it('is answered when they are within its parts', async () => {
    const parts = unzipSync(valid);
    const names = Object.keys(parts);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), edits, async (name, list) => {
        const part = parts[name] ?? new Uint8Array();
        await answer(zipSync({ ...parts, [name]: edited(part, list) }));
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  it('is answered when parts are missing or have each other’s content', async () => {
    const parts = unzipSync(valid);
    const names = Object.keys(parts);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names), fc.shuffledSubarray(names), async (kept, sources) => {
        const mixed = kept.map((name, index) => [name, parts[sources[index] ?? name] ?? new Uint8Array()]);
        await answer(zipSync(Object.fromEntries(mixed)));
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('bytes that only begin like a workbook', () => {
  it('are refused', async () => {
    const heads = fc.constantFrom([0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0]);
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 2000 }), async (head, noise) => {
        expect((await answer(Uint8Array.from([...head, ...noise]))).state).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });
});
