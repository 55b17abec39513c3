import type * as z from 'zod';
import { linkView, receipt } from '../../shared/api/partner.ts';
import { problemDocument } from '../../shared/api/problem-document.ts';
import { type ProblemKind, problemKinds, problemType } from '../../shared/api/problem-kinds.ts';
import { publishedView } from '../../shared/api/published.ts';
import type { ShownValue } from '../../shared/api/shown-schema.ts';
import { pointsBetween, shownValue } from '../../shared/api/shown-value.ts';
import { chronicAbsence } from '../../shared/catalog/indicator-presets.ts';
import { columnsOf } from '../../shared/submissions/datasets/dataset-definition.ts';
import { fileExpectationSchema } from '../../shared/submissions/file-expectation.ts';
import { suspicion } from '../../shared/submissions/suspicions/catalog.ts';
import { comparisonSchema } from '../../shared/submissions/suspicions/comparison.ts';

/** All fixtures go through the contracts of the API, so that they cannot drift from it. */
const parse = <S extends z.ZodType>(schema: S, value: z.input<S>): z.output<S> => schema.parse(value);

export const link = parse(linkView, {
  partnership: { name: 'Rivermouth Partnership', contact: 'Jordan Ames at the partnership', demo: true },
  partner: { name: 'Fircrest School District' },
  dataset: 'attendance',
  periods: [{ id: '2026-02', name: 'February 2026' }],
  columns: [
    {
      name: 'student_id',
      meaning: 'Any id that stays the same. We store a code made from it, never the id.',
      required: true,
    },
    { name: 'school', meaning: 'Your code for one of your 8 schools', required: true },
    { name: 'grade', meaning: 'PK, K, 1 to 12', required: true },
    { name: 'days_enrolled', meaning: 'In February', required: true },
    { name: 'days_absent', meaning: 'All reasons, half days as 0.5', required: true },
    { name: 'english_learner', meaning: 'yes or no', required: false },
  ],
  schools: 8,
  dueOn: '2026-03-13',
  expiresAt: '2026-03-24T20:00:00.000Z',
  usesLeft: 5,
  minimumGroupSize: 10,
  history: [],
});

const progress = { kind: 'dibels-progress' as const, moved: 'up' as const, measure: 'COMPOSITE' };

export const expectation = parse(fileExpectationSchema, {
  dataset: 'attendance',
  places: [
    { id: 'fircrest', kind: 'district', name: 'Fircrest', parentId: 'rivermouth' },
    { id: 'juniper', kind: 'school', name: 'Juniper Middle', parentId: 'fircrest', codes: ['06'] },
    { id: 'larch', kind: 'school', name: 'Larch Middle', parentId: 'fircrest', codes: ['07'] },
  ],
  otherPlaces: [{ id: 'rivermouth', kind: 'region', name: 'Rivermouth' }],
  indicators: [],
});

const released = (placeId: string, numerator: number, denominator: number) => ({
  ...{ indicatorId: 'chronic-absence', placeId, period: '2026-01', parts: [] },
  cells: { all: { numerator, denominator } },
});

export const published = parse(publishedView, {
  ...{ minimumStudents: 10, topBottomCoding: [] },
  indicators: [chronicAbsence, { ...chronicAbsence, id: 'progress', name: 'Moved up', definition: progress }],
  released: [released('fircrest', 8, 41), released('juniper', 8, 41)],
});

/** Juniper Middle had so many students in January, and Larch Middle, in the same file, as many. */
export const januaryOf = (students: number) => {
  const place = { size: students, groups: { 'grade:7': students } };
  const files = [{ sequence: 7, places: { juniper: place, larch: place } }];
  return parse(comparisonSchema, { ...comparison, before: { period: '2026-01', files } });
};

/** There is nothing to compare with. */
export const comparison = parse(comparisonSchema, { period: '2026-02', present: [], usual: [], minimumStudents: 10 });

const share = (numerator: number, denominator: number) => shownValue({ numerator, denominator });

function moved(place: string, placeKind: 'region' | 'district' | 'school', group: string, values: ShownValue[]) {
  const [before = 'none', after = 'none'] = values;
  const cell = (value: ShownValue) => (value === 'none' ? undefined : value);
  const change = pointsBetween(cell(before), cell(after));
  return {
    indicator: 'Chronic absence',
    indicatorId: 'chronic-absence',
    place,
    placeKind,
    group,
    betterWhen: 'lower' as const,
    before: { period: '2026-01', value: before },
    after,
    ...(change !== undefined && { change }),
    reported: placeKind === 'region' ? 3 : 8,
    expected: placeKind === 'region' ? 7 : 8,
  };
}

const rows = (refused: number) => ({
  rows: 9874,
  accepted: 9871 - refused,
  refused,
  blank: 3,
  otherPeriod: 0,
  repeated: 0,
  suppressedAtSource: 0,
  students: 9838,
  schools: 8,
  columnsUsed: { student_id: 'Student ID' },
  columnsDropped: ['last_name'],
});

const atSchool = (row: number) => ({
  code: 'unknown-school',
  row,
  column: 'school',
  message: 'This school code is not one of Fircrest’s.',
  hint: 'Use a code from the list of 8 schools.',
});
const tooAbsent = (row: number) => ({
  code: 'days-absent-above-enrolled',
  row,
  column: 'days_absent',
  message: 'More days absent than days enrolled.',
  hint: 'Lower days_absent, or correct days_enrolled.',
});

const head = {
  id: '0000000042',
  partner: 'Fircrest School District',
  dataset: 'attendance' as const,
  period: { id: '2026-02', name: 'February 2026' },
  fileName: 'attendance_feb.csv',
  at: '2026-03-10T17:42:00.000Z',
  history: [],
};

