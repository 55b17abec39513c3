import type { Partner } from '../catalog/partner.ts';
import { comparePeriods, type Period } from '../catalog/period.ts';
import type { PlaceTree } from '../catalog/place-tree.ts';
import { currentSubmissions } from './current.ts';
import type { Manifest } from './manifest.ts';

/** What a partner says of a file that counts, in their own words. */
export type PartnerNote = {
  period: Period;
  partner: string;
  /** Of the partner. */
  placeId: string;
  words: string;
  at: string;
};

/**
 * What partners say of the files that count for a place or anything within it: of each partner and period the newest note,
 * ordered by period, then by when it was written. Notes on files that were replaced or withdrawn are not among them.
 *
 * @param manifests of one dataset
 */
export function partnerNotes(
  placeId: string,
  manifests: readonly Manifest[],
  partners: readonly Pick<Partner, 'id' | 'name' | 'placeId'>[],
  tree: PlaceTree,
): PartnerNote[] {
  const within = new Set(tree.within(placeId).map(({ id }) => id));
  const notes = manifests.flatMap((manifest): PartnerNote[] => {
    const partner = partners.find(({ id }) => id === manifest.partnerId);
    const counting = new Set(
      [...currentSubmissions([manifest])].filter(([id]) => within.has(id)).map(([, sequence]) => sequence),
    );
    const noted = manifest.entries.filter(({ sequence, note }) => note && counting.has(sequence));
    const newest = noted.toSorted((a, b) => a.sequence - b.sequence).at(-1)?.note;
    if (!partner || !newest) return [];
    return [{ period: manifest.period, partner: partner.name, placeId: partner.placeId, ...newest }];
  });
  return notes.toSorted((a, b) => comparePeriods(a.period, b.period) || (a.at < b.at ? -1 : 1));
}

/**
 * A note as a quotation, with its day by the clock of the partnership.
 *
 * @example 'Fircrest School District, March 9, 2026: “Two schools were closed for a storm.”'
 */
export function quoteNote({ partner, at, words }: Omit<PartnerNote, 'placeId' | 'period'>, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone });
  return `${partner}, ${day.format(new Date(at))}: “${words}”`;
}
