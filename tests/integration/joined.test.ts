import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../../functions/http/testing/api-client.ts';
import { partnerApi } from '../../functions/partner-api/api.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import { readHistory } from '../../shared/pipeline/read-history.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import type { Store } from '../../shared/store/store.ts';
import { agreementWith } from '../support/agreement.ts';
import { copyTruth } from '../support/copy-truth.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceHeading, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline, type World } from '../support/pipeline.ts';

const TOKENS = {
  roster: 'AbCdEfGhIjKlMnOpQrStUvWxYz012345',
  participation: 'BbCdEfGhIjKlMnOpQrStUvWxYz012345',
} as const;
type Joined = keyof typeof TOKENS;
const MONTHS = ['2026-01', '2026-02'] as const;
/** Each plays two months several times over. */
const SLOW = 120_000;

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

/** In February absence rises, for English learners most. */
const rows = {
  '2026-01': attendanceRows('fircrest', {}),
  '2026-02': attendanceRows('fircrest', { absent: 15, learnersAbsent: 45 }),
};
const withoutGroups = (all: string[]) => {
  const cut = (line: string) => line.slice(0, line.lastIndexOf(','));
  return [attendanceHeading, ...all].map((line) => `${cut(line)}\n`).join('');
};
const rosterOf = (all: string[]) =>
  ['student_id,school,english_learner', ...all.map((line) => line.split(',').filter((_, at) => [0, 1, 5].includes(at)))]
    .map((line) => `${line}\n`)
    .join('');
