import type { Finding } from './finding.ts';

/**
 * A finding as it may be told to who sees some places only. What was found is found at a place that they see; of a cycle that
 * has places besides, they are told the verdict, and no figure: all of them less their own would be those of others.
 */
export function findingAsSeen(finding: Finding, maySee: (placeId: string) => boolean): Finding {
  if (finding.kind !== 'cycle-judged' || finding.placeIds.every(maySee)) return finding;
  const { compared, ...rest } = finding;
  return { ...rest, placeIds: finding.placeIds.filter(maySee), checks: [], counted: [] };
}
