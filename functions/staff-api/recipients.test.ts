import { afterAll, beforeAll, expect, it } from 'vitest';
import { askForAddress, confirmAddress } from '../../shared/access/change-address.ts';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, NOW } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

it('says who gets which mails and why, what they chose, and whose address takes none', async () => {
  const world = await createStaffWorld(dynamo);
  await world.layOut();
  await world.call('PUT', '/api/owners/lin', { name: 'Lin', email: 'lin@x.example', placeIds: ['fircrest'] });
  await world.call('PUT', '/api/owners/sam', { name: 'Sam', email: 'Sam@x.example' });
  const place = { kind: 'district', name: 'Fircrest', parentId: 'rivermouth', ownerId: 'lin' };
  await world.call('PUT', '/api/places/fircrest', place);
  const rule = { kind: 'level', indicatorIds: ['absence'], percent: 20 };
  await world.call('PUT', '/api/rules/high', {
    ...rule,
    recipients: { owners: ['indicator', 'place'], people: ['sam'] },
  });
  await world.call('PUT', '/api/rules/region', {
    ...rule,
    placeKinds: ['region'],
    recipients: { owners: [], people: ['lin'] },
  });
  await world.call('PUT', '/api/rules/off', { ...rule, enabled: false });
  const { store } = world;
  const before = await preferencesOf(store, 'sam');
  await store.preferences.replace({ ...before, alerts: 'digest' }, before);
  const standing = await store.addresses.get('sam@x.example');
  await store.addresses.replace(
    afterEvent(standing, { id: '1', at: '2026-03-10T09:00:00Z', what: 'complained' }),
    standing,
  );

  const { recipients } = (await world.call('GET', '/api/recipients')).body;
  const byId = Object.fromEntries(recipients.map((one: { id: string }) => [one.id, one]));
  const gets = (because: string[]) => [{ ruleId: 'high', indicatorId: 'absence', because, delivery: 'at-once' }];
  expect(byId.jordan.gets).toEqual(gets(['owns-indicator']));
  expect(byId.lin).toMatchObject({ placeIds: ['fircrest'], gets: gets(['owns-place']) });
  expect(byId.sam).toMatchObject({
    gets: gets(['named']),
    choice: { alerts: 'digest' },
    suspension: { stops: 'digests' },
  });
  expect(byId.lin).not.toHaveProperty('choice');
  expect(byId.sam.choice).not.toHaveProperty('token');
  expect((await world.callAs('[manager]', 'GET', '/api/recipients')).status).toBe(403);
});

it('sends a person a digest when staff ask for it', async () => {
  const world = await createStaffWorld(dynamo);
  await world.layOut();
  expect((await world.call('POST', '/api/recipients/jordan/sample')).status).toBe(204);
  expect(world.asked).toEqual([{ queue: 'digest', message: { recipientIds: ['jordan'] } }]);
  const [line] = await world.store.notifications.unsentOf('jordan', NOW);
  expect(line?.about).toMatchObject({ kind: 'digest', isSample: true });
  expect((await world.call('POST', '/api/recipients/nobody/sample')).status).toBe(404);
  expect((await world.callAs('[manager]', 'POST', '/api/recipients/jordan/sample')).status).toBe(403);
});

it('opens to a signed-in person what they get themselves, and says to others what to do', async () => {
  const world = await createStaffWorld(dynamo);
  await world.layOut();
  const nobody = await world.callAs('[manager]', 'GET', '/api/own-preferences');
  expect([nobody.status, nobody.body.detail]).toEqual([
    404,
    'No owner has the user name tester that you sign in with. Backbone staff can give it to an owner, or make one for you.',
  ]);
  await world.call('PUT', '/api/owners/jordan', { name: 'Jordan Ames', email: 'jordan@x.example', username: 'tester' });
  const { body } = await world.callAs('[manager]', 'GET', '/api/own-preferences');
  expect(body.token).toBe((await preferencesOf(world.store, 'jordan')).token);
});

it('tells staff which address a person asked for, and that they changed it themselves', async () => {
  const world = await createStaffWorld(dynamo);
  await world.layOut();
  const jordan = async () => (await world.call('GET', '/api/recipients')).body.recipients[0];
  const owner = { id: 'jordan', name: 'Jordan Ames', email: 'jordan@x.example' };
  const change = await askForAddress(world.store, owner, 'jordan@y.example', NOW);
  if (typeof change === 'string') throw new Error(change);
  expect((await jordan()).addressAsked).toEqual({ email: 'jordan@y.example', until: '2026-03-11T09:00:00.000Z' });
  expect(await confirmAddress(world.store, change, NOW)).toBe(true);
  expect(await jordan()).toMatchObject({ email: 'jordan@y.example', addressChangedAt: NOW.toISOString() });
  expect(await jordan()).not.toHaveProperty('addressAsked');
  await world.call('PUT', '/api/owners/jordan', { name: 'Jordan Ames', email: 'jordan@x.example' });
  expect(await jordan()).not.toHaveProperty('addressChangedAt');
});

it('gives a person other links when staff save another address, and only then', async () => {
  const world = await createStaffWorld(dynamo);
  await world.layOut();
  const { token } = await preferencesOf(world.store, 'jordan');
  await world.call('PUT', '/api/owners/jordan', { name: 'J. Ames', email: 'jordan@x.example' });
  expect((await preferencesOf(world.store, 'jordan')).token).toBe(token);
  await world.call('PUT', '/api/owners/jordan', { name: 'J. Ames', email: 'j@x.example' });
  expect((await preferencesOf(world.store, 'jordan')).token).not.toBe(token);
});
