import { DIBELS_8_EDITION } from '../../catalog/dibels8-cut-points.ts';
import type { AssessmentBlock } from '../block.ts';
import { encodeBlock } from '../block-codec.ts';
import { type GroupValues, groupColumns } from '../group-values.ts';
import type { Expectation, Tallies } from '../reading.ts';
import { compareStudents, countStudents, gather, pick, rowsBySchool, sortByStudent } from '../sort-students.ts';
import { compareContents, type StudentRows } from '../student-rows.ts';

/** Brings the rows of a student and grade at a school together, the highest score of each measure, and packs them. */
export function packAssessment(rows: StudentRows, measures: string[], { places }: Expectation, tallies: Tallies) {
  const pseudonyms = rows.pseudonyms();
  const [grades, ...groups] = rows.groups as [GroupValues, ...GroupValues[]];
  const { becomes } = grades.sorted();
  const gradeOf = (row: number) => becomes[grades.codes.values[row] as number] as number;
  const scores = rows.numbers.map(({ values }) => values);
  const orders = groups.map((group) => ({ codes: group.codes.values, becomes: group.sorted().becomes }));
  const compareRest = compareContents(rows);
  const blocks = new Map<string, Uint8Array[]>();
  for (const { school, rows: own } of rowsBySchool(rows.schools.values.subarray(0, rows.count))) {
    const sorted = sortByStudent(own, pseudonyms, (a, b) => gradeOf(a) - gradeOf(b) || compareRest(a, b));
    const isSame = (a: number, b: number) => compareStudents(pseudonyms, a, b) === 0 && gradeOf(a) === gradeOf(b);
    for (let at = 1; at < sorted.length; at += 1) {
      const [before, row] = [sorted[at - 1] as number, sorted[at] as number];
      if (isSame(before, row) && compareRest(before, row) === 0) tallies.repeated += 1;
    }
    const kept: number[] = [];
    for (const row of sorted) {
      const last = kept.at(-1);
      if (last === undefined || !isSame(last, row)) kept.push(row);
      else {
        mergeScores(row, last, scores);
        mergeGroups(row, last, orders);
      }
    }
    blocks.set(places[school]?.id ?? '', encodeBlock(blockOf(Int32Array.from(kept), rows, measures, pseudonyms)));
  }
  return { blocks, students: countStudents(pseudonyms), schools: blocks.size };
}

function mergeScores(row: number, into: number, scores: Float64Array[]): void {
  for (const values of scores) {
    const [score, held] = [values[row] as number, values[into] as number];
    if (Number.isNaN(held) || score > held) values[into] = score;
  }
}

/** Where rows disagree about a group, the later value in the alphabet counts: what is reported comes after what is not. */
function mergeGroups(row: number, into: number, orders: { codes: Uint8Array; becomes: Uint8Array }[]): void {
  for (const { codes, becomes } of orders) {
    const [code, held] = [codes[row] as number, codes[into] as number];
    if ((becomes[code] as number) > (becomes[held] as number)) codes[into] = code;
  }
}

/** The block of one school: only grades and measures that it has, so that it does not depend on the rest of its file. */
function blockOf(kept: Int32Array, rows: StudentRows, measures: string[], pseudonyms: Uint8Array): AssessmentBlock {
  const [grades, ...groups] = groupColumns(rows.groups, kept);
  const scores = measures.map((measure, index) => {
    const values = rows.numbers[index]?.values ?? new Float64Array(0);
    return { measure, values: gather(values, kept, new Float64Array(kept.length)) };
  });
  return {
    kind: 'assessment',
    edition: DIBELS_8_EDITION,
    rows: kept.length,
    students: pick(pseudonyms, kept),
    groups,
    gradeValues: grades?.values ?? [],
    grades: grades?.codes ?? new Uint8Array(kept.length),
    scores: scores.filter(({ values }) => values.some((score) => !Number.isNaN(score))),
  };
}
