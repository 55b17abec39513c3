import type { PlaceTree } from '../catalog/place-tree.ts';
import type { Manifest } from './manifest.ts';

/**
 * For each place the sequence number of the submission that counts: the highest one not withdrawn that sent it.
 * Where a partner said that a file is complete, its earlier files no longer count for places that the file leaves out.
 */
export function currentSubmissions(manifests: Manifest[]): Map<string, number> {
  const current = new Map<string, number>();
  for (const { entries } of manifests) {
    const standing = entries.filter(({ withdrawn }) => !withdrawn);
    const lastComplete = Math.max(0, ...standing.filter(({ complete }) => complete).map(({ sequence }) => sequence));
    for (const { sequence, placeIds } of standing) {
      if (sequence < lastComplete) continue;
      for (const placeId of placeIds) current.set(placeId, Math.max(sequence, current.get(placeId) ?? 0));
    }
  }
  return current;
}

/** A part of the tree whose measures are made together: a district with its schools, or what was sent of the region itself. */
export type Section = { id: string; placeIds: string[] };

/** The sections that files of one dataset and period touch. */
export function sectionsOf(manifests: Manifest[], tree: PlaceTree): Section[] {
  const touched = new Set(
    manifests.flatMap(({ entries }) =>
      entries.flatMap(({ placeIds }) => placeIds.map((placeId) => tree.districtOf(placeId)?.id ?? placeId)),
    ),
  );
  return [...touched].sort().flatMap((id) => {
    const place = tree.get(id);
    if (!place) return [];
    return { id, placeIds: place.kind === 'region' ? [id] : tree.within(id).map((one) => one.id) };
  });
}

/** How recent a section's data is: the sum of the versions of the manifests that touch it. Only ever grows. */
export function inputsOf(section: Section, manifests: Manifest[]): number {
  return touching(section, manifests).reduce((sum, { version }) => sum + version, 0);
}

/** Whether rows of a section are deleted, so that nothing can be made from them any more. */
export const haveRowsEnded = (section: Section, manifests: Manifest[]): boolean =>
  touching(section, manifests).some(({ rows }) => rows !== undefined);

function touching(section: Section, manifests: Manifest[]): Manifest[] {
  const places = new Set(section.placeIds);
  return manifests.filter(({ entries }) => entries.some(({ placeIds }) => placeIds.some((one) => places.has(one))));
}

/**
 * How recent the data of one dataset and period is, over all sections. With the manifests of earlier periods and of joined
 * datasets: what values are made from that read these too.
 */
export function totalInputs(manifests: Manifest[], tree: PlaceTree, others: Manifest[] = []): number {
  const all = [...manifests, ...others];
  return sectionsOf(manifests, tree).reduce((sum, section) => sum + inputsOf(section, all), 0);
}

/** What the manifests of other periods and of joined datasets add to it. */
export const addedInputs = (manifests: Manifest[], tree: PlaceTree, others: Manifest[]): number =>
  totalInputs(manifests, tree, others) - totalInputs(manifests, tree);
