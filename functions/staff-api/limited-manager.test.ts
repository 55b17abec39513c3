import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffOperations } from '../../shared/api/staff-operations.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { storeSeenBy } from './seen-store.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';
import { alertAt, layOutTwoDistricts, outside, SENT } from './testing/two-districts.ts';

type Operations = typeof staffOperations;
type OfManagers = {
  [Id in keyof Operations]: Operations[Id]['access'] extends 'manager' ? Id : never;
}[keyof Operations];

/** What somebody limited to Fircrest may ask; `unseen` is the same of what lies outside. */
type Asked = { path: string; unseen?: string; body?: object; tellsOfPlaces: boolean };
const record = (kind: string, seen: string, unseen: string): Asked => ({
  ...{ path: `/api/${kind}/${seen}`, unseen: `/api/${kind}/${unseen}`, tellsOfPlaces: true },
});
const onAlert = (action: string, body?: object): Asked => ({
  path: `/api/alerts/${alertAt('fircrest')}${action}`,
  unseen: `/api/alerts/${alertAt('quillmarsh')}${action}`,
  ...(body && { body }),
  tellsOfPlaces: true,
});
const onCycle = (action: string, body: object): Asked => ({
  path: `/api/cycles/everywhere/${action}`,
  unseen: `/api/cycles/teams-quillmarsh/${action}`,
  ...{ body, tellsOfPlaces: true },
});
const list = (kind: string): Asked => ({ path: `/api/${kind}`, tellsOfPlaces: true });
const level = { kind: 'level', indicatorIds: ['absence'], percent: 20, placeKinds: ['region', 'district', 'school'] };

/** Every operation of managers. One that is not here does not compile, and fails below. */
const asked: Record<OfManagers, Asked> = {
  readPartnership: { path: '/api/partnership', tellsOfPlaces: false },
  readPresets: { path: '/api/presets', tellsOfPlaces: false },
  listPlaces: list('places'),
  readPlace: record('places', 'fircrest', 'quillmarsh'),
  listPartners: list('partners'),
  readPartner: record('partners', 'fircrest', 'quillmarsh'),
  listAgreements: list('agreements'),
  readAgreement: record('agreements', 'fircrest-2025', 'quillmarsh-2025'),
  listSchedules: list('schedules'),
  readSchedule: record('schedules', 'fircrest-attendance', 'quillmarsh-attendance'),
  readCalendar: list('calendar'),
  listOwners: list('owners'),
  readOwner: record('owners', 'all', 'of-quillmarsh'),
  listIndicators: list('indicators'),
  readIndicator: { path: '/api/indicators/absence', tellsOfPlaces: true },
  listRules: list('rules'),
  readRule: record('rules', 'high', 'only-quillmarsh'),
  readOwnToken: { path: '/api/own-preferences', tellsOfPlaces: false },
  listCycles: list('cycles'),
  readCycle: record('cycles', 'everywhere', 'teams-quillmarsh'),
  addNoteToCycle: onCycle('notes', { on: '2026-03-09', text: 'A flood.' }),
  decideOnCycle: onCycle('decision', { decision: 'adapt', why: 'A flood.', nextDecideBy: '2026-09-01' }),
  readCycleResult: {
    path: '/api/cycles/everywhere/result',
    unseen: '/api/cycles/teams-quillmarsh/result',
    tellsOfPlaces: true,
  },
  previewRule: { path: '/api/rules/preview?place=quillmarsh', body: level, tellsOfPlaces: true },
  listLinks: list('links'),
  listSubmissions: list('submissions'),
  readSubmission: record('submissions', SENT.fircrest, SENT.quillmarsh),
  readHistory: {
    path: '/api/history?partner=fircrest&dataset=attendance&period=2026-02',
    unseen: '/api/history?partner=quillmarsh&dataset=attendance&period=2026-02',
    tellsOfPlaces: true,
  },
  readSeries: {
    path: '/api/series?indicator=absence&place=fircrest',
    unseen: '/api/series?indicator=absence&place=quillmarsh',
    tellsOfPlaces: true,
  },
  scanPlaces: { path: '/api/scan?indicator=absence', tellsOfPlaces: true },
  listAlerts: list('alerts'),
  readAlert: onAlert(''),
  acknowledgeAlert: onAlert('/acknowledge'),
  silenceAlert: onAlert('/silence', { until: '2026-04-01T00:00:00Z', reason: 'A flood.' }),
  endSilenceOfAlert: onAlert('/silence'),
  assignAlert: onAlert('/assignee', { ownerId: 'sasha' }),
  addNoteToAlert: onAlert('/notes', { text: 'A flood.' }),
};
const requests = Object.entries(asked).map(([id, one]) => ({
  ...{ id, ...one, method: staffOperations[id as OfManagers].method },
}));

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

