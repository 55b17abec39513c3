import { preferencesOf } from '../../shared/access/preference-token.ts';
import { maySee } from '../../shared/alerts/recipients.ts';
import type { Rule } from '../../shared/alerts/rule.ts';
import { isWatched } from '../../shared/alerts/watched.ts';
import type { Recipient, recipientOperations } from '../../shared/api/recipients.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import type { Owner } from '../../shared/catalog/owner.ts';
import { type PlaceTree, placeTree } from '../../shared/catalog/place-tree.ts';
import type { Cycle } from '../../shared/cycles/cycle.ts';
import { cyclesAt } from '../../shared/cycles/touching.ts';
import { sampleDigest } from '../../shared/digests/sample-digest.ts';
import { type AddressChange, changeState, endOf } from '../../shared/mail/address-change.ts';
import type { AddressStanding } from '../../shared/mail/address-standing.ts';
import type { Preferences } from '../../shared/mail/preferences.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { signedInOwner } from './signed-in-owner.ts';

/** Who gets what and why. */
export function recipientHandlers(ports: StaffPorts): Handlers<typeof recipientOperations> {
  const { store, everything, queues, clock } = ports;
  return {
    async listRecipients() {
      const [owners, rules, indicators, places, cycles, preferences, addresses, changes] = await Promise.all([
        store.owners.list(),
        store.rules.list(),
        store.indicators.list(),
        store.places.list(),
        store.cycles.list(),
        store.preferences.list(),
        store.addresses.list(),
        store.addressChanges.list(),
      ]);
      const known = {
        rules,
        indicators,
        tree: placeTree(places),
        cycles,
        preferences,
        addresses,
        changes,
        now: clock(),
      };
      const recipients = owners.map((owner) => recipientOf(owner, known));
      return { status: 200, body: { recipients } };
    },
    async readOwnToken(_, { username }) {
      const owner = await signedInOwner(everything, username);
      if (!owner) throw noOwner(username);
      return { status: 200, body: { token: (await preferencesOf(everything, owner.id)).token } };
    },
    async sendSampleTo({ params: { id } }) {
      if (!(await store.owners.get(id))) throw new Problem('not-found', 'There is nobody of this id.');
      const { digest } = await preferencesOf(store, id);
      await store.notifications.create(sampleDigest(id, digest, clock()));
      await queues.digest({ recipientIds: [id] });
      return { status: 204 };
    },
  };
}

const noOwner = (username = 'unknown') =>
  new Problem(
    'not-found',
    `No owner has the user name ${username} that you sign in with. Backbone staff can give it to an owner, or make one for you.`,
  );

const choiceOf = ({ ownerId, token, changedAt, ...choice }: Preferences) => choice;

type Known = { indicators: readonly Indicator[]; tree: PlaceTree; cycles: readonly Cycle[] };
type Everything = Known & {
  rules: readonly Rule[];
  preferences: readonly Preferences[];
  addresses: readonly AddressStanding[];
  changes: readonly AddressChange[];
  now: Date;
};

function recipientOf(owner: Owner, known: Everything): Recipient {
  const { rules, preferences, addresses, changes, now } = known;
  const suspension = addresses.find(({ email }) => email === owner.email.toLowerCase())?.suspension;
  const chosen = preferences.find(({ ownerId }) => ownerId === owner.id);
  return {
    ...{ id: owner.id, name: owner.name, email: owner.email },
    ...(owner.placeIds && { placeIds: owner.placeIds }),
    ...(chosen && { choice: choiceOf(chosen) }),
    ...(suspension && { suspension }),
    ...addressChangeOf(owner, changes, now),
    gets: rules.filter(({ enabled }) => enabled).flatMap((rule) => toldBy(rule, owner, known)),
  };
}

/** The address that they asked for and that is not confirmed yet, or since when they have the one that they asked for. */
function addressChangeOf(owner: Owner, changes: readonly AddressChange[], now: Date): Partial<Recipient> {
  const change = changes.find(({ ownerId }) => ownerId === owner.id);
  if (!change) return {};
  if (change.confirmedAt) return owner.email === change.to ? { addressChangedAt: change.confirmedAt } : {};
  const isAsked = changeState(change, now) === 'open' && change.from === owner.email;
  return isAsked ? { addressAsked: { email: change.to, until: endOf(change) } } : {};
}

/** What a rule may tell a person, by indicator. */
function toldBy(rule: Rule, owner: Owner, { indicators, tree, cycles }: Known): Recipient['gets'] {
  const watched = tree.places.filter((place) => isWatched(rule, place) && maySee(owner, place.id, tree));
  if (watched.length === 0) return [];
  const { owners, people } = rule.recipients;
  const ownsPlace = owners.includes('place') && watched.some(({ ownerId }) => ownerId === owner.id);
  return indicators
    .filter(({ id }) => rule.indicatorIds.includes(id))
    .flatMap((indicator) => {
      const ownsIndicator = owners.includes('indicator') && indicator.ownerId === owner.id;
      const ownsCycle =
        owners.includes('cycle') &&
        watched
          .flatMap((place) => cyclesAt(cycles, { indicatorId: indicator.id, placeId: place.id }))
          .some(({ ownerId }) => ownerId === owner.id);
      const because = [
        ...(ownsIndicator ? (['owns-indicator'] as const) : []),
        ...(ownsPlace ? (['owns-place'] as const) : []),
        ...(ownsCycle ? (['owns-cycle'] as const) : []),
        ...(people.includes(owner.id) ? (['named'] as const) : []),
      ];
      if (because.length === 0) return [];
      return [{ ruleId: rule.id, indicatorId: indicator.id, because, delivery: rule.delivery }];
    });
}
