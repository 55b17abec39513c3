import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Finding } from './finding.ts';
import { shownCounts } from './published.ts';

/**
 * Whether everything that a finding counts is still shown. What was found may have been hidden since, by a corrected file
 * or a setting, and must not be told any more then. Data that did not come counts nothing.
 */
export function isStillShown(finding: Finding, releases: readonly Released[]): boolean {
  if (!('after' in finding)) return true;
  const { all, before, after } = finding;
  const groups: StudentGroup[] = 'group' in finding ? [finding.group] : [finding.focal, finding.reference];
  const isShown = (period: string, group: StudentGroup) => {
    const release = releases.find((one) => one.period === period);
    return release !== undefined && shownCounts(release, group) !== undefined;
  };
  const told = [before, after].flatMap((at) => (at ? groups.map((group) => [at.period, group] as const) : []));
  const toldOfAll = [all.before, all.after].flatMap((at) => (at ? [[at.period, ALL_STUDENTS] as const] : []));
  return [...told, ...toldOfAll].every(([period, group]) => isShown(period, group));
}
