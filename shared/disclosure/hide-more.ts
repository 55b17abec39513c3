import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from './release.ts';
import { cellKey } from './table.ts';

/** A release without the cells that were hidden since. Hiding more never brings a reader nearer to anything hidden. */
export function hideMore(released: Released[], hidden: ReadonlySet<string>): Released[] {
  return released.map(({ gains, ...one }) => {
    const isHidden = (group: StudentGroup) => hidden.has(cellKey(one.placeId, group));
    const told = Object.entries(gains ?? {}).filter(([group]) => !isHidden(group));
    return {
      ...one,
      cells: Object.fromEntries(
        Object.entries(one.cells).map(([group, cell]) => [group, isHidden(group) ? 'hidden' : cell]),
      ),
      ...(told.length > 0 && { gains: Object.fromEntries(told) }),
    };
  });
}