/** One for all tests about somebody: they only read, or do to an alert what may be done again. */
const layOut = async () => {
  world = await createStaffWorld(dynamo);
  await layOutTwoDistricts(world);
};
const become = (more: object) =>
  world.call('PUT', '/api/owners/taylor', { name: 'Taylor', email: 'taylor@x.example', username: 'tester', ...more });
const asManager = (method: string, path: string, body?: object) => world.callAs('[manager]', method, path, body);
/** Ids of links are random, and say nothing of places. */
const saidOfOutside = (text: string) => {
  const said = text.toLowerCase().replaceAll(/[0-9a-f]{64}/g, '');
  return [...outside, `"${SENT.quillmarsh}"`].filter((word) => said.includes(word));
};
/** A silence is ended where there is one. */
const silenceFirst = async (id: string, places: string[]) => {
  if (id !== 'endSilenceOfAlert') return;
  for (const place of places)
    await world.call('POST', `/api/alerts/${alertAt(place)}/silence`, asked.silenceAlert.body);
};

describe('a manager who is limited to a district', () => {
  beforeAll(async () => {
    await layOut();
    await become({ placeIds: ['fircrest'] });
  });

  it('has every operation of managers looked at here', () => {
    const ofManagers = Object.entries(staffOperations).filter(([, { access }]) => access === 'manager');
    expect(Object.keys(asked).toSorted()).toEqual(ofManagers.map(([id]) => id).toSorted());
  });

  it.each(requests)('learns from $id of no other place', async ({ id, method, path, body }) => {
    await silenceFirst(id, ['fircrest']);
    const { status, text } = await asManager(method, path, body);
    expect(status).toBe(200);
    expect(saidOfOutside(text)).toEqual([]);
  });

  it.each(requests.filter((one) => one.unseen))(
    'is answered by $id as if another place were not there',
    async ({ id, method, path: seen, unseen: path = '', body }) => {
      await silenceFirst(id, ['quillmarsh']);
      const before = await world.store.alerts.list();
      const answer = await asManager(method, path, body);
      const [name, made] = id === 'readSubmission' ? [SENT.quillmarsh, '0000000009'] : ['quillmarsh', 'nowhere'];
      const nowhere = await asManager(method, path.replace(name, made), body);
      expect([answer.status, seen === path]).toEqual([404, false]);
      expect(answer.text.replaceAll(name, made)).toBe(nowhere.text);
      expect(await world.store.alerts.list()).toEqual(before);
    },
  );

  it('gets lists of what is theirs, narrowed to it', async () => {
    const { places } = (await asManager('GET', '/api/places')).body;
    expect(places).toMatchObject([{ id: 'birch', parentId: 'fircrest' }, { id: 'fircrest' }]);
    const { owners } = (await asManager('GET', '/api/owners')).body;
    const seenBy = owners.map(({ id, placeIds }: { id: string; placeIds: string[] }) => [id, placeIds]);
    expect(Object.fromEntries(seenBy)).toEqual({
      ...{ all: ['fircrest'], 'of-fircrest': ['fircrest'], sasha: undefined, taylor: ['fircrest'] },
    });
    const { targets, baselines } = (await asManager('GET', '/api/indicators/absence')).body;
    expect([targets.length, baselines]).toEqual([1, [{ placeIds: ['fircrest'], exclude: ['2023-09'] }]]);
    const rule = (await asManager('GET', '/api/rules/high')).body;
    expect([rule.placeIds, rule.recipients.people]).toEqual([['fircrest'], ['of-fircrest']]);
    expect((await asManager('GET', '/api/links')).body.links).toMatchObject([{ partnerId: 'fircrest' }]);
    expect((await asManager('GET', '/api/submissions?limit=1')).body.submissions).toMatchObject([
      { id: SENT.fircrest },
    ]);
    expect((await asManager('GET', '/api/alerts?limit=1')).body.alerts).toMatchObject([{ placeId: 'fircrest' }]);
  });

  it('is told counts of what they may see alone', async () => {
    const { body } = await asManager('POST', '/api/rules/preview', level);
    expect(body.places).toMatchObject({ watched: 2, fired: 2 });
    const saved = await asManager('POST', '/api/rules/preview', (await asManager('GET', '/api/rules/high')).body);
    expect(saved.body).toMatchObject({ saved: { places: 1, fewer: 0, added: 0 }, places: { watched: 1 } });
    const { places, notJudged } = (await asManager('GET', '/api/scan?indicator=absence')).body;
    expect(places.length + notJudged).toBe(2);
    const own = (await asManager('GET', '/api/cycles/everywhere/result')).body;
    expect([own.partial, own.phases[0].change.test.places]).toMatchObject([true, [{ placeId: 'fircrest' }]]);
    const { partial } = (await world.call('GET', '/api/cycles/everywhere/result')).body;
    expect(partial).toBe(false);
    const { gaps } = (await asManager('GET', '/api/series?indicator=absence&place=fircrest')).body;
    expect(gaps[0]).not.toHaveProperty('elsewhere');
  });

  it('is shown the same chart as everybody, as its rules judge it', async () => {
    const path = '/api/series?indicator=absence&place=fircrest';
    const [own, whole] = [await asManager('GET', path), await world.call('GET', path)];
    expect(own.body.chart.points.length).toBeGreaterThan(0);
    expect(own.body.chart).toEqual(whole.body.chart);
    expect(whole.body.gaps[0]).toHaveProperty('elsewhere');
  });

  it('is served from a store that has nothing else, and changes nothing but alerts of theirs', async () => {
    const store = storeSeenBy({ roles: new Set(['manager']), username: 'tester' }, world.store);
    const [theirs, other] = await Promise.all(
      ['fircrest', 'quillmarsh'].map((id) => world.store.alerts.get(alertAt(id))),
    );
    if (!theirs || !other) throw new Error('There is an alert in each district.');
    expect(await store.alerts.replace({ ...theirs, revision: 99 }, theirs)).toBe(true);
    expect(await store.alerts.replace({ ...other, revision: 99 }, other)).toBe(false);
    expect(() => store.released.history('absence')).toThrow('for operations of backbone staff alone');
    expect(() => store.places.remove('fircrest')).toThrow('for operations of backbone staff alone');
  });

  it('cannot try a rule or assign an alert beyond it', async () => {
    const elsewhere = await asManager('POST', '/api/rules/preview', { ...level, placeIds: ['quillmarsh'] });
    expect(elsewhere.body.errors).toEqual([{ field: 'placeIds', message: 'names quillmarsh, which is not there' }]);
    const path = `/api/alerts/${alertAt('fircrest')}/assignee`;
    expect((await asManager('PUT', path, { ownerId: 'of-quillmarsh' })).status).toBe(400);
  });
});

