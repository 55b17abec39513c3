import type { Dataset } from '../../catalog/dataset.ts';

/** A column that a dataset needs or may bring. */
export type FieldDefinition = {
  /** How templates and the documentation head it. */
  name: string;
  /** For people: what it holds. */
  meaning: string;
  required: boolean;
  /** Other headings, without case, spacing and punctuation. The name itself always matches. */
  headings: string[];
};

/** What a dataset's files look like. The single source for reading, for the partner page and for the documentation. */
export type DatasetDefinition = { dataset: Dataset; name: string; fields: FieldDefinition[] };

const field = (name: string, required: boolean, meaning: string, ...headings: string[]): FieldDefinition => ({
  name,
  meaning,
  required,
  headings,
});

const studentId = field(
  'student_id',
  true,
  'Any id that stays the same. We store a code made from it, never the id.',
  'studentid',
  'studentnumber',
  'studentprimaryid',
  'primarystudentid',
  'sid',
  'ssid',
  'stateid',
  'statestudentid',
  'localid',
  'localstudentid',
  'studentcode',
  'pupilid',
  'id',
);
const school = field(
  'school',
  true,
  'Your code for one of your schools, or its name',
  'schoolid',
  'schoolcode',
  'primaryschoolid',
  'schoolnumber',
  'schoolname',
  'building',
  'buildingcode',
  'site',
  'program',
);
const grade = field('grade', true, 'PK, K, 1 to 12', 'gradelevel', 'assessmentgrade', 'gradecode', 'currentgrade');

export const attendance: DatasetDefinition = {
  dataset: 'attendance',
  name: 'attendance',
  fields: [
    studentId,
    school,
    grade,
    field(
      'days_enrolled',
      true,
      'Days enrolled in the period',
      'daysenrolled',
      'enrolleddays',
      'membershipdays',
      'daysmembership',
      'membership',
      'daysinmembership',
      'daysexpected',
      'totaldaysenrolled',
      'dayspossible',
      'possibledays',
    ),
    field(
      'days_absent',
      true,
      'All reasons, half days as 0.5',
      'daysabsent',
      'absentdays',
      'absences',
      'totalabsences',
      'totaldaysabsent',
      'daysmissed',
    ),
    field('period', false, 'Such as 2026-02; only needed when the file holds several', 'month', 'reportingperiod'),
  ],
};

export const assessment: DatasetDefinition = {
  dataset: 'assessment',
  name: 'DIBELS results',
  fields: [
    studentId,
    school,
    field(
      'grade',
      true,
      'The grade of the test, K to 8',
      'assessmentgrade',
      'gradelevel',
      'gradetested',
      'testedgrade',
    ),
    field('measure', true, 'COMPOSITE, ORF-WC, NWF-CLS and so on', 'subtest', 'assessmentmeasure', 'measurename'),
    field('score', true, 'The score; empty when there is none', 'rawscore', 'measurescore', 'scorevalue'),
    field(
      'period',
      false,
      'BOY, MOY or EOY; only needed when the file holds several',
      'benchmarkperiod',
      'window',
      'timeperiod',
      'assessmentperiod',
    ),
    field(
      'school_year',
      false,
      'Such as 2025-26; only needed when the file holds several',
      'schoolyear',
      'year',
      'academicyear',
    ),
  ],
};

export const counts: DatasetDefinition = {
  dataset: 'counts',
  name: 'counts',
  fields: [
    field(
      'place',
      true,
      'Your district or one of your schools, by code or name',
      'placeid',
      'school',
      'schoolid',
      'schoolname',
      'schoolcode',
      'district',
      'districtname',
      'organization',
      'organizationname',
      'entity',
    ),
    field(
      'student_group',
      true,
      'Such as english_learner:yes, or All Students',
      'studentgroup',
      'group',
      'subgroup',
      'population',
    ),
    field(
      'numerator',
      true,
      'Students who meet the definition',
      'count',
      'met',
      'graduates',
      'completed',
      'numeratorcount',
    ),
    field(
      'denominator',
      true,
      'Students counted',
      'total',
      'cohort',
      'cohortcount',
      'enrolled',
      'students',
      'denominatorcount',
    ),
    field('indicator', false, 'The indicator, when the file holds several', 'indicatorid', 'indicatorname'),
    field('period', false, 'Such as 2025-26; only needed when the file holds several', 'schoolyear', 'year', 'month'),
  ],
};

export const definitions: Record<Dataset, DatasetDefinition> = { attendance, assessment, counts };

/**
 * The columns that a dataset's file needs, then those it may bring: what the partner page shows.
 *
 * @example columnsOf('attendance')[0] // { name: 'student_id', meaning: 'Any id that …', required: true }
 */
export function columnsOf(dataset: Dataset): { name: string; meaning: string; required: boolean }[] {
  const { fields } = definitions[dataset];
  return fields
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map(({ name, meaning, required }) => ({ name, meaning, required }));
}
