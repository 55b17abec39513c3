import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../../functions/http/testing/api-client.ts';
import { partnerApi } from '../../functions/partner-api/api.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { MovedValue } from '../../shared/api/history.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import { shareOf } from '../../shared/api/shown-value.ts';
import { readHistory } from '../../shared/pipeline/read-history.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline, type World } from '../support/pipeline.ts';

const TOKEN = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345';
const PERIOD = '2026-02';
/** Each plays a month many times over. */
const SLOW = 300_000;

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

/** A partnership, its pipeline, and the partner API on the same queues. */
async function start(world?: World) {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  const link = await store.links.get('link-fircrest');
  if (link) await store.links.create({ ...link, id: linkIdOf(TOKEN) });
  const pipeline = createPipeline(store, world);
  const presign = async () => ({ url: 'https://files.example/x', headers: {} });
  const ports = {
    store,
    presign,
    queues: pipeline.ports.queues,
    clock: pipeline.ports.clock,
    siteUrl: 'https://x.example',
  };
  const call = apiClient(partnerApi(ports), partnerOperations);
  const path = (id: string) => `/api/send/${TOKEN}/submissions/${id}`;
  return {
    store,
    pipeline,
    send: (rows: string[]) =>
      pipeline.upload(
        { partnerId: 'fircrest', dataset: 'attendance', period: PERIOD, linkId: linkIdOf(TOKEN) },
        attendanceFile(rows),
      ),
    withdraw: (id: string) => call({ method: 'POST', path: `${path(id)}/withdrawal` }),
    receipt: async (id: string): Promise<Receipt> => (await call({ method: 'GET', path: path(id) })).body,
  };
}

const calm = attendanceRows('fircrest', { absent: 10, learnersAbsent: 20 });
const rising = attendanceRows('fircrest', { absent: 40, learnersAbsent: 60 });
const ofSchool = (rows: string[], school: string) => rows.filter((row) => row.includes(`,${school},`));

/** What is published, without the mark that a correction leaves. */
const published = async (store: Store) =>
  ((await store.released.get('chronic-absence', PERIOD))?.places ?? []).map(({ restated, ...values }) => values);
const countsAt = async (store: Store, placeId: string) =>
  (await published(store)).find((place) => place.placeId === placeId)?.cells.all;

async function settleWithSweeps(pipeline: Pipeline): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await pipeline.settle();
    if (await pipeline.sweep()) return;
  }
  throw new Error('Sweeping does not come to rest.');
}

const moves = (moved: MovedValue[] | undefined) =>
  moved?.map(({ before, after }) => [shareOf(before)?.percent ?? before, shareOf(after)?.percent ?? after]);

describe('a correction', () => {
  it('replaces its predecessor school by school', async () => {
    const { store, pipeline, send } = await start();
    await send(calm);
    await pipeline.settle();
    const cedar = await countsAt(store, 'cedar');
    await send(ofSchool(rising, 'birch'));
    await pipeline.settle();
    const alone = await start();
    await alone.send(rising);
    await alone.pipeline.settle();
    expect(await countsAt(store, 'cedar')).toEqual(cedar);
    expect(await countsAt(store, 'birch')).toEqual(await countsAt(alone.store, 'birch'));
  });
});

