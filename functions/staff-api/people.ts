import { type Owner, ownerSchema } from '../../shared/catalog/owner.ts';
import { type Partner, partnerSchema } from '../../shared/catalog/partner.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { inWords, mustExist } from './references.ts';

/** A partner reports on a place; once files came, it stays that place. */
export function partnerPolicy({ store }: StaffPorts): RecordPolicy<Partner> {
  const hasSent = async (id: string) => (await store.manifests.all()).some(({ partnerId }) => partnerId === id);
  return {
    word: 'partner',
    schema: partnerSchema,
    collection: store.partners,
    async check(partner, stored) {
      if (stored && stored.placeId !== partner.placeId && (await hasSent(partner.id))) {
        return [
          { field: 'placeId', message: `must stay ${stored.placeId}, because files of this partner count there` },
        ];
      }
      return mustExist(store.places, 'placeId', partner.placeId);
    },
    async referrers({ id }) {
      const [links, sent] = await Promise.all([store.links.list(), hasSent(id)]);
      const count = links.filter(({ partnerId }) => partnerId === id).length;
      return [...(count > 0 ? [`its upload links (${count})`] : []), ...(sent ? ['files that it sent'] : [])];
    },
  };
}

/** An owner may go once no indicator names them. */
export function ownerPolicy({ store }: StaffPorts): RecordPolicy<Owner> {
  return {
    word: 'owner',
    schema: ownerSchema,
    collection: store.owners,
    check: async () => [],
    async referrers({ id }) {
      const owned = (await store.indicators.list()).filter(({ ownerId }) => ownerId === id);
      return inWords(
        'indicator',
        owned.map((indicator) => indicator.id),
      );
    },
  };
}
