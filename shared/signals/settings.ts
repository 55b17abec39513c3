import type { PeriodKind } from '../catalog/period.ts';
import { cautiousPanel, type Panel } from './panel.ts';

/** What staff may decide of one series: which periods are its baseline, which count for nothing. All are ordinals. */
export type BaselineSettings = {
  /** The first period of the baseline; earlier ones are not judged any more (a rebaseline, or split). */
  from?: number;
  /** The last period of the baseline, which freezes it. */
  through?: number;
  /** Periods left out of the baseline and of the chart (a flood, a strike). */
  exclude?: readonly number[];
};

/** How the default chart judges. */
export type ChartSettings = {
  /** Weight of the newest value in the moving average, above 0 to 1. */
  lambda: number;
  /** Width of the limits in standard errors of the moving average. */
  width: number;
  /** Width where only one direction is watched for (gaps). */
  oneSidedWidth: number;
  /** A signal ends when the moving average is back within this part of its limits, 0 to 1, so that it does not flicker. */
  release: number;
  /** Baseline values needed before anything is judged. */
  minimumBaseline: number;
  /** School years in a baseline that nobody froze. */
  baselineYears: number;
  /** Others with a value that a month needs before their common movement is told from chance. */
  minimumOthers: number;
  /** A lasting change of so many points should be found within half a year; where it cannot be, silence says nothing. */
  usefulPoints: number;
  /** Who is behind the numbers: estimated from linked records (`estimatePanel`), else a careful guess. */
  panel: Panel;
  /** Ordinals at which a new edition of the indicator begins: a new series, with a baseline of its own. */
  breaks: readonly number[];
  /** By id of a series. */
  baselines: Readonly<Record<string, BaselineSettings>>;
};

export const DEFAULT_SETTINGS: ChartSettings = {
  lambda: 0.2,
  width: 2.5,
  oneSidedWidth: 2.15,
  release: 0.5,
  minimumBaseline: 12,
  baselineYears: 2,
  minimumOthers: 4,
  usefulPoints: 10,
  panel: cautiousPanel({ grades: 6 }),
  breaks: [],
  baselines: {},
};

/** Windows in a baseline: with 12, a test would be watched from its fifth year on. */
const WINDOWS_IN_BASELINE = 6;

/** The settings of charts of periods of a kind, as far as none are given. */
export function settingsFor(kind: PeriodKind, given: Partial<ChartSettings> = {}): ChartSettings {
  const minimumBaseline = kind === 'window' ? WINDOWS_IN_BASELINE : DEFAULT_SETTINGS.minimumBaseline;
  return { ...DEFAULT_SETTINGS, minimumBaseline, ...given };
}
