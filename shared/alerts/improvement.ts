import type { Indicator } from '../catalog/indicator.ts';
import type { Finding } from './finding.ts';

/** Whether a finding is good news: a value that moved to the better side, or a gap that narrowed. */
export function isImprovement(finding: Finding, { betterWhen }: Pick<Indicator, 'betterWhen'>): boolean {
  if (finding.kind === 'signal' || finding.kind === 'change') return finding.direction === betterWhen;
  return finding.kind === 'gap-signal' && finding.direction === 'narrows';
}
