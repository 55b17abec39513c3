import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Place } from '../../shared/catalog/place.ts';

const SCHOOLS = 300;
const LINES_A_WRITE = 5_000;
const races = ['Hispanic or Latino', 'White', 'Asian', 'Black or African American', 'Two or More Races'];
const grades = ['K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

/** The district that the generated rows are of, and its schools. */
export const generatedPlaces: Place[] = [
  { id: 'district', kind: 'district', name: 'District', codes: [] },
  ...Array.from({ length: SCHOOLS }, (_, index): Place => {
    const code = `S${String(index + 1).padStart(4, '0')}`;
    return { id: code.toLowerCase(), kind: 'school', name: `School ${index + 1}`, parentId: 'district', codes: [code] };
  }),
];

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Writes a made attendance file of one month: `rows` students of 300 schools, in no order, with 8 columns. The same seed
 * gives the same file.
 */
export async function generateAttendance(path: string, rows: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const out = createWriteStream(path);
  const isWritten = finished(out);
  out.write('student_id,school,grade,days_enrolled,days_absent,race_ethnicity,english_learner,low_income\n');
  const lines: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const id = 100_000_000 + row * 7 + Math.floor(random() * 7);
    const school = generatedPlaces[1 + Math.floor(random() * SCHOOLS)]?.codes[0];
    const enrolled = random() < 0.9 ? 20 : 1 + Math.floor(random() * 20);
    const absent = Math.min(enrolled, Math.floor(-4 * Math.log(1 - random())) / 2);
    const learner = random() < 0.25 ? 'Y' : 'N';
    const income = random() < 0.5 ? 'Y' : 'N';
    lines.push(`${id},${school},${pick(grades)},${enrolled},${absent},${pick(races)},${learner},${income}\n`);
    if (lines.length < LINES_A_WRITE && row < rows - 1) continue;
    if (!out.write(lines.splice(0).join(''))) await once(out, 'drain');
  }
  out.end();
  await isWritten;
}