const roster = rosterOf(rows['2026-01']);
/** Every third student is coached. */
const isCoached = (line: string) => Number(/^[a-z-]*(\d+)/.exec(line)?.[1]) % 3 === 0;
const participationOf = (all: string[]) =>
  [
    'student_id,school,program',
    ...all.filter(isCoached).map((line, at) => `${line.split(',', 2)},${at % 2 ? 'COACHING' : 'Coaching'}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
const joinedOf = { roster: rosterOf, participation: participationOf };

async function start(world?: World) {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  const link = await store.links.get('link-fircrest');
  for (const dataset of ['roster', 'participation'] as const) {
    if (link) await store.links.create({ ...link, id: linkIdOf(TOKENS[dataset]), dataset, periods: ['2025-26-YEAR'] });
  }
  const pipeline = createPipeline(store, world);
  const { queues, clock } = pipeline.ports;
  const presign = async () => ({ url: 'https://files.example/x', headers: {} });
  const call = apiClient(
    partnerApi({ store, presign, queues, clock, siteUrl: 'https://x.example' }),
    partnerOperations,
  );
  const from = { partnerId: 'fircrest', linkId: 'link-fircrest' };
  return {
    store,
    pipeline,
    send: (period: string, file: string) => pipeline.upload({ ...from, dataset: 'attendance', period }, file),
    sendJoined: (dataset: Joined, file: string, partnerId = from.partnerId) =>
      pipeline.upload({ ...from, partnerId, linkId: linkIdOf(TOKENS[dataset]), dataset, period: '2025-26-YEAR' }, file),
    receipt: async (id: string, dataset: Joined = 'roster'): Promise<Receipt> =>
      (await call({ method: 'GET', path: `/api/send/${TOKENS[dataset]}/submissions/${id}` })).body,
  };
}

const measures = async (store: Store) =>
  Promise.all(
    MONTHS.map(async (period) =>
      (await store.measures.ofPeriod('chronic-absence', period)).map(({ sectionId, measures: found }) => ({
        sectionId,
        measures: found,
      })),
    ),
  );
const firing = async (store: Store) =>
  (await store.alerts.list()).filter(({ state }) => state === 'firing').map(({ id, period }) => [id, period]);

async function settleWithSweeps(pipeline: Pipeline): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await pipeline.settle();
    if (await pipeline.sweep()) return;
  }
  throw new Error('Sweeping does not come to rest.');
}

/** Before which month each comes, or after both; and whether the months are worked off as they come. */
const moments = fc.record({ roster: fc.nat(2), participation: fc.nat(2), isLate: fc.boolean() });

/** The same students with their groups in each file. */
async function withGroupsInFiles() {
  const { store, pipeline, send } = await start();
  for (const period of MONTHS) {
    const coached = (line: string) => `${line},${isCoached(line) ? 'Y' : 'N'}`;
    const [heading, ...lines] = attendanceFile(rows[period]).trimEnd().split('\n');
    await send(period, `${[`${heading},group_program_coaching`, ...lines.map(coached)].join('\n')}\n`);
    await pipeline.settle();
  }
  return { measures: await measures(store), firing: await firing(store), mails: pipeline.mails.length };
}

describe('a roster, or participation,', () => {
  it('makes what files with groups make, whenever it comes, whatever queues do, after crashes, and from nothing', {
    timeout: SLOW,
  }, async () => {
    const expected = await withGroupsInFiles();
    await fc.assert(
      fc.asyncProperty(moments, fc.boolean(), fc.infiniteStream(fc.nat(999)), async (comes, split, numbers) => {
        const draw = () => numbers.next().value ?? 0;
        let crashes = 3;
        const { store, pipeline, send, sendJoined } = await start({
          next: (count) => draw() % count,
          copies: () => draw() % 3,
          around() {
            if (crashes === 0 || draw() % 30 > 0) return;
            crashes -= 1;
            throw new Crash();
          },
        });
        const schools = ['birch', 'cedar'].map((school) =>
          rows['2026-01'].filter((row) => row.includes(`,${school},`)),
        );
        const sendThose = async (isNow: (at: number) => boolean) => {
          for (const dataset of ['roster', 'participation'] as const) {
            if (!isNow(comes[dataset])) continue;
            for (const part of split ? schools : [rows['2026-01']]) await sendJoined(dataset, joinedOf[dataset](part));
          }
        };
        for (const [index, period] of MONTHS.entries()) {
          await sendThose((at) => at === index);
          await send(period, withoutGroups(rows[period]));
          if (comes.isLate) await settleWithSweeps(pipeline);
        }
        await sendThose((at) => at >= 2);
        await settleWithSweeps(pipeline);
        expect(await measures(store)).toEqual(expected.measures);
        const afresh = await start();
        await copyTruth(store, afresh.store);
        await afresh.pipeline.sweep();
        while (afresh.pipeline.waiting.some(({ step }) => step === 'recompute')) await afresh.pipeline.settleOne();
        expect(await measures(afresh.store)).toEqual(expected.measures);
      }),
      { numRuns: 2 },
    );
  });

  it('that comes late tells the groups of its whole school year, and sets off what they would have set off, once', async () => {
    const expected = await withGroupsInFiles();
    const { store, pipeline, send, sendJoined, receipt } = await start();
    for (const period of MONTHS) {
      await send(period, withoutGroups(rows[period]));
      await pipeline.settle();
    }
    const [before, mailsBefore] = [await store.released.history('chronic-absence'), pipeline.mails.length];
    const id = await sendJoined('roster', roster);
    const coached = await sendJoined('participation', participationOf(rows['2026-01']));
    // Another partner tells of a program of its own at one of the schools.
    await store.partners.put({ id: 'club', name: 'Homework club', placeId: 'fircrest' });
    await store.agreements.put(agreementWith('club'));
    const birch = participationOf(rows['2026-01'].filter((row) => row.includes(',birch,')));
    await sendJoined('participation', birch.replaceAll(/coaching/gi, 'Homework'), 'club');
    await pipeline.settleOne();
    expect((await receipt(id)).stage).toBe('computing');
    await pipeline.settle();
    expect(await receipt(id)).toMatchObject({ stage: 'done', moved: [], report: { students: 120 } });
    const { stage, moved, report } = await receipt(coached, 'participation');
    expect({ stage, moved, programs: report?.programs }).toEqual({
      ...{ stage: 'done', moved: [], programs: ['program_coaching'] },
    });
    expect(await firing(store)).toEqual(expect.arrayContaining(expected.firing));
    expect(await firing(store)).toHaveLength(expected.firing.length);
    expect(pipeline.mails.length - mailsBefore).toBeLessThanOrEqual(1);
    const after = await store.released.history('chronic-absence');
    for (const [month, places] of after.entries()) {
      for (const [index, { placeId, cells, restated }] of places.entries()) {
        expect(cells.all).toEqual(before[month]?.[index]?.cells.all);
        expect(cells['english_learner:yes']).toEqual(expect.anything());
        expect(cells['program_coaching:no']).toEqual(expect.anything());
        expect('program_homework:no' in cells).toBe(placeId !== 'cedar');
        expect(restated).toBeFalsy();
      }
    }
  });

  it('is not taken for what moved a total', async () => {
    const { store, pipeline, send, sendJoined } = await start();
    const sendRoster = () => sendJoined('roster', roster);
    const sent = async (file: () => Promise<string>) => {
      await file();
      await pipeline.settle();
    };
    await sent(() => send('2026-02', withoutGroups(rows['2026-01'])));
    await sent(sendRoster);
    await sent(() => send('2026-02', withoutGroups(rows['2026-02'])));
    await sent(sendRoster);
    const partner = await store.partners.get('fircrest');
    if (!partner) throw new Error('Fircrest is a partner.');
    const [second, first] = await readHistory(store, partner, 'attendance', '2026-02', 'with-values');
    expect(first?.moved).toMatchObject([{ before: 'none', after: { percent: 10 } }]);
    expect(second?.moved).toMatchObject([{ before: { percent: 10 }, after: { percent: 31.7 } }]);
    const rosters = await readHistory(store, partner, 'roster', '2025-26-YEAR', 'with-values');
    expect(rosters.map(({ moved, current }) => [moved, current])).toEqual([
      [undefined, true],
      [undefined, false],
    ]);
  });

  it('that is corrected or withdrawn changes them back, school by school', async () => {
    const { store, pipeline, send, sendJoined, receipt } = await start();
    for (const period of MONTHS) await send(period, withoutGroups(rows[period]));
    await pipeline.settle();
    const without = await measures(store);
    const first = await sendJoined('roster', roster);
    await pipeline.settle();
    const grouped = await measures(store);
    expect(grouped).not.toEqual(without);
    const second = await sendJoined('participation', participationOf(rows['2026-01']));
    await pipeline.settleOne();
    // What it asked for is lost; the sweep sees which values were made without it.
    pipeline.waiting.length = 0;
    await settleWithSweeps(pipeline);
    const joined = await measures(store);
    expect(joined).not.toEqual(grouped);
    const wrong = await sendJoined('participation', participationOf(rows['2026-01'].slice(0, 30)));
    await pipeline.settle();
    const [, , cedar] = joined[0]?.[0]?.measures ?? [];
    expect((await measures(store))[0]?.[0]?.measures.find(({ placeId }) => placeId === 'cedar')).toEqual(cedar);
    expect(await measures(store)).not.toEqual(joined);
    for (const [dataset, id, then] of [
      ['participation', wrong, joined],
      ['participation', second, grouped],
      ['roster', first, without],
    ] as const) {
      const submission = await store.submissions.get(id);
      if (submission) await withdrawSubmission(pipeline.ports, submission, { who: 'staff' }, undefined);
      expect((await receipt(id, dataset)).stage).toBe('computing');
      await pipeline.settle();
      expect((await receipt(id, dataset)).stage).toBe('withdrawn');
      expect(await measures(store)).toEqual(then);
    }
  });
});
