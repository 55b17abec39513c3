import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, type District, seedPartnership } from '../support/partnership.ts';
import { createPipeline } from '../support/pipeline.ts';

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

it('who is behind the numbers is estimated from linked months, also when the earlier one comes later', async () => {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  const pipeline = createPipeline(store);
  const send = async (period: string, absent: number) => {
    for (const district of ['fircrest', 'eastmoor'] as District[]) {
      const content = attendanceFile(attendanceRows(district, { absent, learnersAbsent: absent }));
      await pipeline.upload(
        { partnerId: district, dataset: 'attendance', period, linkId: `link-${district}` },
        content,
      );
    }
    await pipeline.settle();
  };
  const panels = async () =>
    (await store.panels.published('chronic-absence')).map(({ period, panel }) => ({ period, panel }));
  await send('2026-02', 20);
  expect(await panels()).toEqual([{ period: '2026-02', panel: undefined }]);
  await send('2026-01', 10);
  expect(await pipeline.sweep()).toBe(false);
  await pipeline.settle();
  // 24 of 240 in January, all of whom are among the 48 of February: φ = 2/3.
  expect((await panels()).at(-1)).toEqual({ period: '2026-02', panel: { icc: 0.65, overlap: [1] } });
  expect(await pipeline.sweep()).toBe(true);
});
