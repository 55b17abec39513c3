import type { FindingOf } from '../../alerts/finding.ts';
import { chronicAbsence, dibelsBenchmark } from '../../catalog/indicator-presets.ts';
import type { Place } from '../../catalog/place.ts';
import type { Proportion } from '../../statistics/proportion.ts';
import type { Names } from '../describe-finding.ts';

/** Made findings for tests: a threshold that is reached, and a gap that widens. */
export type Threshold = FindingOf<'level'>;
export type GapWidens = FindingOf<'gap-widens'>;

export const of = (numerator: number, denominator: number): Proportion => ({ numerator, denominator });

export const indicators = [
  { ...chronicAbsence, ownerId: 'maya-lindqvist' },
  { ...dibelsBenchmark('COMPOSITE'), id: 'reading', ownerId: 'maya-lindqvist' },
];

export const places: Place[] = [
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth', codes: [] },
  { id: 'highline', kind: 'district', name: 'Highline', parentId: 'rivermouth', codes: [] },
  ...['Harbor', 'Linden', 'Alder', 'Elm'].map((name) => ({
    ...{ id: name.toLowerCase(), kind: 'school' as const, name, parentId: 'highline', codes: [] },
  })),
];

export const names: Names = {
  indicators: new Map(indicators.map((one) => [one.id, one])),
  places: new Map(places.map((one) => [one.id, one])),
};

const before = { period: '2025-02', counts: of(3586, 17_406) };
const after = { period: '2026-02', counts: of(4196, 17_412) };

export const threshold = (change: Partial<Threshold> = {}): Threshold => ({
  kind: 'level',
  ruleId: 'absence-above-20',
  ruleVersion: 1,
  indicatorId: 'chronic-absence',
  placeId: 'highline',
  period: '2026-02',
  group: 'all',
  percent: 20,
  before,
  after,
  all: { before: 'before' in change ? change.before : before, after: change.after ?? after },
  ...(change.after && { period: change.after.period }),
  ...change,
});

export const gapWidens = (change: Partial<GapWidens> = {}): GapWidens => ({
  kind: 'gap-widens',
  ruleId: 'learner-gap',
  ruleVersion: 3,
  indicatorId: 'chronic-absence',
  placeId: 'highline',
  period: '2026-02',
  focal: 'english_learner:yes',
  reference: 'english_learner:no',
  points: 2,
  comparison: 'year-before',
  before: { period: '2025-02', focal: of(1064, 4343), reference: of(2522, 13_063) },
  after: { period: '2026-02', focal: of(1323, 4353), reference: of(2873, 13_059) },
  change: 3.2,
  interval: [1.13, 5.28],
  beyondChance: true,
  all: { before, after },
  ...change,
});

export type SignalFinding = FindingOf<'signal'>;
export type GapSignal = FindingOf<'gap-signal'>;

export const signal = (change: Partial<SignalFinding> = {}): SignalFinding => ({
  kind: 'signal',
  ruleId: 'absence-unusual',
  ruleVersion: 1,
  indicatorId: 'chronic-absence',
  placeId: 'highline',
  period: '2026-02',
  group: 'all',
  before,
  after,
  usual: 20.31,
  direction: 'higher',
  since: '2025-12',
  all: { before, after },
  ...change,
});

export const gapSignal = (change: Partial<GapSignal> = {}): GapSignal => {
  const { points, comparison, interval, beyondChance, ...rest } = gapWidens();
  return { ...rest, kind: 'gap-signal', usual: 5.1, direction: 'widens', since: '2026-02', ...change };
};

type Change = FindingOf<'change'>;
export const change = (rest: Partial<Change> = {}): Change => ({
  kind: 'change',
  ruleId: 'absence-moved',
  ...{ ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'highline', period: '2026-02' },
  ...{ group: 'all', before, after, by: 3, unit: 'points', direction: 'higher' },
  change: 3.5,
  interval: [2.62, 4.37],
  beyondChance: true,
  all: { before, after },
  ...rest,
});

type GapExceeds = FindingOf<'gap-exceeds'>;
export const gapExceeds = (rest: Partial<GapExceeds> = {}): GapExceeds => {
  const { comparison, change, ...gap } = gapWidens();
  return { ...gap, kind: 'gap-exceeds', points: 5, interval: [6.87, 9.94], ...rest };
};

type Pace = FindingOf<'pace'>;
export const pace = (rest: Partial<Pace> = {}): Pace => ({
  kind: 'pace',
  ruleId: 'absence-pace',
  ...{ ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'highline', period: '2026-02' },
  ...{ group: 'all', before, after, change: 3.5, interval: [2.62, 4.37], beyondChance: true, asked: -1.6, toGo: -9.1 },
  aim: { percent: 15, by: '2027-06', isLocal: true, since: '2025-06' },
  regional: { percent: 12, by: '2027-06' },
  all: { before, after },
  ...rest,
});

type Quality = FindingOf<'quality'>;
export const quality = (rest: Partial<Quality> = {}): Quality => ({
  kind: 'quality',
  ruleId: 'absence-quality',
  ...{ ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'highline', period: '2026-02' },
  submissionId: '0000000042',
  dataset: 'attendance',
  problems: [{ problem: 'rows-refused', percent: 2 }],
  ...rest,
});

const ofCycle = { cycleId: 'teams', cycle: 'Attendance teams', decideBy: '2026-03-20' };
type CycleDue = FindingOf<'cycle-due'>;
export const cycleDue = (rest: Partial<CycleDue> = {}): CycleDue => ({
  kind: 'cycle-due',
  ruleId: 'absence-cycles',
  ...{ ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'highline', period: '2026-02' },
  ...ofCycle,
  daysBefore: 14,
  ...rest,
});

type CycleJudged = FindingOf<'cycle-judged'>;
const [test, comparison] = [
  ['harbor', 'linden'],
  ['alder', 'elm'],
];
/** Two schools that fell by 4.0 points more than two others. */
export const cycleJudged = (rest: Partial<CycleJudged> = {}): CycleJudged => ({
  kind: 'cycle-judged',
  ruleId: 'absence-cycles',
  ...{ ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'harbor', period: '2026-02' },
  ...ofCycle,
  decisionRule: { id: 'year-one', words: 'Expand if it falls by 3 points more.', decide: 'expand' },
  verdict: 'met',
  checks: [
    {
      ...{ kind: 'ahead', verdict: 'met', asked: 3, seen: -4, interval: [-6.1, -1.9], beyondChance: true },
      words: '4.0 points ahead, the rule says 3.0; −6.1 to −1.9 excludes zero.',
    },
  ],
  compared: {
    ...{ from: '2025-02', to: '2026-02' },
    test: { group: 'all', placeIds: test, without: [], before: of(240, 1000), after: of(190, 1000) },
    comparison: { group: 'all', placeIds: comparison, without: [], before: of(230, 1000), after: of(220, 1000) },
  },
  placeIds: [...test, ...comparison],
  counted: ['2025-02', '2026-02'].flatMap((period) =>
    [test, comparison].map((placeIds) => ({ period, group: 'all', placeIds })),
  ),
  ...rest,
});

type Missing = FindingOf<'missing'>;
export const missing = (rest: Partial<Missing> = {}): Missing => ({
  kind: 'missing',
  ruleId: 'absence-missing',
  ...{ ruleVersion: 1, indicatorId: 'chronic-absence', placeId: 'highline', period: '2026-02' },
  overdueSince: '2026-03-22',
  last: '2026-01',
  ...rest,
});
