import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import { valueAt } from './published.ts';
import type { Edition } from './rule.ts';

/** What every finding about values says: of which rule, indicator, place and period, and all students before and after. */
export function findingOrigin(
  { id, version }: { id: string } & Edition,
  before: Released | undefined,
  after: Released,
) {
  const { indicatorId, placeId, period } = after;
  return {
    ruleId: id,
    ruleVersion: version,
    indicatorId,
    placeId,
    period,
    all: { before: before && valueAt(before, ALL_STUDENTS), after: valueAt(after, ALL_STUDENTS) },
  };
}
