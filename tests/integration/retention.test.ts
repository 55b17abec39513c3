import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmSubmission } from '../../shared/pipeline/confirm-submission.ts';
import { removeOldRows } from '../../shared/pipeline/remove-old-rows.ts';
import type { Store } from '../../shared/store/store.ts';
import { agreementWith } from '../support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, type District, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type World } from '../support/pipeline.ts';

const DAY = 24 * 60;
let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

/** January of two districts; Fircrest's rows may be kept for a month after the school year. */
async function start(world?: World) {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  await store.agreements.put(agreementWith('fircrest', { keepMonths: 1 }));
  const pipeline = createPipeline(store, world);
  const send = (partnerId: District, change = {}) =>
    pipeline.upload(
      { partnerId, dataset: 'attendance', period: '2026-01', linkId: `link-${partnerId}` },
      attendanceFile(attendanceRows(partnerId, change)),
    );
  const [first, , last] = [await send('fircrest', { absent: 40 }), await send('eastmoor'), await send('fircrest')];
  await pipeline.settle();
  return { store, pipeline, send, first, last };
}

const manifestOf = (store: Store, partnerId: District) => store.manifests.get(partnerId, 'attendance', '2026-01');

async function blocksOf(store: Store, partnerId: District): Promise<number> {
  const { entries } = await manifestOf(store, partnerId);
  const found = await store.blocks.get(
    entries.flatMap(({ sequence, placeIds }) => placeIds.map((placeId) => ({ sequence, placeId }))),
  );
  return found.filter((parts) => parts.length > 0).length;
}

/** What people see, and what it is made from, without how recent that is. */
async function numbers(store: Store) {
  const measures = await store.measures.ofPeriod('chronic-absence', '2026-01');
  return {
    measures: measures.map(({ sectionId, measures: all }) => ({ sectionId, all })),
    released: await store.released.history('chronic-absence'),
  };
}

describe('rows of students at the end of the time that an agreement lets them be kept', () => {
  it('are deleted, of every file of the period and of nobody else, and the numbers stay', async () => {
    const { store, pipeline } = await start();
    const before = await numbers(store);
    const held = await blocksOf(store, 'fircrest');
    expect(held).toBeGreaterThan(2);
    await removeOldRows(pipeline.ports);
    expect((await manifestOf(store, 'fircrest')).rows).toBeUndefined();

    // July 31 by the clock of the partnership is their last day.
    pipeline.advanceClock(144 * DAY);
    await removeOldRows(pipeline.ports);
    expect(await blocksOf(store, 'fircrest')).toBe(held);
    pipeline.advanceClock(DAY);
    await removeOldRows(pipeline.ports);
    expect(await blocksOf(store, 'fircrest')).toBe(0);
    expect((await manifestOf(store, 'fircrest')).rows?.areDeleted).toBe(true);
    expect(await blocksOf(store, 'eastmoor')).toBeGreaterThan(0);

    await pipeline.ports.queues.recompute({ dataset: 'attendance', period: '2026-01' });
    await pipeline.settle();
    while (!(await pipeline.sweep())) await pipeline.settle();
    expect(await numbers(store)).toEqual(before);
    await store.indicators.put({ ...(await store.indicators.get('chronic-absence')), name: 'Renamed' } as never);
    while (!(await pipeline.sweep())) await pipeline.settle();
    expect((await numbers(store)).measures).toEqual(before.measures);
  });

  it('take no further file, which is refused with a reason and leaves nothing behind', async () => {
    const { store, pipeline, send } = await start();
    pipeline.advanceClock(144 * DAY);
    await removeOldRows(pipeline.ports);
    const before = await numbers(store);
    const late = await send('fircrest', { absent: 60 });
    await pipeline.settle();
    expect(await store.submissions.get(late)).toMatchObject({
      state: 'refused',
      refusal: { code: 'rows-deleted', message: expect.stringContaining('January 2026') },
    });
    expect(pipeline.files.size).toBe(0);
    expect(await numbers(store)).toEqual(before);
  });

  it('are deleted of a file that is held too, where nothing else came for its period, and it counts no more', async () => {
    const { store, pipeline } = await start();
    const rows = attendanceRows('fircrest', { students: 30 });
    const from = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-02', linkId: 'link-fircrest' } as const;
    const id = await pipeline.upload(from, attendanceFile(rows));
    await pipeline.settle();
    const held = await store.submissions.get(id);
    expect(held?.state).toBe('held');
    const { sequence = 0 } = held ?? {};
    const kept = async () => (await store.blocks.get([{ sequence, placeId: 'birch' }]))[0]?.length;
    expect(await kept()).toBe(1);
    pipeline.advanceClock(144 * DAY);
    await removeOldRows(pipeline.ports);
    pipeline.advanceClock(DAY);
    await removeOldRows(pipeline.ports);
    expect(await kept()).toBe(0);
    expect(held && (await confirmSubmission(pipeline.ports, held, 'Half have moved.'))).toBe(false);
    expect((await store.manifests.get('fircrest', 'attendance', '2026-02')).entries).toEqual([]);
  });

  it('are gone in the end though the run breaks off at any step', async () => {
    let left = Number.POSITIVE_INFINITY;
    const world: World = {
      around: () => {
        left -= 1;
        if (left < 0) throw new Crash();
      },
    };
    const { store, pipeline } = await start(world);
    pipeline.advanceClock(144 * DAY);
    for (let steps = 0; (await manifestOf(store, 'fircrest')).rows?.areDeleted !== true; steps += 1) {
      expect(steps).toBeLessThan(20);
      left = steps;
      await removeOldRows(pipeline.ports).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      pipeline.advanceClock(DAY);
    }
    expect(await blocksOf(store, 'fircrest')).toBe(0);
  });
});
