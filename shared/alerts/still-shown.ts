import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Finding } from './finding.ts';
import { shownCounts } from './published.ts';

/** One value that a finding tells or is made from. */
type Counted = { placeId: string; period: string; group: StudentGroup };

/**
 * Whether everything that a finding counts is still shown. What was found may have been hidden since, by a corrected file
 * or a setting, and must not be told any more then. Data that did not come counts nothing.
 *
 * @param releasesOf what is published of a place
 */
export function isStillShown(finding: Finding, releasesOf: (placeId: string) => readonly Released[]): boolean {
  return countedIn(finding).every(({ placeId, period, group }) => {
    const release = releasesOf(placeId).find((one) => one.period === period);
    return release !== undefined && shownCounts(release, group) !== undefined;
  });
}

/** The places whose values a finding counts. */
export const placesCounted = (finding: Finding): string[] => [
  ...new Set(countedIn(finding).map(({ placeId }) => placeId)),
];

function countedIn(finding: Finding): Counted[] {
  if (finding.kind === 'cycle-judged') {
    return finding.counted.flatMap(({ placeIds, ...at }) => placeIds.map((placeId) => ({ placeId, ...at })));
  }
  if (!('after' in finding)) return [];
  const { all, before, after, placeId } = finding;
  const groups: StudentGroup[] = 'group' in finding ? [finding.group] : [finding.focal, finding.reference];
  const told = [before, after].flatMap((at) => (at ? groups.map((group) => ({ period: at.period, group })) : []));
  const ofAll = [all.before, all.after].flatMap((at) => (at ? [{ period: at.period, group: ALL_STUDENTS }] : []));
  return [...told, ...ofAll].map((at) => ({ placeId, ...at }));
}
