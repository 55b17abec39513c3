import type { Finding } from '../../alerts/finding.ts';
import { chronicAbsence, dibelsBenchmark } from '../../catalog/indicator-presets.ts';
import type { Place } from '../../catalog/place.ts';
import type { Proportion } from '../../statistics/proportion.ts';
import type { Names } from '../describe-finding.ts';

/** Made findings for tests: a threshold that is reached, and a gap that widens. */
export type Threshold = Extract<Finding, { kind: 'threshold' }>;
export type GapWidens = Extract<Finding, { kind: 'gap-widens' }>;

export const of = (numerator: number, denominator: number): Proportion => ({ numerator, denominator });

export const indicators = [
  { ...chronicAbsence, ownerId: 'maya-lindqvist' },
  { ...dibelsBenchmark('COMPOSITE'), id: 'reading', ownerId: 'maya-lindqvist' },
];

export const places: Place[] = [
  { id: 'rivermouth', kind: 'region', name: 'Rivermouth', codes: [] },
  { id: 'highline', kind: 'district', name: 'Highline', parentId: 'rivermouth', codes: [] },
];

export const names: Names = {
  indicators: new Map(indicators.map((one) => [one.id, one])),
  places: new Map(places.map((one) => [one.id, one])),
};

const before = { period: '2025-02', counts: of(3586, 17_406) };
const after = { period: '2026-02', counts: of(4196, 17_412) };

export const threshold = (change: Partial<Threshold> = {}): Threshold => ({
  kind: 'threshold',
  ruleId: 'absence-above-20',
  ruleVersion: 1,
  indicatorId: 'chronic-absence',
  placeId: 'highline',
  group: 'all',
  thresholdPercent: 20,
  before,
  after,
  all: { before: 'before' in change ? change.before : before, after: change.after ?? after },
  ...change,
});

export const gapWidens = (change: Partial<GapWidens> = {}): GapWidens => ({
  kind: 'gap-widens',
  ruleId: 'learner-gap',
  ruleVersion: 3,
  indicatorId: 'chronic-absence',
  placeId: 'highline',
  focal: 'english_learner:yes',
  reference: 'english_learner:no',
  points: 2,
  comparison: 'year-before',
  before: { period: '2025-02', focal: of(1064, 4343), reference: of(2522, 13_063) },
  after: { period: '2026-02', focal: of(1323, 4353), reference: of(2873, 13_059) },
  change: 3.2,
  interval: [1.13, 5.28],
  all: { before, after },
  ...change,
});

export type SignalFinding = Extract<Finding, { kind: 'signal' }>;
export type GapSignal = Extract<Finding, { kind: 'gap-signal' }>;

export const signal = (change: Partial<SignalFinding> = {}): SignalFinding => ({
  kind: 'signal',
  ruleId: 'absence-unusual',
  ruleVersion: 1,
  indicatorId: 'chronic-absence',
  placeId: 'highline',
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
  const { points, comparison, interval, ...rest } = gapWidens();
  return { ...rest, kind: 'gap-signal', usual: 5.1, direction: 'widens', since: '2026-02', ...change };
};
