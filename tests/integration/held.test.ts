import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../../functions/http/testing/api-client.ts';
import { partnerApi } from '../../functions/partner-api/api.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import { confirmSubmission } from '../../shared/pipeline/confirm-submission.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import type { Store } from '../../shared/store/store.ts';
import type { SuspicionCode } from '../../shared/submissions/suspicions/catalog.ts';
import { checkFileRows } from '../../web/src/partner/check/check-file-rows.ts';
import { agreementWith } from '../support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline, type World } from '../support/pipeline.ts';

const TOKEN = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345';
const NOTE = 'Birch has moved; its rows follow.';

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
  const { queues, clock } = pipeline.ports;
  const call = apiClient(
    partnerApi({ store, presign, queues, clock, siteUrl: 'https://x.example' }),
    partnerOperations,
  );
  const path = (id: string) => `/api/send/${TOKEN}/submissions/${id}`;
  const send = (period: string, rows: string[], more: { note?: string; confirmed?: SuspicionCode[] } = {}) =>
    pipeline.upload(
      { partnerId: 'fircrest', dataset: 'attendance', period, linkId: linkIdOf(TOKEN), ...more },
      attendanceFile(rows),
    );
  const sendJanuary = async () => {
    await send('2026-01', january);
    await pipeline.settleOne();
    // It is only compared with; its numbers need not be made.
    pipeline.waiting.length = 0;
  };
  return {
    ...{ store, pipeline, call, send, sendJanuary },
    sent: async (...file: Parameters<typeof send>) => {
      const id = await send(...file);
      await pipeline.settle();
      return id;
    },
    confirm: (id: string, note = NOTE) => call({ method: 'POST', path: `${path(id)}/confirmation`, body: { note } }),
    withdraw: (id: string) => call({ method: 'POST', path: `${path(id)}/withdrawal` }),
    receipt: async (id: string): Promise<Receipt> => (await call({ method: 'GET', path: path(id) })).body,
    asText: async (id: string) =>
      call({ method: 'GET', path: `${path(id)}?fail=true`, headers: { accept: 'text/plain' } }),
    read: async (what: string) => (await call({ method: 'GET', path: `/api/send/${TOKEN}/${what}` })).body,
  };
}

const january = attendanceRows('fircrest', {});
const february = attendanceRows('fircrest', { absent: 20 });
const birch = february.filter((row) => row.includes(',birch,'));
const half = february.filter((_, index) => index % 2 === 0);
const withOtherIds = february.map((row) => `0x${row}`);

const published = async (store: Store) =>
  ((await store.released.get('chronic-absence', '2026-02'))?.places ?? []).map(({ restated, ...values }) => values);
const codes = ({ suspicions = [] }: Pick<Receipt, 'suspicions'>) => suspicions.map(({ code }) => code);

describe('a file that is odd', () => {
  it.each([
    ['half of the students', half, ['fewer-students', 'group-missing']],
    ['a school too few', birch, ['school-missing']],
    ['other students', withOtherIds, ['different-students']],
  ])('is held, and counts nowhere: %s', async (_, rows, expected) => {
    const { store, sendJanuary, sent, receipt } = await start();
    await sendJanuary();
    const id = await sent('2026-02', rows);
    const held = await receipt(id);
    expect([held.stage, codes(held)]).toEqual(['held', expected]);
    expect(held.report?.accepted).toBe(rows.length);
    expect(held.history).toMatchObject([{ id, state: 'held', current: false }]);
    expect((await store.manifests.get('fircrest', 'attendance', '2026-02')).entries).toEqual([]);
    expect(await published(store)).toEqual([]);
  });

  it('is found so before it is sent, but for its students, by what both are compared with', async () => {
    const { sendJanuary, sent, receipt, read } = await start();
    await sendJanuary();
    const [expectation, comparison] = [await read('expectation'), await read('comparison?period=2026-02')];
    for (const rows of [half, birch, february]) {
      const file = new File([attendanceFile(rows)], 'february.csv');
      const checked = await checkFileRows({ file, expectation, comparison, period: '2026-02' }, () => {});
      expect(checked.suspicions).toEqual((await receipt(await sent('2026-02', rows))).suspicions ?? []);
    }
  });

  it('counts at once when what is odd about it was confirmed, with the note; not when something else is', async () => {
    const { store, sendJanuary, sent, receipt } = await start();
    await sendJanuary();
    const id = await sent('2026-02', birch, { note: NOTE, confirmed: ['school-missing'] });
    expect(await receipt(id)).toMatchObject({ stage: 'done', note: NOTE, confirmed: ['school-missing'] });
    const { entries } = await store.manifests.get('fircrest', 'attendance', '2026-02');
    expect(entries).toMatchObject([{ placeIds: ['birch'], note: { words: NOTE } }]);
    const other = await sent('2026-02', half, { note: NOTE, confirmed: ['fewer-students'] });
    expect((await receipt(other)).stage).toBe('held');
  });

  it.each([false, true])(
    'is so however often it is read, and whatever else is read before it (%s)',
    async (isReversed) => {
      const { store, pipeline, sendJanuary, send, receipt } = await start({ copies: () => 2 });
      await sendJanuary();
      const odd = await send('2026-02', half);
      const calm = await send('2026-02', february);
      // As January would be from now on, the first were calm and the second odd.
      await send(
        '2026-01',
        january.filter((_, index) => index % 2 === 0),
        { note: NOTE, confirmed: ['fewer-students'] },
      );
      pipeline.waiting.push(...pipeline.waiting);
      if (isReversed) pipeline.waiting.reverse();
      await pipeline.settle();
      expect([(await receipt(odd)).stage, (await receipt(calm)).stage]).toEqual(['held', 'done']);
      const { entries } = await store.manifests.get('fircrest', 'attendance', '2026-02');
      expect(entries.map(({ sequence }) => sequence)).toEqual([Number(calm)]);
    },
  );

  it('is not one that stands alone, nor one of the schools that came by themselves before', async () => {
    const { sent, receipt } = await start();
    for (const period of ['2026-01', '2026-02']) {
      for (const school of ['birch', 'cedar']) {
        const rows = (period === '2026-01' ? january : february).filter((row) => row.includes(`,${school},`));
        expect((await receipt(await sent(period, rows))).stage).toBe('done');
      }
    }
  });

  it('fails a script, and says how to confirm it or take it back', async () => {
    const { sendJanuary, sent, asText } = await start();
    await sendJanuary();
    const id = await sent('2026-02', birch);
    const { status, text } = await asText(id);
    expect(status).toBe(422);
    const address = `https://x.example/api/send/${TOKEN}/submissions/${id}`;
    expect(text).toContain('Held: this file counts nowhere until you confirm it.');
    expect(text).toMatch(/school-missing: .* January 2026 are missing/);
    expect(text).toContain('    cedar\n');
    expect(text).toContain(`curl -sS --data-urlencode 'note=…' ${address}/confirmation`);
    expect(text).toContain(`curl -sS -X POST ${address}/withdrawal`);
  });
});

