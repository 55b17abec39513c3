import { renewPreferenceToken } from '../../shared/access/preference-token.ts';
import { type Owner, ownerSchema } from '../../shared/catalog/owner.ts';
import { type Partner, partnerSchema } from '../../shared/catalog/partner.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { inWords, mustExist, unknownIn } from './references.ts';

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
      return [...(await mustExist(store.places, 'placeId', partner.placeId)), ...checkContacts(partner)];
    },
    async referrers({ id }) {
      const [links, agreements, schedules, sent] = await Promise.all([
        store.links.list(),
        store.agreements.list(),
        store.schedules.list(),
        hasSent(id),
      ]);
      const own = (records: { partnerId: string }[]) => records.filter(({ partnerId }) => partnerId === id).length;
      return [
        ...(own(links) > 0 ? [`its upload links (${own(links)})`] : []),
        ...(own(agreements) > 0 ? [`its agreements (${own(agreements)})`] : []),
        ...(own(schedules) > 0 ? [`its schedules (${own(schedules)})`] : []),
        ...(sent ? ['files that it sent'] : []),
      ];
    },
  };
}

function checkContacts({ contacts = [] }: Partner): FieldError[] {
  const addresses = contacts.map(({ email }) => email.toLowerCase());
  return addresses.flatMap((email, index) =>
    addresses.indexOf(email) < index
      ? [{ field: `contacts.${index}.email`, message: 'must be another address than those before it' }]
      : [],
  );
}

/** An owner may go once no indicator, place or rule names them. */
export function ownerPolicy({ store }: StaffPorts): RecordPolicy<Owner> {
  return {
    word: 'owner',
    schema: ownerSchema,
    collection: store.owners,
    check: async ({ placeIds = [] }) => unknownIn(await store.places.list(), 'placeIds', placeIds),
    async changed(owner, stored) {
      // Who reads the mails at the address before chooses no more.
      if (stored && stored.email !== owner.email) await renewPreferenceToken(store, owner.id);
    },
    async referrers({ id }) {
      const [{ staffIds }, indicators, places, rules, cycles] = await Promise.all([
        store.partnership.get(),
        store.indicators.list(),
        store.places.list(),
        store.rules.list(),
        store.cycles.list(),
      ]);
      const ids = (records: { id: string }[]) => records.map((record) => record.id);
      return [
        ...inWords('indicator', ids(indicators.filter(({ ownerId }) => ownerId === id))),
        ...inWords('place', ids(places.filter(({ ownerId }) => ownerId === id))),
        ...inWords('cycle', ids(cycles.filter(({ ownerId }) => ownerId === id))),
        ...(staffIds.includes(id) ? ['the partnership, as one of its staff'] : []),
        ...inWords('rule', ids(rules.filter(({ recipients }) => recipients.people.includes(id)))),
      ];
    },
  };
}