describe('who is not limited', () => {
  beforeAll(async () => {
    await layOut();
    await become({});
  });

  it.each(requests.filter(({ method }) => method === 'GET'))('is answered by $id with all there is', async (one) => {
    const { body, status } = await world.call(one.method, one.path);
    expect([status, (await asManager(one.method, one.path)).body]).toEqual([200, body]);
  });

  it('is told of other places by what the limited one is kept from', async () => {
    for (const { id, method, path, unseen, body, tellsOfPlaces } of requests) {
      await silenceFirst(id, ['fircrest', 'quillmarsh']);
      const { status, text } = await world.call(method, unseen ?? path, body);
      expect([id, status, saidOfOutside(text).length > 0]).toEqual([id, 200, tellsOfPlaces]);
    }
  });
});

describe('a manager whose username no owner has', () => {
  beforeAll(layOut);

  it.each(requests)('learns from $id of no place', async ({ id, method, path, body, unseen }) => {
    await silenceFirst(id, ['fircrest']);
    const { status, text } = await asManager(method, path, body);
    expect(status).toBe(unseen || id === 'readOwnToken' ? 404 : 200);
    if (status === 200) expect([...saidOfOutside(text), ...(/fircrest|birch/i.exec(text) ?? [])]).toEqual([]);
  });
});
