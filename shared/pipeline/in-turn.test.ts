import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { inTurn } from './in-turn.ts';
import type { Store } from './ports.ts';

let dynamo: EmbeddedDynamo;
let store: Store;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
});

const nine = new Date('2026-03-10T09:00:00Z');
const clock = () => nine;

describe('work in turn', () => {
  it('waits for work under the same name, also when that fails', async () => {
    const events: string[] = [];
    const held = Promise.withResolvers<never>();
    const first = inTurn({ store, clock }, '2025-26 absence', () => {
      events.push('first begins');
      return held.promise;
    });
    await expect.poll(() => events).toEqual(['first begins']);
    const second = inTurn({ store, clock }, '2025-26 absence', async () => events.push('second'));
    await inTurn({ store, clock }, '2024-25 absence', async () => events.push('another'));
    held.reject(new Error('first failed'));
    await expect(first).rejects.toThrow('first failed');
    await second;
    expect(events).toEqual(['first begins', 'another', 'second']);
  });

  it('goes on when a minute has passed since another began and died', async () => {
    await store.turns.take('2025-26 absence', 'dead', { now: nine, until: new Date(nine.getTime() + 60_000) });
    let now = nine;
    const work = inTurn({ store, clock: () => now }, '2025-26 absence', async () => 'done');
    now = new Date(nine.getTime() + 59_999);
    await expect(Promise.race([work, new Promise((resolve) => setTimeout(resolve, 150, 'waiting'))])).resolves.toBe(
      'waiting',
    );
    now = new Date(nine.getTime() + 60_000);
    await expect(work).resolves.toBe('done');
  });

  it('leaves the turn to whom it has passed', async () => {
    await inTurn({ store, clock }, '2025-26 absence', async () => {
      const late = new Date(nine.getTime() + 60_000);
      await store.turns.take('2025-26 absence', 'next', { now: late, until: new Date(late.getTime() + 60_000) });
    });
    const still = { now: new Date(nine.getTime() + 90_000), until: nine };
    expect(await store.turns.take('2025-26 absence', 'third', still)).toBe(false);
  });
});
