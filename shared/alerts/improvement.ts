import type { Indicator } from '../catalog/indicator.ts';
import type { Finding } from './finding.ts';

/** Whether a finding is good news: a value that moved to the better side, a gap that narrowed, a decision rule that is met. */
export function isImprovement(finding: Finding, { betterWhen }: Pick<Indicator, 'betterWhen'>): boolean {
  if (finding.kind === 'signal' || finding.kind === 'change') return finding.direction === betterWhen;
  if (finding.kind === 'cycle-judged') return finding.verdict === 'met';
  return finding.kind === 'gap-signal' && finding.direction === 'narrows';
}
