import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffOperations } from '../../shared/api/staff-operations.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
});

describe('who may', () => {
  const samples: Record<string, string> = { '{id}': 'x' };
  it.each(Object.entries(staffOperations))('do %s is what its contract says', async (_, { method, path, access }) => {
    const address = path.replaceAll(/\{\w+\}/g, (name) => samples[name] ?? 'x');
    const status = async (groups: string | undefined) => (await world.callAs(groups, method, address, {})).status;
    expect((await status(undefined)) === 401).toBe(access !== ('anyone' as string));
    expect((await status('[stranger]')) === 403).toBe(access !== ('anyone' as string));
    expect((await status('[manager]')) === 403).toBe(access === 'backbone');
    expect(await status('[backbone]')).not.toBe(403);
  });
});
