import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '../catalog/dataset.ts';
import { LIMITS } from './limits.ts';
import { readSubmission } from './read-submission.ts';
import { LISTED_PROBLEMS, reportSchema } from './report.ts';
import { accept, expectation, inChunks, read } from './testing/read-text.ts';

const headings = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'race', 'ell', 'birth date'];
const row = fc
  .record({
    id: fc.oneof(fc.integer({ min: 1, max: 30 }).map(String), fc.uuid(), fc.stringMatching(/^[a-zñ]{3,20}$/)),
    school: fc.constantFrom('birch', 'Cedar Middle', '06', '7'),
    grade: fc.constantFrom('K', '03', '12', ''),
    enrolled: fc.integer({ min: 0, max: 40 }),
    absent: fc.integer({ min: 0, max: 40 }),
    race: fc.constantFrom('Hispanic', 'White', 'Black', ''),
    learner: fc.constantFrom('Y', 'N', ''),
    birth: fc.constantFrom('2015-09-01', ''),
  })
  .map(({ id, school, grade, enrolled, absent, race, learner, birth }) => {
    const days = [Math.max(enrolled, absent) / 2, Math.min(enrolled, absent) / 2].map(String);
    return [id, school, grade, ...days, race, learner, birth];
  });
const rows = fc.array(row, { minLength: 1, maxLength: 25 });

type Style = { delimiter: string; lineEnd: string; encoding: string; order: number[]; chunkSize: number };
const style = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'marked utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
  chunkSize: fc.integer({ min: 1, max: 500 }),
});
const plainStyle: Style = {
  delimiter: ',',
  lineEnd: '\n',
  encoding: 'utf-8',
  order: [0, 1, 2, 3, 4, 5, 6, 7],
  chunkSize: 1000,
};

function write(table: string[][], { delimiter, lineEnd, encoding, order }: Style = plainStyle): Uint8Array {
  const decimal = (text: string) => (delimiter === ';' ? text.replace('.', ',') : text);
  const body = table.map((cells) => cells.map((cell, at) => (at === 3 || at === 4 ? decimal(cell) : cell)));
  const text = [headings, ...body]
    .map((cells) => order.map((at) => cells[at]).join(delimiter))
    .map((line) => line + lineEnd)
    .join('');
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
  if (encoding === 'windows-1252') return new Uint8Array(Buffer.from(text, 'latin1'));
  return new TextEncoder().encode(encoding === 'marked utf-8' ? `\ufeff${text}` : text);
}

/** The bytes of the blocks, by place. */
async function blocks(file: Uint8Array, chunkSize?: number) {
  const outcome = await read(file, {}, chunkSize);
  if (outcome.state === 'refused') throw new Error(outcome.refusal.message);
  return Object.fromEntries([...outcome.blocks].map(([place, parts]) => [place, Buffer.concat(parts).toString('hex')]));
}

describe('reading a submission gives the same blocks', () => {
  it('for rows in any order', async () => {
    const shuffled = rows.chain((table) =>
      fc.tuple(fc.constant(table), fc.shuffledSubarray(table, { minLength: table.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([table, other]) => {
        expect(await blocks(write(other))).toEqual(await blocks(write(table)));
      }),
      { numRuns: 60 },
    );
  });

  it('for a file whole or split by school', async () => {
    const isBirch = (cells: string[]) => cells[1] === 'birch' || cells[1] === '06';
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const parts = [table.filter(isBirch), table.filter((cells) => !isBirch(cells))].filter(
          ({ length }) => length > 0,
        );
        const split = await Promise.all(parts.map((part) => blocks(write(part))));
        expect(Object.assign({}, ...split)).toEqual(await blocks(write(table)));
      }),
      { numRuns: 60 },
    );
  });

  it('for every encoding, delimiter, line end, order of columns and cut of the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(rows, style, async (table, one) => {
        expect(await blocks(write(table, one), one.chunkSize)).toEqual(await blocks(write(table)));
      }),
      { numRuns: 150 },
    );
  });
});

