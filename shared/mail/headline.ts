import type { Finding } from '../alerts/finding.ts';
import { describeFinding, isAboutGap, isAboutShare, isSignal, type Names } from './describe-finding.ts';
import { BEHIND } from './describe-pace.ts';
import * as say from './wording.ts';

/**
 * All findings of one indicator and place in one line. What several rules found of the same group or gap is said once.
 * @example 'Chronic absence at Highline rose to 24.1%, higher than usual; the gap for English learners widened by 3.2 points'
 */
export function headlineOf(findings: readonly Finding[], names: Names): string {
  const bySubject = [...Map.groupBy(findings, subjectOf).values()];
  return bySubject.map((found, index) => clauseOf(found, names, index === 0)).join('; ');
}

function subjectOf(finding: Finding): string {
  if (isAboutGap(finding)) return `${finding.focal} ${finding.reference}`;
  if (isAboutShare(finding)) return finding.group;
  if (finding.kind === 'cycle-judged') return `${finding.cycleId} ${finding.decisionRule.id}`;
  return 'cycleId' in finding ? finding.cycleId : finding.kind;
}

function clauseOf(found: readonly Finding[], names: Names, isFirst: boolean): string {
  const main = found.find((one) => !isAside(one)) ?? found[0];
  if (!main) return '';
  const { subject, clause } = describeFinding(main, names);
  const asides = found.filter((one) => one !== main).map(asideOf);
  return [isFirst ? subject : clause, ...new Set(asides)].filter(Boolean).join(', ');
}

const isAside = (finding: Finding) => isSignal(finding) || finding.kind === 'pace';

/** What is said of it where another rule has said the values. */
function asideOf(finding: Finding): string {
  if (isSignal(finding)) return say.thanUsual(finding.direction);
  return finding.kind === 'pace' ? BEHIND : '';
}
