import type { Definition, Indicator } from '../indicator.ts';
import type { OutcomeLink } from '../outcome.ts';
import { commonGaps } from './common-gaps.ts';

type ChronicAbsence = Omit<Extract<Definition, { kind: 'chronic-absence' }>, 'kind'>;

/** Who is in school learns to read, passes courses and graduates. */
const serves: OutcomeLink[] = [
  { outcome: 'early-grade-reading', as: 'contributing' },
  { outcome: 'middle-grade-math', as: 'contributing' },
  { outcome: 'high-school-graduation', as: 'contributing' },
];

const absentATenth = 'students absent at least 10% of the days they were enrolled, excused or not';

type Told = Pick<Indicator, 'id' | 'name' | 'edition' | 'source'> & Partial<Omit<Indicator, 'definition'>>;

const attendance = (told: Told, definition: ChronicAbsence): Indicator => ({
  dataset: 'attendance',
  numerator: absentATenth,
  denominator: `students enrolled at least ${definition.minimumDaysEnrolled} days`,
  betterWhen: 'lower',
  periodKind: 'year',
  serves,
  gaps: commonGaps,
  ...told,
  definition: { kind: 'chronic-absence', ...definition },
});

/** Chronic absence as states report it to the federal EDFacts files for a year; here by month. */
export const chronicAbsence = attendance(
  {
    id: 'chronic-absence',
    name: 'Chronic absence',
    periodKind: 'month',
    edition: 'federal-10-percent',
    source: 'EDFacts: absent at least 10% of enrolled days, excused or not, enrolled at least 10 days',
  },
  { absentShare: 0.1, minimumDaysEnrolled: 10 },
);

/** For a school year, as the states say it. */
const byState: Indicator[] = [
  attendance(
    {
      id: 'chronic-absence-oregon',
      name: 'Chronic absence, Oregon',
      edition: 'oregon-2016',
      denominator: 'students enrolled at least 75 days from the start of the year to May 1, and attending on May 1',
      breaks: [
        {
          from: '2016-17-YEAR',
          reason: 'Until 2015-16, a student who attended exactly 90% of days was a regular attender; since then not.',
          earlierEdition: 'oregon-before-2016',
          earlierDefinition: {
            kind: 'chronic-absence',
            absentShare: 0.1,
            lineBelongsBelow: true,
            minimumDaysEnrolled: 75,
          },
        },
      ],
      source: 'Oregon Department of Education, data notes of the regular attenders file: attended 90% of days or less',
    },
    { absentShare: 0.1, minimumDaysEnrolled: 75 },
  ),
  attendance(
    {
      id: 'chronic-absence-california',
      name: 'Chronic absence, California',
      edition: 'calpads',
      numerator: 'students absent at least 10% of the days they were expected, suspensions out of school included',
      denominator: 'students expected more than 30 days',
      source: 'CALPADS glossary, chronic absentee; the state’s dashboard shows kindergarten to grade 8',
    },
    // More than 30, to the hundredth in which days are kept.
    { absentShare: 0.1, minimumDaysEnrolled: 30.01 },
  ),
  attendance(
    {
      id: 'chronic-absence-maine',
      name: 'Chronic absence, Maine',
      edition: 'maine',
      source:
        'Maine Department of Education, chronic absenteeism; corrections to it take students enrolled at least 60 days',
    },
    { absentShare: 0.1, minimumDaysEnrolled: 10 },
  ),
  attendance(
    {
      id: 'chronic-absence-new-york',
      name: 'Chronic absence, New York',
      edition: 'nysed',
      denominator: 'students enrolled at least 10 days and present at least 1 day',
      source: 'NYSED, by the notes of the New York City attendance results 2018 to 2022',
    },
    { absentShare: 0.1, minimumDaysEnrolled: 10, minimumDaysPresent: 1 },
  ),
  attendance(
    {
      id: 'chronic-absence-colorado',
      name: 'Chronic absence, Colorado',
      edition: 'colorado',
      denominator: 'students from kindergarten to grade 12',
      source: 'Colorado Department of Education, definitions of the chronic absenteeism file 2021-22',
    },
    { absentShare: 0.1, minimumDaysEnrolled: 0 },
  ),
];

/** What the Ed-Fi warehouse counts, so that both show the same number. */
const edFi = attendance(
  {
    id: 'chronic-absence-ed-fi',
    name: 'Chronic absence, Ed-Fi',
    periodKind: 'month',
    edition: 'edu-warehouse',
    numerator: 'students who attended at most 90% of their days from the start of the year',
    denominator: 'students enrolled at least 20 days from the start of the year',
    source: 'Education Analytics, EDU warehouse for Ed-Fi; the number of days is a setting there too',
  },
  { absentShare: 0.1, minimumDaysEnrolled: 20 },
);

const regularAttenders = attendance(
  {
    id: 'regular-attenders-oregon',
    name: 'Regular attenders, Oregon',
    edition: 'oregon-2016',
    numerator: 'students who attended more than 90% of the days they were enrolled',
    denominator: 'students enrolled at least 75 days from the start of the year to May 1, and attending on May 1',
    betterWhen: 'higher',
    breaks: [
      {
        from: '2016-17-YEAR',
        reason: 'Until 2015-16, a student who attended exactly 90% of days was a regular attender; since then not.',
        earlierEdition: 'oregon-before-2016',
        earlierDefinition: {
          kind: 'chronic-absence',
          absentShare: 0,
          absentBelow: 0.1,
          lineBelongsBelow: true,
          minimumDaysEnrolled: 75,
        },
      },
    ],
    source: 'Oregon Department of Education, data notes of the regular attenders file',
  },
  { absentShare: 0, absentBelow: 0.1, minimumDaysEnrolled: 75 },
);

const tier = (
  id: string,
  name: string,
  range: Pick<ChronicAbsence, 'absentShare' | 'absentBelow'>,
  told: Pick<Indicator, 'numerator' | 'betterWhen'>,
): Indicator =>
  attendance(
    {
      id: `attendance-${id}`,
      name: `Attendance, ${name}`,
      periodKind: 'month',
      edition: 'attendance-works',
      source: 'Attendance Works, tiers of attendance',
      ...told,
    },
    { ...range, minimumDaysEnrolled: 10 },
  );

/** Four tiers, from satisfactory to severe; each student is in one of them. */
export const attendanceTiers: Indicator[] = [
  tier(
    'satisfactory',
    'satisfactory',
    { absentShare: 0, absentBelow: 0.05 },
    { numerator: 'students absent less than 5% of the days they were enrolled', betterWhen: 'higher' },
  ),
  tier(
    'at-risk',
    'at risk',
    { absentShare: 0.05, absentBelow: 0.1 },
    { numerator: 'students absent from 5% to less than 10% of the days they were enrolled', betterWhen: 'lower' },
  ),
  tier(
    'moderate-absence',
    'moderate chronic absence',
    { absentShare: 0.1, absentBelow: 0.2 },
    { numerator: 'students absent from 10% to less than 20% of the days they were enrolled', betterWhen: 'lower' },
  ),
  tier(
    'severe-absence',
    'severe chronic absence',
    { absentShare: 0.2 },
    { numerator: 'students absent at least 20% of the days they were enrolled', betterWhen: 'lower' },
  ),
];

export const attendancePresets: Indicator[] = [chronicAbsence, ...byState, edFi, regularAttenders, ...attendanceTiers];
