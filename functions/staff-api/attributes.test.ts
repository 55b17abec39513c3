import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
  world = await createStaffWorld(dynamo);
  await save('enrollment', { name: 'Enrollment', kind: 'number', group: 'all', scale: 'log' });
  await save('low-income', { name: 'Share with low income', group: 'low_income:yes' });
});
afterAll(() => dynamo.close());

const save = (id: string, more: object) =>
  world.call('PUT', `/api/attributes/${id}`, { kind: 'share', source: 'records', ...more });
const fieldsOf = async (id: string, more: object) =>
  (await save(id, more)).body.errors?.map(({ field }: { field: string }) => field);

it('an attribute has a group that its kind can have, and a name of its own in files', async () => {
  expect(await fieldsOf('library', { name: 'Library', kind: 'yes-no', group: 'low_income:yes' })).toEqual(['group']);
  expect(await fieldsOf('everybody', { name: 'Everybody', group: 'all' })).toEqual(['group']);
  expect(await fieldsOf('mobility', { name: 'Mobility', scale: 'log' })).toEqual(['scale']);
  expect(await fieldsOf('poverty', { name: 'Low Income' })).toEqual(['name']);
  expect(await fieldsOf('poverty', { name: 'share with: LOW INCOME' })).toEqual(['name']);
  expect(await fieldsOf('size', { name: 'Size', kind: 'number', group: 'all' })).toEqual(['group']);
  expect(await fieldsOf('values', { name: 'Values' })).toEqual(['id']);
  expect(await fieldsOf('enrollment', { name: 'Students', kind: 'number', group: 'all' })).toBeUndefined();
});

it('an attribute that no file says is changed and removed as one likes', async () => {
  expect((await save('books', { name: 'Books', kind: 'number', unit: 'books' })).status).toBe(201);
  expect((await save('books', { name: 'Books', kind: 'yes-no' })).body).toMatchObject({ kind: 'yes-no', version: 2 });
  expect((await world.call('DELETE', '/api/attributes/books')).status).toBe(204);
  expect((await world.call('GET', '/api/attributes')).body.attributes).toHaveLength(2);
});

it('values are asked for by school year, and are of every place', async () => {
  await world.layOut();
  const path = '/api/attributes/values';
  expect((await world.call('GET', path)).status).toBe(400);
  expect((await world.call('GET', `${path}?schoolYear=2025-27`)).status).toBe(400);
  expect((await world.call('GET', `${path}?schoolYear=2025-26`)).body).toEqual({
    schoolYear: '2025-26',
    places: ['birch', 'fircrest', 'rivermouth'].map((placeId) => ({ placeId, values: {} })),
  });
});
