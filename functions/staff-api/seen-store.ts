import { cycleAsSeen, indicatorAsSeen, ownerAsSeen, placeAsSeen, ruleAsSeen } from '../../shared/access/as-seen.ts';
import { mayActAs } from '../../shared/access/roles.ts';
import { type Viewer, viewerOf } from '../../shared/access/viewer.ts';
import type { Collection, Store, Versioned } from '../../shared/store/store.ts';
import type { RequestContext } from '../http/http-api.ts';

/** Who asks, with the people of whom they may know. */
type Reader = { viewer: Viewer; people: ReadonlySet<string> };

/**
 * The store as who asks may see it: whole for backbone staff. For managers it holds what is of the places that they may
 * see, and nothing else is there; what no operation of theirs needs fails, so that a new one has to say what it shows.
 */
export function storeSeenBy({ roles, username }: Pick<RequestContext, 'roles' | 'username'>, store: Store): Store {
  if (mayActAs('backbone', roles)) return store;
  let known: Promise<Reader> | undefined;
  const reader = () => {
    known ??= readReader(store, username);
    return known;
  };
  const refused = refusing(store);
  const records = <T extends { id: string }>(from: Collection<T>, refusal: Collection<T>, seenBy: Narrowed<T>) => ({
    ...refusal,
    list: async () => {
      const [all, who] = await Promise.all([from.list(), reader()]);
      return all.flatMap((one) => seenBy(one, who) ?? []);
    },
    get: async (id: string) => {
      const [one, who] = await Promise.all([from.get(id), reader()]);
      return one && seenBy(one, who);
    },
  });
  return {
    ...refused,
    partnership: { ...refused.partnership, get: () => store.partnership.get() },
    // They are of no place: their values are.
    attributes: records(store.attributes, refused.attributes, (one) => one),
    places: records(store.places, refused.places, (one, { viewer }) => placeAsSeen(one, viewer)),
    partners: records(store.partners, refused.partners, (one, { viewer }) =>
      viewer.maySee(one.placeId) ? one : undefined,
    ),
    owners: records(store.owners, refused.owners, (one, { viewer }) => ownerAsSeen(one, viewer)),
    indicators: records(store.indicators, refused.indicators, (one, { viewer }) => indicatorAsSeen(one, viewer)),
    rules: records(store.rules, refused.rules, (one, { viewer, people }) => ruleAsSeen(one, viewer, people)),
    cycles: records(store.cycles, refused.cycles, (one, { viewer }) => cycleAsSeen(one, viewer)),
    ...filesSeenBy(reader, store, refused),
    alerts: alertsSeenBy(reader, store.alerts),
  };
}

type Narrowed<T> = (record: Versioned<T>, reader: Reader) => Versioned<T> | undefined;

async function readReader(store: Store, username: string | undefined): Promise<Reader> {
  const [owners, places] = await Promise.all([store.owners.list(), store.places.list()]);
  const viewer = viewerOf(username, owners, places);
  return { viewer, people: new Set(owners.filter(viewer.knows).map(({ id }) => id)) };
}

/** Agreements, schedules, links with who asks for a new one, and what was sent, of partners that report on places that may be seen. */
function filesSeenBy(
  reader: () => Promise<Reader>,
  { partners, agreements, schedules, links, renewals, submissions }: Store,
  refused: Store,
): Pick<Store, 'agreements' | 'schedules' | 'links' | 'renewals' | 'submissions'> {
  const isSeen = async () => {
    const [{ viewer }, all] = await Promise.all([reader(), partners.list()]);
    const seen = new Set(all.filter(({ placeId }) => viewer.maySee(placeId)).map(({ id }) => id));
    return ({ partnerId }: { partnerId: string }) => seen.has(partnerId);
  };
  const records = <T extends { id: string; partnerId: string }>(
    from: Collection<T>,
    refusal: Collection<T>,
  ): Collection<T> => ({
    ...refusal,
    list: async () => (await from.list()).filter(await isSeen()),
    get: async (id) => {
      const found = await from.get(id);
      return found && (await isSeen())(found) ? found : undefined;
    },
  });
  return {
    agreements: records(agreements, refused.agreements),
    schedules: records(schedules, refused.schedules),
    // Who asks is named by a link alone; what is told of it goes by the links that are seen.
    renewals: { ...refused.renewals, list: () => renewals.list() },
    links: { ...refused.links, list: async () => (await links.list()).filter(await isSeen()) },
    submissions: {
      ...refused.submissions,
      list: async (limit) => (await submissions.list()).filter(await isSeen()).slice(0, limit),
      get: async (id) => {
        const found = await submissions.get(id);
        return found && (await isSeen())(found) ? found : undefined;
      },
    },
  };
}

function alertsSeenBy(reader: () => Promise<Reader>, alerts: Store['alerts']): Store['alerts'] {
  const isSeen = async () => {
    const { viewer } = await reader();
    return ({ placeId }: { placeId: string }) => viewer.maySee(placeId);
  };
  return {
    list: async () => (await alerts.list()).filter(await isSeen()),
    get: async (id) => {
      const found = await alerts.get(id);
      return found && (await isSeen())(found) ? found : undefined;
    },
    replace: async (next, previous) => (await isSeen())(next) && alerts.replace(next, previous),
  };
}

/** The same store, whose every method fails. */
function refusing(store: Store): Store {
  const failing = (part: object) => new Proxy(part, { get: () => refuse });
  return new Proxy(store, { get: (all, name) => failing(Reflect.get(all, name) as object) });
}

const refuse = (): never => {
  throw new Error('This part of the store is for operations of backbone staff alone.');
};
