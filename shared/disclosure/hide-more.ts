import type { Released } from './release.ts';
import { cellKey } from './table.ts';

/** A release without the cells that were hidden since. Hiding more never brings a reader nearer to anything hidden. */
export function hideMore(released: Released[], hidden: ReadonlySet<string>): Released[] {
  return released.map((one) => ({
    ...one,
    cells: Object.fromEntries(
      Object.entries(one.cells).map(([group, cell]) => [
        group,
        hidden.has(cellKey(one.placeId, group)) ? 'hidden' : cell,
      ]),
    ),
  }));
}
