import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { chronicAbsence, dibelsBenchmark, fourYearGraduation } from '../../../../shared/catalog/indicator-presets.ts';
import type { Asked } from '../conditions.ts';
import type { Change, Condition, MadeDistrict } from './make-partnership.ts';

/** What the presets are tried on: at most so many told findings per 100 stable series a year of shares, and of gaps. */
export type PresetCondition = Condition & {
  name: string;
  indicator: Indicator;
  /** Days after a period's end, on each of which an equal part of the districts sends. */
  arriveAfter: readonly number[];
  asked: number;
  askedOfGaps: number;
  /** At least such shares of steps told, 0 to 1, by students of the district; where docs/signals.md promises one. */
  askedOfSteps?: Record<number, Pick<Asked, 'within3' | 'within6'>>;
};

const CALM = { season: 0, shock: 0, own: 0 };
const STORMY = { season: 0.03, shock: 0.02, own: 0.02 };
const LASTING = { icc: 0.3, turnover: 0.17 };
const NEW_CLASSES = { icc: 0.3, turnover: 1 };
const FORTNIGHT = [8, 14, 20];
const ONE_DAY = [20];

const calm = { weather: CALM, asked: 10, askedOfGaps: 8 };
const stormy = { weather: STORMY, asked: 15, askedOfGaps: 8 };
const ofPanels = { 60: { within6: 0.75 }, 600: { within3: 0.99 } };
const months = { indicator: chronicAbsence, stay: LASTING, periodsPerYear: 10 };
const windows = { indicator: dibelsBenchmark('COMPOSITE'), stay: LASTING, periodsPerYear: 3 };
const years = { indicator: fourYearGraduation, stay: NEW_CLASSES, periodsPerYear: 1 };

export const PRESET_CONDITIONS: readonly PresetCondition[] = [
  { ...months, ...calm, name: 'months, calm, sent over a fortnight', arriveAfter: FORTNIGHT, askedOfSteps: ofPanels },
  { ...months, ...stormy, name: 'months, season, shocks, sd 2, over a fortnight', arriveAfter: FORTNIGHT },
  { ...months, ...stormy, name: 'months, season, shocks, sd 2, on one day', arriveAfter: ONE_DAY },
  { ...windows, ...stormy, name: 'test windows, season, shocks, sd 2, over a fortnight', arriveAfter: FORTNIGHT },
  { ...years, ...calm, name: 'school years, a new class in each, calm', arriveAfter: FORTNIGHT },
  { ...years, ...stormy, name: 'school years, a new class in each, shocks, sd 2', arriveAfter: FORTNIGHT },
];

/** A kind of real change at a district. */
export type TriedChange = {
  name: string;
  students: number;
  /** @param nth which of those that come at once, in one partnership */
  change(district: MadeDistrict, nth: number): Change;
};

export const STEP_NAME = 'step by 10 points';
const STEP = 0.1;
const WIDENING = 0.08;

const step = (students: number): TriedChange => ({
  ...{ name: STEP_NAME, students },
  change: ({ id }, nth) => ({ districtId: id, group: 'all', step: nth % 2 === 0 ? STEP : -STEP }),
});

const widening = (name: string, dimension: string, students: number): TriedChange => ({
  ...{ name: `${name} gap widens by 8`, students },
  change: ({ id }) => ({ districtId: id, group: `${dimension}:yes`, step: WIDENING }),
});

/** Changes that come together. In 60 students, a dimension of halves is the only one that is ever large enough to judge. */
export const TRIED_CHANGES: readonly (readonly TriedChange[])[] = [
  [step(60), step(600)],
  [widening('low-income', 'low_income', 60), widening('English-learner', 'english_learner', 600)],
];