/** Every row is in; one school is hidden; the region is not complete. */
export const accepted = parse(receipt, {
  ...head,
  stage: 'done',
  report: { ...rows(0), problems: [], problemCounts: {} },
  moved: [
    moved('Fircrest', 'district', 'all', [share(2155, 9838), share(2233, 9838)]),
    moved('Fircrest', 'district', 'english_learner:yes', [share(258, 1000), share(263, 1000)]),
    moved('Juniper Middle', 'school', 'all', [share(59, 243), share(58, 243)]),
    moved('Tamarack Program', 'school', 'all', ['hidden', 'hidden']),
    moved('Rivermouth', 'region', 'all', [share(209, 1000), share(210, 1000)]),
  ],
  alerts: [],
});

const schoolYear = { id: '2025-26-YEAR', name: '2025–26' };

/** A link for the roster of a school year, and what became of one. */
export const rosterLink = parse(linkView, {
  ...link,
  dataset: 'roster',
  periods: [schoolYear],
  columns: columnsOf('roster'),
});
export const rosterIn = parse(receipt, {
  ...{
    ...head,
    dataset: 'roster',
    period: schoolYear,
    fileName: 'oneroster.csv',
    stage: 'done',
    moved: [],
    alerts: [],
  },
  report: {
    ...{ ...rows(0), problems: [], problemCounts: {} },
    columnsUsed: { student_id: 'student_id', school: 'school_id', gender: 'gender', race_ethnicity: 'race_ethnicity' },
  },
});

const chronic = { indicatorId: 'chronic-absence', indicator: 'Chronic absence' };
const file = {
  period: '2026-02',
  sentBy: 'Fircrest School District',
  linkId: 'ab12',
  state: 'accepted' as const,
  checksum: 'P5pBx7m1kqJmS0vJ9oXh8m8Q1k0r6mQb0bJ1m8o3x2E=',
};
const firstFile = {
  ...{ ...file, id: '0000000041', linkId: 'cd34', fileName: 'attendance_feb.csv', accepted: 9833, current: false },
  ...{ at: '2026-03-09T17:31:00.000Z', replaces: [], ifWithdrawn: { restores: [], leavesNone: false } },
  moved: [{ ...chronic, before: 'none' as const, after: share(2191, 9800) }],
};
const secondFile = {
  ...{ ...file, id: '0000000042', fileName: 'attendance_feb_v2.csv', accepted: 9871, current: true },
  ...{ at: '2026-03-10T17:42:00.000Z', note: 'Two homerooms moved to Larch Middle.', replaces: ['0000000041'] },
  ifWithdrawn: { restores: ['0000000041'], leavesNone: false },
  moved: [{ ...chronic, before: share(2191, 9800), after: share(2233, 9838), change: 0.3 }],
};

/** A correction of an earlier file of the same period, which came by another link. */
export const correction = parse(receipt, {
  ...accepted,
  fileName: 'attendance_feb_v2.csv',
  history: [secondFile, firstFile],
});

const withdrawal = {
  ...{ at: '2026-03-11T16:05:00.000Z', by: { who: 'partner' as const }, reason: 'It was the file of March.' },
};

/** The same correction, taken back. */
export const withdrawn = parse(receipt, {
  ...correction,
  stage: 'withdrawn',
  moved: [],
  withdrawal,
  history: [
    {
      ...{ ...secondFile, state: 'withdrawn', current: false, ifWithdrawn: undefined },
      withdrawal: {
        ...withdrawal,
        moved: [{ ...chronic, before: share(2233, 9838), after: share(2191, 9800), change: -0.3 }],
      },
    },
    { ...firstFile, current: true, ifWithdrawn: { restores: [], leavesNone: true } },
  ],
});

/** 38 rows to mend, 33 of one kind and 5 of another; a rule fired. */
export const toMend = parse(receipt, {
  ...accepted,
  note: 'Two homerooms moved to Larch Middle.',
  report: {
    ...rows(38),
    problems: [
      ...Array.from({ length: 33 }, (_, index) => tooAbsent(214 + index)),
      ...[1038, 1039, 1040, 4417, 4418].map(atSchool),
    ],
    problemCounts: { 'days-absent-above-enrolled': 33, 'unknown-school': 5 },
  },
  alerts: ['Chronic absence at Fircrest rose from 21.9% to 22.7%, above 22%.'],
});

/** The rows are counted, what they moved is not there yet. */
export const computing = parse(receipt, { ...accepted, stage: 'computing', moved: [] });

/** The file has not been read yet. */
export const waiting = parse(receipt, { ...head, stage: 'waiting', moved: [], alerts: [] });

/** It has half of the students, and waits for a word. */
export const held = parse(receipt, {
  ...head,
  stage: 'held',
  report: { ...rows(0), problems: [], problemCounts: {} },
  suspicions: [
    suspicion('fewer-students', ['All places of the file together: 9,838 students, before 19,702'], 'January 2026'),
    suspicion(
      'different-students',
      ['1,204 of the 19,702 students are gone, and 1,311 others have come'],
      'January 2026',
    ),
  ],
  moved: [],
  alerts: [],
});

/** Another dataset than the link's. */
export const refused = parse(receipt, {
  ...head,
  stage: 'refused',
  refusal: {
    code: 'wrong-dataset',
    message: 'This looks like DIBELS, not attendance',
    hint: 'It has ORF and NWF columns and no days_absent.',
  },
  moved: [],
  alerts: [],
});

/** What the API answers when it says no. */
export function problem(kind: ProblemKind, detail: string) {
  const { status, title } = problemKinds[kind];
  return parse(problemDocument, { type: problemType(kind), title, status, detail });
}
