import type { Period } from '../catalog/period.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** What holds now of one alert, by all that its rule says of its last periods. */
export type Condition = { period: Period; restated: boolean } & (
  | { is: 'holds' | 'pending'; finding: Finding }
  | { is: 'between' | 'clear' }
);

/** How many of the last periods decide; some in between may be hidden or incomplete, and say nothing. */
export function periodsNeeded(rule: Rule): number {
  return 'consecutive' in rule && rule.consecutive > 1 ? 2 * rule.consecutive : 1;
}

/**
 * Reads the latest verdict. What holds has to hold in so many periods in a row, of those that can be judged; until then
 * it is pending. Undefined when nothing can be said of the latest period.
 */
export function conditionOf(verdicts: readonly Verdict[], consecutive: number): Condition | undefined {
  const latest = verdicts.at(-1);
  if (!latest || latest.verdict === 'cannot-say') return undefined;
  const { period, restated = false } = latest;
  if (latest.verdict !== 'holds') return { is: latest.verdict, period, restated };
  const said = verdicts.filter(({ verdict }) => verdict !== 'cannot-say');
  const held = said.length - 1 - said.findLastIndex(({ verdict }) => verdict !== 'holds');
  return { is: held >= consecutive ? 'holds' : 'pending', period, finding: latest.finding, restated };
}
