import type { Dataset } from '../../catalog/dataset.ts';
import { type FieldDefinition, field, school, schoolYear, studentId } from './field-definition.ts';

/** What a dataset's files look like. The single source for reading, for the partner page and for the documentation. */
export type DatasetDefinition = { dataset: Dataset; name: string; fields: FieldDefinition[] };

const attendance: DatasetDefinition = {
  dataset: 'attendance',
  name: 'attendance',
  fields: [
    studentId,
    school,
    field('grade', {
      meaning: 'PK, K, 1 to 12',
      example: '3',
      headings: 'gradelevel enrollmentgrade gradecode currentgrade studentgrade grd',
    }),
    field('days_enrolled', {
      meaning: 'Days enrolled in the period',
      example: 20,
      headings:
        'enrolleddays totaldaysenrolled membershipdays daysmembership daysinmembership membership daysofmembership ' +
        'daysexpected expecteddays dayspossible possibledays daysscheduled instructionaldays',
    }),
    field('days_absent', {
      meaning: 'All reasons, half days as 0.5',
      example: 1.5,
      headings: 'absentdays totaldaysabsent daysabsenttotal absences totalabsences absencedays daysmissed absent',
    }),
    field('period', {
      meaning: 'Such as 2026-02; only needed when the file holds several',
      headings: 'month reportingperiod reportingmonth attendancemonth schoolmonth yearmonth',
      required: false,
    }),
  ],
};

const assessment: DatasetDefinition = {
  dataset: 'assessment',
  name: 'DIBELS results',
  fields: [
    studentId,
    school,
    field('grade', {
      meaning: 'The grade of the test, K to 8',
      example: '3',
      headings: 'assessmentgrade gradetested testedgrade testgrade grade gradelevel studentgradelevel',
    }),
    field('measure', {
      meaning: 'COMPOSITE, ORF-WC, NWF-CLS and so on',
      example: 'ORF-WC',
      headings: 'subtest assessmentmeasure measurename',
    }),
    field('score', {
      meaning: 'The score; empty when there is none',
      example: 88,
      headings: 'rawscore measurescore measurestandardscore scorevalue',
    }),
    field('period', {
      meaning: 'BOY, MOY or EOY; only needed when the file holds several',
      headings: 'benchmarkperiod window assesswindow assessmentwindow timeperiod assessmentperiod timeofyear term',
      required: false,
    }),
    schoolYear,
    field('edition', {
      meaning: 'DIBELS 8th Edition; only needed when the file holds others too',
      example: 'DIBELS 8th Edition',
      headings: 'assessmentedition',
      required: false,
    }),
  ],
};

const probeWeek = field('period', {
  meaning: 'The day of the probe, or its week as 2026-W07; only needed when the file holds several weeks',
  headings:
    'week clientdate devicedate probedate assessmentdate testdate datetested dateassessed dateadministered isoweek ' +
    'syncdate period',
  required: false,
  severalColumns: true,
});

/** Weekly probes look like results of a window, each with its own day. */
const monitoring: DatasetDefinition = {
  dataset: 'monitoring',
  name: 'progress monitoring',
  fields: assessment.fields.map((one) => (one.name === 'period' ? probeWeek : one)),
};

const flag = (name: string, of: string, headings: string) =>
  field(name, {
    meaning: `Y where the student is ready in ${of}, N where not; empty when not assessed`,
    headings,
    example: 'Y',
  });

/** The fall file of WaKIDS. */
const readiness: DatasetDefinition = {
  dataset: 'readiness',
  name: 'kindergarten readiness (WaKIDS)',
  fields: [
    studentId,
    school,
    flag('social_emotional', 'social and emotional skills', 'socialemotionalreadinessflag socialemotional'),
    flag('physical', 'physical skills', 'physicalreadinessflag physical'),
    flag('language', 'language', 'languagereadinessflag language'),
    flag('cognitive', 'cognitive skills', 'cognitivereadinessflag cognitive'),
    flag('literacy', 'literacy', 'literacyreadinessflag literacy'),
    flag('math', 'math', 'mathematicsreadinessflag mathreadinessflag math mathematics'),
    field('season', {
      meaning: 'Fall; only needed when the file holds winter and spring too',
      example: 'Fall',
      headings: 'admin',
      required: false,
    }),
    schoolYear,
  ],
};

