import type { Indicator } from '../indicator.ts';
import { proportion } from './proportion.ts';

const core: Indicator['serves'] = [{ outcome: 'high-school-graduation', as: 'core' }];
const contributing: Indicator['serves'] = [{ outcome: 'high-school-graduation', as: 'contributing' }];

export const fourYearGraduation = proportion({
  id: 'four-year-graduation',
  name: 'Four-year graduation',
  numerator: 'students of the cohort with a regular diploma within four years',
  denominator: 'first-time ninth graders, with those who moved in, without those who moved away, emigrated or died',
  edition: 'acgr-4-year',
  source: 'NCES, adjusted cohort graduation rate',
  serves: core,
});

const wisconsinGraduation = proportion({
  id: 'four-year-graduation-wisconsin',
  name: 'Four-year graduation, Wisconsin',
  numerator: 'students of the cohort who completed with a regular high school diploma',
  denominator: 'students of the cohort of the four-year rate',
  edition: 'wisconsin-dpi',
  source: 'Wisconsin DPI, from a secondary source: column notes in almartin82/wischooldata; check with the state',
  serves: core,
});

/** Three versions of who is on track after ninth grade; shares of one are not to be compared with another’s. */
const ninthGradeOnTrack: Indicator[] = [
  proportion({
    id: 'ninth-grade-on-track-washington',
    name: 'Ninth grade on track, Washington',
    numerator: 'first-time ninth graders who earned all credits that they attempted, September to August',
    denominator: 'first-time ninth graders who attempted credits; withdrawals are left out',
    edition: 'washington-all-credits',
    source: 'Washington OSPI, frequently asked questions; for accountability at least 20 students over three years',
    serves: contributing,
  }),
  proportion({
    id: 'ninth-grade-on-track-chicago',
    name: 'Ninth grade on track, Chicago',
    numerator: 'freshmen with at least five full credits and at most one semester F in a core course',
    denominator: 'freshmen, at the end of ninth grade',
    edition: 'chicago-on-track',
    source: 'University of Chicago, Network for College Success',
    serves: contributing,
  }),
  proportion({
    id: 'ninth-grade-on-track-multnomah',
    name: 'Ninth grade on track, Multnomah',
    numerator: 'ninth graders who earned at least six credits in ninth grade',
    denominator: 'ninth graders, at the end of ninth grade',
    edition: 'multnomah-six-credits',
    source: 'All Hands Raised, Multnomah County: Ninth Grade Counts',
    serves: contributing,
  }),
];

export const highSchoolPresets: Indicator[] = [fourYearGraduation, wisconsinGraduation, ...ninthGradeOnTrack];
