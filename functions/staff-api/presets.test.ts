import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

it('every ready definition can be saved as it is', async () => {
  const world = await createStaffWorld(dynamo);
  const { status, body } = await world.call('GET', '/api/presets');
  expect(status).toBe(200);
  expect(body.indicators.length).toBeGreaterThan(30);
  for (const { id, ...indicator } of body.indicators) {
    expect((await world.call('PUT', `/api/indicators/${id}`, indicator)).status, id).toBe(201);
  }
  for (const { id, ...rule } of body.rules) {
    expect((await world.call('PUT', `/api/rules/${id}`, rule)).status, id).toBe(201);
  }
  for (const { id, ...attribute } of body.attributes) {
    expect((await world.call('PUT', `/api/attributes/${id}`, attribute)).status, id).toBe(201);
  }
  for (const { minimumGroupSize, topBottomCoding } of body.disclosure) {
    const settings = { name: 'Rivermouth', minimumGroupSize, topBottomCoding };
    expect((await world.call('PUT', '/api/partnership', settings)).status).toBe(200);
  }
});