/** The detail report of StudentTracker, with a row for each term of a graduate. */
const postsecondary: DatasetDefinition = {
  dataset: 'postsecondary',
  name: 'college enrollment (StudentTracker)',
  fields: [
    { ...studentId, headings: ['youruniqueidentifier', ...studentId.headings, 'requesterreturnfield'] },
    { ...school, headings: ['highschoolcode', ...school.headings] },
    field('high_school_grad_date', {
      meaning: 'The day of graduation from high school, as 20260613; graduates of other years are left aside',
      example: '20260613',
      headings: 'highschoolgraddate highschoolgraduationdate',
    }),
    field('record_found', {
      meaning: 'Y or N: whether the clearinghouse found the graduate; who is blocked is N',
      example: 'Y',
      headings: 'recordfoundyn recordfound',
    }),
    field('college_level', {
      meaning: '2-year or 4-year, of the college of the term',
      headings: '2year4year',
      example: '4-year',
    }),
    field('enrollment_begin', {
      meaning: 'The first day of the term, as 20260826; empty for who was not found, and for degrees',
      example: '20260826',
      headings: 'enrollmentbegin enrollbegin',
    }),
    field('enrollment_end', { meaning: 'Its last day', headings: 'enrollmentend enrollend', example: '20261218' }),
  ],
};

const roster: DatasetDefinition = {
  dataset: 'roster',
  name: 'a roster',
  fields: [
    studentId,
    school,
    field('grade', {
      meaning: 'PK, K, 1 to 12',
      example: '3',
      headings: 'gradelevel enrollmentgrade gradecode currentgrade studentgrade grd',
      required: false,
    }),
    schoolYear,
  ],
};

const place = field('place', {
  meaning: 'Your district or one of your schools, by code or name',
  headings:
    'place placeid placecode placename school schoolid schoolcode schoolnumber schoolname organization ' +
    'organizationid organizationname entity entityname',
  severalColumns: true,
});
const district = field('district', {
  meaning: 'Your district, on rows that name no school',
  headings: 'district districtid districtcode districtname lea leaid leacode leaname',
  required: false,
  severalColumns: true,
});
/** A program is no school here, and a site of one is. */
const schoolOfStudent = { ...school, headings: school.headings.filter((heading) => heading !== 'program') };

const participation: DatasetDefinition = {
  dataset: 'participation',
  name: 'participation in programs',
  fields: [
    studentId,
    schoolOfStudent,
    field('program', {
      meaning: 'The name of the program in which the student took part',
      example: 'Reading coaching',
      headings:
        'programname programtitle programdescription intervention interventionname service servicename activity ' +
        'activityname support supportname tier2intervention tutoringprogram programid programcode',
    }),
    field('participated', {
      meaning: 'Y or N; only needed when the file also lists students who did not take part',
      isFilled: true,
      headings:
        'participation participates participating participant isparticipant tookpart inprogram enrolled isenrolled ' +
        'programparticipation received attended served',
      required: false,
    }),
    schoolYear,
  ],
};

const counts: DatasetDefinition = {
  dataset: 'counts',
  name: 'counts',
  fields: [
    place,
    district,
    field('numerator', {
      meaning: 'Students who meet the definition',
      example: 34,
      headings: 'numeratorcount met count graduates completed completers',
    }),
    field('denominator', {
      meaning: 'Students counted',
      example: 40,
      headings: 'denominatorcount total cohort cohortcount cohortsize enrolled enrollment students',
    }),
    field('student_group', {
      meaning: 'Such as english_learner:yes, or All Students; all students when the file has no such column',
      example: 'english_learner:yes',
      headings: 'studentgroup group groupname subgroup population groupvalue demographicvalue value',
      required: false,
    }),
    field('dimension', {
      meaning: 'What tells the groups apart, where the group stands in two columns',
      headings: 'studentgrouptype grouptype groupcategory subgroupcategory demographiccategory category demographic',
      required: false,
    }),
    field('indicator', {
      meaning: 'The indicator, when the file holds several',
      headings: 'indicatorid indicatorname metric',
      required: false,
    }),
    field('period', {
      meaning: 'Such as 2025-26; only needed when the file holds several',
      headings: 'schoolyear academicyear year month week weekof weekending isoweek',
      required: false,
    }),
  ],
};

/** With a column for each attribute that the partnership defined. */
const attributes: DatasetDefinition = {
  dataset: 'attributes',
  name: 'attributes of places',
  fields: [place, district, schoolYear],
};

export const definitions: Record<Dataset, DatasetDefinition> = {
  attendance,
  assessment,
  monitoring,
  readiness,
  postsecondary,
  roster,
  participation,
  counts,
  attributes,
};

/** The column by which rows are told apart first of all: the first that the dataset needs. */
export const keyColumn = (dataset: Dataset): string =>
  definitions[dataset].fields.find(({ required }) => required)?.name ?? '';

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
