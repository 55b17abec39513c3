import type { Editioned } from '../catalog/editions.ts';
import type { Period, PeriodKind } from '../catalog/period.ts';
import type { Target } from '../catalog/target.ts';
import type { Released } from '../disclosure/release.ts';
import type { Interval } from '../statistics/wilson.ts';
import type { Finding } from './finding.ts';
import type { SignalChart } from './watch-signals.ts';

/** Why a rule cannot say anything of a period. */
export type Unsaid =
  | 'hidden'
  | 'parts-missing'
  | 'nothing-to-compare'
  | 'new-edition'
  | 'learning'
  | 'too-few-students';

/** What a rule looked at, for its chart: percent of a share, else percentage points, or percent of change. */
export type Measured = {
  value: number;
  /** Its 95% interval. */
  interval?: Interval;
  /** What it would bring anyway, and where a single value stays by chance. */
  usual?: { expected: number; range: Interval };
  /** Where it would be on its way to the target. */
  asked?: number;
};

/**
 * What a rule says of one period. Between its level and where it counts as over, what held goes on to hold and what did
 * not goes on not to. `restated`: a corrected file changed that period.
 */
export type Verdict = { period: Period; restated?: true; measured?: Measured } & (
  | { verdict: 'holds'; finding: Finding }
  | { verdict: 'between' }
  | { verdict: 'clear' }
  | { verdict: 'cannot-say'; reason: Unsaid }
);

/** What of an indicator a rule must know. */
export type Judged = {
  periodKind: PeriodKind;
  betterWhen: 'higher' | 'lower';
  targets?: readonly Target[] | undefined;
} & Editioned;

/** One indicator at one place, as a rule sees it. */
export type Followed = {
  indicator: Judged;
  /** What is published of the place, ordered by time. */
  releases: readonly Released[];
  /** For rules about signals: the chart of their subject. */
  chart?: SignalChart | undefined;
};