describe('a file that is held', () => {
  it('counts like every other once it is confirmed, by its number, and says so to who asks twice', async () => {
    const { store, pipeline, sendJanuary, sent, confirm, receipt, asText } = await start();
    await sendJanuary();
    const held = await sent('2026-02', half);
    const later = await sent('2026-02', february);
    const before = await published(store);
    expect((await confirm(held, ' ')).status).toBe(400);
    expect((await confirm(held)).status).toBe(200);
    await pipeline.settle();
    expect(await published(store)).toEqual(before);
    expect(await receipt(held)).toMatchObject({ stage: 'done', note: NOTE });
    pipeline.advanceClock(5);
    expect((await confirm(held, 'Something else.')).body).toMatchObject({ note: NOTE });
    expect((await store.manifests.get('fircrest', 'attendance', '2026-02')).entries).toMatchObject([
      { note: { words: NOTE, at: '2026-03-10T09:00:00.000Z' } },
      { withdrawn: false },
    ]);
    expect((await confirm(later)).status).toBe(409);
    expect((await asText(held)).text).toContain(`Your note: “${NOTE}”`);
  });

  it('never counts once it is taken back, whatever is confirmed after', async () => {
    const { store, pipeline, sendJanuary, sent, confirm, withdraw, receipt } = await start();
    await sendJanuary();
    const id = await sent('2026-02', half);
    const submission = await store.submissions.get(id);
    expect((await withdraw(id)).status).toBe(200);
    expect((await confirm(id)).status).toBe(409);
    if (submission) expect(await confirmSubmission(pipeline.ports, submission, NOTE)).toBe(false);
    await pipeline.settle();
    expect((await receipt(id)).stage).toBe('withdrawn');
    expect(await published(store)).toEqual([]);
  });

  it('waits for an agreement, and for nothing else: its link may have ended', async () => {
    const { store, pipeline, sendJanuary, sent, confirm, receipt } = await start();
    await sendJanuary();
    const id = await sent('2026-02', half);
    const minutes = (Date.parse('2027-02-02T00:00:00Z') - Date.parse('2026-03-10T09:00:00Z')) / 60_000;
    pipeline.advanceClock(minutes);
    await store.agreements.put(agreementWith('fircrest', { expiresOn: '2027-01-31' }));
    expect(await confirm(id)).toMatchObject({ status: 409, body: { type: '/problems/no-agreement' } });
    expect((await receipt(id)).stage).toBe('held');
    await store.agreements.put(agreementWith('fircrest', { expiresOn: '2028-01-31' }));
    expect((await confirm(id)).status).toBe(200);
  });

  it.each(['confirmed', 'taken back'])('comes to the same after a crash at any moment when it is %s', async (what) => {
    const expected = what === 'confirmed' ? 'done' : 'withdrawn';
    for (let at = 0; ; at += 1) {
      let left = Number.POSITIVE_INFINITY;
      const around = () => {
        if (left-- === 0) throw new Crash(`crash at moment ${at}`);
      };
      const { store, pipeline, sendJanuary, sent, receipt } = await start({ around });
      await sendJanuary();
      const id = await sent('2026-02', half);
      left = at;
      const isWhole = await untilDone(pipeline, id, what === 'confirmed');
      left = Number.POSITIVE_INFINITY;
      await pipeline.settle();
      expect((await receipt(id)).stage, `after a crash at moment ${at}`).toBe(expected);
      const values = await published(store);
      expect(values.find(({ placeId }) => placeId === 'fircrest')?.cells.all).toEqual(
        what === 'confirmed' ? { numerator: 12, denominator: 60 } : undefined,
      );
      if (isWhole) break;
      expect(at).toBeLessThan(40);
    }
  });
});

/** Whether the first try went through; a crash is answered by trying again, as people do. */
async function untilDone({ ports }: Pipeline, id: string, isRight: boolean): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    const submission = await ports.store.submissions.get(id);
    if (!submission) throw new Error(`There is no submission ${id}.`);
    try {
      if (isRight) await confirmSubmission(ports, submission, NOTE);
      else await withdrawSubmission(ports, submission, { who: 'partner' }, undefined);
      return attempt === 0;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}
