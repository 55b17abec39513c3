import type { Finding } from '../alerts/finding.ts';
import { describeFinding, isAboutGap, isAboutShare, isSignal, type Names } from './describe-finding.ts';
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
  return isAboutShare(finding) ? finding.group : finding.kind;
}

function clauseOf(found: readonly Finding[], names: Names, isFirst: boolean): string {
  const main = found.find((one) => !isSignal(one)) ?? found[0];
  if (!main) return '';
  const { subject, clause } = describeFinding(main, names);
  const signal = found.filter(isSignal).find((one) => one !== main);
  return `${isFirst ? subject : clause}${signal ? `, ${say.thanUsual(signal.direction)}` : ''}`;
}
