import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dibelsMovedUp } from '../../shared/catalog/indicator-presets.ts';
import { laterPeriod } from '../../shared/catalog/period.ts';
import { dibelsOnTrack } from '../../shared/catalog/presets/reading.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { districts, seedPartnership } from '../support/partnership.ts';
import { createPipeline, type Pipeline } from '../support/pipeline.ts';

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

const movedUp = dibelsMovedUp('ORF-WC');
const onTrack = dibelsOnTrack('ORF-WC');
const [boy, moy, eoy] = ['2025-26-BOY', '2025-26-MOY', '2025-26-EOY'];
const weeks = Array.from({ length: 7 }, (_, index) => laterPeriod('2026-W01', index));

async function start(): Promise<{ store: Store; pipeline: Pipeline }> {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  for (const [dataset, periods] of [
    ['assessment', [boy, moy, eoy]],
    ['monitoring', weeks],
  ] as const) {
    await store.links.create({
      id: `link-${dataset}`,
      partnerId: 'fircrest',
      dataset,
      periods: [...periods],
      expiresAt: '2027-01-01T00:00:00.000Z',
      maximumUses: 100,
      uses: 0,
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  }
  await store.indicators.put(movedUp);
  await store.indicators.put(onTrack);
  return { store, pipeline: createPipeline(store) };
}

/** Second graders of both schools of Fircrest, by number. */
function file(scoreOf: (student: number) => number, students = 40): string {
  const rows = districts.fircrest.flatMap((school, at) =>
    Array.from({ length: students }, (_, index) => `s-${at}-${index},${school},2,ORF-WC,${scoreOf(index)}`),
  );
  return ['student_id,school,grade,measure,score', ...rows].join('\n');
}

const send = (pipeline: Pipeline, dataset: 'assessment' | 'monitoring', period: string, content: string) =>
  pipeline.upload({ partnerId: 'fircrest', dataset, period, linkId: `link-${dataset}` }, content);

const shownOf = async (store: Store, indicatorId: string, period: string, placeId = 'fircrest') =>
  (await store.released.get(indicatorId, period))?.places.find((one) => one.placeId === placeId);

// In grade 2, words correct: 49 begins the benchmark at the beginning of the year, 78 in the middle.
const fall = (student: number) => (student < 20 ? 40 : 55);
const winter = (student: number) => (student < 30 ? 82 : 70);

describe('progress from window to window', () => {
  it('is published with the gains of those who were tested in both', async () => {
    const { store, pipeline } = await start();
    await send(pipeline, 'assessment', boy, file(fall));
    await send(pipeline, 'assessment', moy, file(winter));
    await pipeline.settle();
    const shown = await shownOf(store, movedUp.id, moy);
    // The first 20 of each school rose to the benchmark; the next 10 stayed there, and the last 10 fell below.
    expect(shown?.cells.all).toEqual({ numerator: 40, denominator: 80 });
    // 20 gained 42 words, 10 gained 27, 10 gained 15: 31.5 on average in 16 weeks.
    expect(shown?.gains?.all?.perWeek).toBe(2);
    expect((await shownOf(store, movedUp.id, moy, 'rivermouth'))?.gains?.all).toEqual(shown?.gains?.all);
    expect(await shownOf(store, movedUp.id, boy)).toBeUndefined();
  });

  it('is made again when the window before is corrected, and comes to the same from nothing', async () => {
    const { store, pipeline } = await start();
    await send(pipeline, 'assessment', moy, file(winter));
    await pipeline.settle();
    expect(await shownOf(store, movedUp.id, moy)).toBeUndefined();
    await send(
      pipeline,
      'assessment',
      boy,
      file(() => 40),
    );
    await pipeline.settle();
    expect((await shownOf(store, movedUp.id, moy))?.cells.all).toEqual({ numerator: 60, denominator: 80 });
    await send(pipeline, 'assessment', boy, file(fall));
    await pipeline.settle();
    expect(await shownOf(store, movedUp.id, moy)).toMatchObject({
      cells: { all: { numerator: 40, denominator: 80 } },
      restated: true,
    });
    const afresh = await start();
    await send(afresh.pipeline, 'assessment', boy, file(fall));
    await send(afresh.pipeline, 'assessment', moy, file(winter));
    await afresh.pipeline.settle();
    const measuresIn = async (one: Store) =>
      (await one.measures.ofPeriod(movedUp.id, moy)).flatMap(({ measures }) => measures);
    expect(await measuresIn(store)).toEqual(await measuresIn(afresh.store));
  });

  it('leaves the sweep nothing to ask for, and makes up for lost messages', async () => {
    const { store, pipeline } = await start();
    await send(pipeline, 'assessment', boy, file(fall));
    await send(pipeline, 'assessment', moy, file(winter));
    await send(pipeline, 'assessment', eoy, file(winter));
    await pipeline.settle();
    expect(await pipeline.sweep()).toBe(true);
    await send(
      pipeline,
      'assessment',
      boy,
      file(() => 40),
    );
    // The file is read; what it asks for is lost.
    while (pipeline.waiting.some(({ step }) => step === 'upload')) {
      await pipeline.settleOne();
    }
    pipeline.waiting.splice(0);
    expect(await pipeline.sweep()).toBe(false);
    await pipeline.settle();
    expect((await shownOf(store, movedUp.id, moy))?.cells.all).toEqual({ numerator: 60, denominator: 80 });
    expect(await pipeline.sweep()).toBe(true);
  });
});

describe('weekly probes', () => {
  it('tell who is on the way to the benchmark once there are six, and again when an early week is corrected', async () => {
    const { store, pipeline } = await start();
    const probe = (index: number) => (student: number) => 58 + index * (student < 30 ? 2 : 1);
    for (const [index, week] of weeks.slice(0, 6).entries()) {
      await send(pipeline, 'monitoring', week, file(probe(index)));
      await pipeline.settle();
    }
    expect((await shownOf(store, onTrack.id, weeks[4] ?? ''))?.cells.all).toEqual({ numerator: 0, denominator: 0 });
    const shown = await shownOf(store, onTrack.id, weeks[5] ?? '');
    expect(shown?.cells.all).toEqual({ numerator: 60, denominator: 80 });
    // 30 of 40 gain 2 words a week, the others 1.
    expect(shown?.gains?.all?.perWeek).toBe(1.8);
    await send(pipeline, 'monitoring', weeks[0] ?? '', file(probe(0), 36));
    await pipeline.settle();
    const corrected = await shownOf(store, onTrack.id, weeks[5] ?? '');
    expect(corrected).toMatchObject({ cells: { all: { numerator: 60, denominator: 72 } }, restated: true });
    expect(await pipeline.sweep()).toBe(true);
  });
});