describe('a withdrawal', () => {
  it('brings back the numbers of the file before, and its receipt says what that moved', async () => {
    const { store, pipeline, send, withdraw, receipt } = await start();
    const first = await send(calm);
    await pipeline.settle();
    const before = await published(store);
    const second = await send(rising);
    await pipeline.settle();
    expect(await published(store)).not.toEqual(before);
    const { history } = await receipt(second);
    expect(history[0]?.ifWithdrawn).toEqual({ restores: [first], leavesNone: false });
    expect((await withdraw(second)).body.stage).toBe('computing');
    await pipeline.settle();
    expect(await published(store)).toEqual(before);
    const after = await receipt(second);
    expect(after.stage).toBe('withdrawn');
    const [newest, oldest] = after.history;
    expect([newest?.current, oldest?.current]).toEqual([false, true]);
    expect(moves(oldest?.moved)).toEqual([['none', 15]]);
    expect(moves(newest?.moved)).toEqual([[15, 50]]);
    expect(moves(newest?.withdrawal?.moved)).toEqual([[50, 15]]);
  });

  it('tells others than the partner who did what, and no value', async () => {
    const { store, pipeline, send, withdraw } = await start();
    await send(calm);
    await pipeline.settle();
    const second = await send(rising);
    await pipeline.settle();
    await withdraw(second);
    await pipeline.settle();
    const partner = await store.partners.get('fircrest');
    if (!partner) throw new Error('The partnership has Fircrest.');
    const read = (values: 'with-values' | 'without-values') =>
      readHistory(store, partner, 'attendance', '2026-02', values);
    expect(JSON.stringify(await read('with-values'))).toContain('"percent"');
    const told = await read('without-values');
    expect(told).toMatchObject([{ state: 'withdrawn', withdrawal: { by: { who: 'partner' } } }, { current: true }]);
    expect(JSON.stringify(told)).not.toMatch(/percent|moved|numerator/);
  });

  it('of the only file leaves the period without a value', async () => {
    const { store, pipeline, send, withdraw, receipt } = await start();
    const only = await send(calm);
    await pipeline.settle();
    await withdraw(only);
    await pipeline.settle();
    expect(await countsAt(store, 'fircrest')).toBeUndefined();
    const { stage, history } = await receipt(only);
    expect(stage).toBe('withdrawn');
    expect(moves(history[0]?.withdrawal?.moved)).toEqual([[15, 'none']]);
  });

  it('comes to the same in any order of messages, delivered twice or lost', { timeout: SLOW }, async () => {
    const alone = await start();
    await alone.send(calm);
    await alone.pipeline.settle();
    const expected = await countsAt(alone.store, 'fircrest');
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(1000)), fc.boolean(), async (numbers, together) => {
        const draw = () => numbers.next().value ?? 0;
        const { store, pipeline, send, withdraw, receipt } = await start({
          next: (count) => draw() % count,
          copies: () => draw() % 3,
        });
        const files = [await send(calm)];
        if (!together) await settleWithSweeps(pipeline);
        files.push(await send(rising));
        const [first = '', second = ''] = files;
        // A person withdraws what was read; everything that it set off may still be on its way.
        while ((await withdraw(second)).status === 409) await pipeline.settleOne();
        await settleWithSweeps(pipeline);
        expect(await countsAt(store, 'fircrest')).toEqual(expected);
        expect([(await receipt(first)).stage, (await receipt(second)).stage]).toEqual(['done', 'withdrawn']);
      }),
      { numRuns: 8 },
    );
  });

  it('comes to the same after a crash behind any of its effects, when it is repeated', {
    timeout: SLOW,
  }, async () => {
    for (let at = 0; ; at += 1) {
      let left = Number.POSITIVE_INFINITY;
      const around = (moment: 'before' | 'after') => {
        if (moment === 'after' && left-- === 0) throw new Crash(`crash behind effect ${at}`);
      };
      const { store, pipeline, send, receipt } = await start({ around });
      await send(calm);
      await pipeline.settle();
      const before = await published(store);
      const second = await send(rising);
      await pipeline.settle();
      left = at;
      const isWhole = await withdrawTwiceIfNeeded(pipeline, second);
      await settleWithSweeps(pipeline);
      expect(await published(store), `after a crash at moment ${at}`).toEqual(before);
      expect((await receipt(second)).stage).toBe('withdrawn');
      expect(moves((await receipt(second)).history[0]?.withdrawal?.moved)).toEqual([[50, 15]]);
      if (isWhole && left > 0) break;
      expect(at).toBeLessThan(100);
    }
  });
});

/** Whether the first try went through; a crash is answered by trying again, as people do. */
async function withdrawTwiceIfNeeded({ ports }: Pipeline, id: string): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    const submission = await ports.store.submissions.get(id);
    if (!submission) throw new Error(`There is no submission ${id}.`);
    try {
      await withdrawSubmission(ports, submission, { who: 'partner' }, undefined);
      return attempt === 0;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}
