import type { Definition } from '../catalog/indicator.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Sums } from '../statistics/mean.ts';
import { progressBetween, type TestedWindow } from './progress.ts';
import type { GroupProgress } from './progress-count.ts';
import { WEEKS_BETWEEN_WINDOWS } from './progress-gain.ts';
import { inWeeks } from './sums-by-group.ts';
import type { Tally } from './tally.ts';

type DibelsProgress = Extract<Definition, { kind: 'dibels-progress' }>;

const NOBODY: Tally = { cells: {}, notCounted: 0 };

/**
 * Students who moved up from their band, stayed in it or moved down since the window before, of those whom both windows
 * have. With their gains a week in units of the measure, where its scores of two windows tell growth. Nothing where either
 * window is missing, or the windows are of two editions of the test.
 */
export function measureDibelsProgress(definition: DibelsProgress, windows: readonly TestedWindow[]): Tally {
  const [from, to] = windows;
  if (!from || !to || from.here.length + (from.elsewhere?.length ?? 0) === 0 || to.here.length === 0) return NOBODY;
  const found = progressBetween(definition, from, to);
  if (found.verdict !== 'counted') return NOBODY;
  const { cells, notCounted } = found.progress;
  const groups = Object.entries(cells);
  const { weeksBetween = WEEKS_BETWEEN_WINDOWS } = definition;
  const gains = groups.flatMap(([group, { gains: sums }]): [string, Sums][] =>
    sums ? [[group, inWeeks(sums, weeksBetween)]] : [],
  );
  const all = cells[ALL_STUDENTS];
  return {
    cells: Object.fromEntries(
      groups.map(([group, { [definition.moved]: numerator, matched }]) => [group, { numerator, denominator: matched }]),
    ),
    notCounted: notCounted + (all ? unmatchedIn(all) : 0),
    ...(gains.length > 0 && { gains: Object.fromEntries(gains) }),
  };
}

const unmatchedIn = ({ unmatched, movedAway }: GroupProgress) => unmatched.before + unmatched.after + movedAway;
