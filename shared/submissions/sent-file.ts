import type { Partner } from '../catalog/partner.ts';
import { currentSubmissions } from './current.ts';
import type { Manifest } from './manifest.ts';
import type { Submission } from './submission.ts';

/** A file that counts, by what files are compared by. Nothing of it is of a student. */
export type SentFile = Pick<Submission, 'id' | 'partnerId' | 'dataset' | 'period' | 'checksum'> & {
  totals: NonNullable<Submission['totals']>;
  /** Places that it holds, sorted. */
  placeIds: string[];
  /** It came in place of another file of the same period. */
  isCorrection: boolean;
};

/**
 * The files that count for any place, by the place of their partner, in the order in which they were sent. Files that were
 * read before their totals were kept are left out.
 */
export function sentFiles(
  submissions: readonly Submission[],
  manifests: readonly Manifest[],
  partners: readonly Pick<Partner, 'id' | 'placeId'>[],
): Map<string, SentFile[]> {
  const bySequence = new Map(submissions.map((one) => [one.sequence, one]));
  const placeOf = new Map(partners.map(({ id, placeId }) => [id, placeId]));
  const files = manifests.flatMap((manifest) => {
    const counting = new Set(currentSubmissions([manifest]).values());
    return manifest.entries
      .filter(({ sequence }) => counting.has(sequence))
      .flatMap(({ sequence, placeIds }): SentFile[] => {
        const { totals, ...submission } = bySequence.get(sequence) ?? {};
        if (!totals || !('id' in submission)) return [];
        const { id, partnerId, dataset, period, checksum } = submission;
        const isCorrection = manifest.entries.some((other) => other.sequence < sequence);
        return [{ id, partnerId, dataset, period, checksum, totals, placeIds: placeIds.toSorted(), isCorrection }];
      });
  });
  const inOrder = files.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return Map.groupBy(inOrder, ({ partnerId }) => placeOf.get(partnerId) ?? '');
}
