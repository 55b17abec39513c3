import { type CollegeLevel, type CollegeWindow, collegeLevels, collegeWindows } from '../college-enrollment.ts';
import type { Indicator } from '../indicator.ts';
import { proportion } from './proportion.ts';

const towardsEnrollment: Indicator['serves'] = [{ outcome: 'postsecondary-enrollment', as: 'contributing' }];
const enrollment: Indicator['serves'] = [{ outcome: 'postsecondary-enrollment', as: 'core' }];
const fafsaSource =
  'NCAN and myFutureNC: completed forms of seniors by Federal Student Aid, which shows a school only from five on';

const fafsaCompletion = proportion({
  id: 'fafsa-completion',
  name: 'FAFSA completion',
  numerator: 'seniors with a completed FAFSA by June 30',
  denominator: 'seniors enrolled',
  edition: 'june-30',
  source: fafsaSource,
  serves: towardsEnrollment,
});

/** The same week by week through the season, each week against the same one a year before. */
const fafsaCompletionByWeek = proportion({
  id: 'fafsa-completion-by-week',
  name: 'FAFSA completion by week',
  numerator: 'seniors with a completed FAFSA by the end of the week, since the form opened',
  denominator: 'seniors enrolled',
  periodKind: 'week',
  edition: 'to-date',
  source: fafsaSource,
  serves: towardsEnrollment,
});

const collegeEnrollment: Indicator[] = [
  proportion({
    id: 'college-enrollment-first-fall',
    name: 'College enrollment in the first fall',
    numerator: 'graduates with a term at a two- or four-year college that touches August 15 to October 31 of that year',
    denominator: 'graduates sent to the clearinghouse; blocked and unmatched records count as not found',
    edition: 'nsc-first-fall',
    source: 'National Student Clearinghouse, StudentTracker for High Schools',
    serves: enrollment,
  }),
  proportion({
    id: 'college-enrollment-first-year',
    name: 'College enrollment in the first year',
    numerator: 'graduates with a term that touches August 15 of that year to August 14 of the next',
    denominator: 'graduates sent to the clearinghouse',
    edition: 'nsc-first-year',
    source: 'National Student Clearinghouse, StudentTracker for High Schools',
    serves: enrollment,
  }),
];

const inWindow: Record<CollegeWindow, { name: string; days: string }> = {
  'first-fall': { name: 'first fall', days: 'August 15 to October 31 of that year' },
  'first-year': { name: 'first year', days: 'August 15 of that year to August 14 of the next' },
};

/** The same from the detail of StudentTracker, graduate by graduate; at colleges of one kind, or of both. */
export function studentTracker(within: CollegeWindow, level?: CollegeLevel): Indicator {
  const { name, days } = inWindow[within];
  return {
    id: `studenttracker-${within}${level ? `-${level}` : ''}`,
    name: `College enrollment in the ${name}, StudentTracker${level ? `, ${level} colleges` : ''}`,
    dataset: 'postsecondary',
    definition: { kind: 'college-enrollment', within, ...(level && { level }) },
    numerator: `graduates with a term at a ${level ?? 'two- or four-year'} college that touches ${days}`,
    denominator: 'graduates sent to the clearinghouse; blocked and unmatched records count as not found',
    betterWhen: 'higher',
    periodKind: 'year',
    edition: `nsc-${within}${level ? `-${level}` : ''}`,
    source: 'National Student Clearinghouse, StudentTracker for High Schools',
    serves: enrollment,
    // The detail report says nothing of groups; a partner may add columns of its own.
    gaps: [],
  };
}

const fromStudentTracker = collegeWindows.flatMap((within) =>
  [undefined, ...collegeLevels].map((level) => studentTracker(within, level)),
);

const plain = 'A plain definition without the source of a state: put in where your counts come from';

const collegeCompletion = proportion({
  id: 'college-completion',
  name: 'College completion within six years',
  numerator: 'graduates with a certificate or degree within six years of high school',
  denominator: 'graduates of that year',
  edition: 'ours',
  source: plain,
  serves: [{ outcome: 'postsecondary-completion', as: 'core' }],
});

const employment = proportion({
  id: 'employment',
  name: 'Employment of young adults',
  numerator: 'young adults with work',
  denominator: 'young adults followed',
  edition: 'ours',
  source: plain,
  serves: [{ outcome: 'employment', as: 'core' }],
});

export const afterHighSchoolPresets: Indicator[] = [
  fafsaCompletion,
  fafsaCompletionByWeek,
  ...collegeEnrollment,
  ...fromStudentTracker,
  collegeCompletion,
  employment,
];