describe('reading a submission', () => {
  it('never throws, and keeps the counts of its report together, whatever the bytes are', async () => {
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(rows, fc.uint8Array({ maxLength: 20 }), fc.nat(600)).map(([table, noise, at]) => {
        const file = write(table);
        file.set(noise.subarray(0, Math.max(0, file.length - at)), Math.min(at, file.length));
        return file;
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        junk,
        fc.constantFrom(...datasets),
        fc.integer({ min: 1, max: 300 }),
        async (bytes, dataset, size) => {
          const outcome = await read(bytes, { dataset }, size);
          if (!outcome.report) return;
          const { rows, accepted, refused, blank, examples = 0, otherPeriod } = reportSchema.parse(outcome.report);
          expect(accepted + refused + blank + examples + otherPeriod).toBe(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps no id, name or birth date in blocks, report or refusal', async () => {
    const secret = fc.stringMatching(/^[a-z]{6}[0-9]{5}$/);
    const personal = fc.record({
      table: rows,
      ids: fc.array(secret, { minLength: 25, maxLength: 25 }),
      bad: fc.nat(12),
      headed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(personal, async ({ table, ids, bad, headed }) => {
        const named = table.map((cells, at) =>
          cells.map((cell, field) => (field === 0 || field === 7 ? (ids[at] ?? '') : cell)),
        );
        for (const cells of named.slice(0, bad)) cells[bad % 7 === 0 ? 1 : bad % 7] = ids[24] ?? '';
        const file = write(named);
        const outcome = await read(headed ? file : file.subarray(file.indexOf(10) + 1));
        const kept =
          outcome.state === 'accepted' ? Buffer.concat([...outcome.blocks.values()].flat()).toString('latin1') : '';
        const said = JSON.stringify([outcome.report, 'refusal' in outcome && outcome.refusal]);
        for (const id of ids) expect(kept + said).not.toContain(id);
      }),
      { numRuns: 150 },
    );
  });

  it('lists the first problems one by one and counts the rest', async () => {
    const bad = Array.from({ length: 300 }, (_, index) => `${index},birch,3,20,21`);
    const good = Array.from({ length: 3000 }, (_, index) => `${index},birch,3,20,1`);
    const { report } = await accept(['student_id,school,grade,days_enrolled,days_absent', ...good, ...bad].join('\n'));
    expect(report.problems).toHaveLength(LISTED_PROBLEMS);
    expect(report).toMatchObject({ refused: 300, problemCounts: { 'days-absent-above-enrolled': 300 } });
  });

  it('refuses files that are too large while they come in', async () => {
    expect(LIMITS).toEqual({ bytes: 104_857_600, rows: 1_000_000 });
    const taken: number[] = [];
    const chunks = (async function* () {
      for (let chunk = 0; chunk < 200; chunk += 1) yield new TextEncoder().encode(`row ${taken.push(chunk)}\n`);
    })();
    const outcome = await readSubmission({ ...expectation, chunks, limits: { bytes: 100, rows: 1_000_000 } });
    expect(outcome).toMatchObject({ state: 'refused', refusal: { code: 'file-too-large' } });
    expect(taken.length).toBeLessThan(20);
  });

  it('refuses files of too many rows, blank ones aside', async () => {
    const file = 'student_id,school,grade,days_enrolled,days_absent\n1,birch,3,2,1\n\n2,birch,3,2,1\n\n';
    const readUpTo = (rows: number) =>
      readSubmission({
        ...expectation,
        chunks: inChunks(new TextEncoder().encode(file)),
        limits: { bytes: 1000, rows },
      });
    expect(await readUpTo(2)).toMatchObject({ state: 'accepted', report: { accepted: 2, blank: 2 } });
    expect(await readUpTo(1)).toMatchObject({ state: 'refused', refusal: { code: 'too-many-rows' } });
  });
});
