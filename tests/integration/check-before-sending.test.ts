import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiClient } from '../../functions/http/testing/api-client.ts';
import { partnerApi } from '../../functions/partner-api/api.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import type { Dataset } from '../../shared/catalog/dataset.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { studentTracker } from '../../shared/catalog/presets/after-high-school.ts';
import { wakidsReady } from '../../shared/catalog/presets/early-and-middle-grades.ts';
import type { Store } from '../../shared/store/store.ts';
import { checkFileRows } from '../../web/src/partner/check/check-file-rows.ts';
import type { CheckedFile } from '../../web/src/partner/check/check-request.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, districts, seedPartnership } from '../support/partnership.ts';
import { createPipeline, type Pipeline } from '../support/pipeline.ts';

const TOKEN = 'a-token-that-names-no-one-at-all';
let dynamo: EmbeddedDynamo;
let store: Store;
let pipeline: Pipeline;
let call: ReturnType<typeof apiClient>;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
  await seedPartnership(store);
  const link = await store.links.get('link-fircrest');
  if (link) await store.links.create({ ...link, id: linkIdOf(TOKEN) });
  pipeline = createPipeline(store);
  const presign = async () => ({ url: 'https://files.example/x', headers: {} });
  const ports = {
    store,
    presign,
    queues: pipeline.ports.queues,
    clock: pipeline.ports.clock,
    siteUrl: 'https://x.example',
  };
  call = apiClient(partnerApi(ports), partnerOperations);
});

const get = async (path: string, token = TOKEN) =>
  (await call({ method: 'GET', path: `/api/send/${token}${path}` })).body;

/** Checks a file as the page does. */
async function check(text: string, period: string, token = TOKEN): Promise<CheckedFile> {
  const [expectation, published] = [await get('/expectation', token), await get(`/published?period=${period}`, token)];
  return checkFileRows({ file: new File([text], 'file.csv'), expectation, published, period }, () => {});
}

/** Sends it as partners do, and gives what the receipt then says. */
async function send(
  text: string,
  period: string,
  { token = TOKEN, dataset = 'attendance' }: { token?: string; dataset?: Dataset } = {},
): Promise<Receipt> {
  const id = await pipeline.upload({ partnerId: 'fircrest', dataset, period, linkId: linkIdOf(token) }, text);
  await pipeline.settle();
  return get(`/submissions/${id}`, token);
}
const ofOwn = ({ moved }: Pick<Receipt, 'moved'>) => moved.filter(({ placeKind }) => placeKind !== 'region');

describe('a file that is checked before it is sent', () => {
  it('would move what it then moves: first, beside an earlier period, and as a correction', async () => {
    const rows = (absent: number) => attendanceRows('fircrest', { absent, learnersAbsent: 2 * absent });
    const files = [
      ['2026-01', attendanceFile(rows(20))],
      ['2026-02', attendanceFile([...rows(30), 'x,nowhere,3,20,1,N'])],
      ['2026-02', attendanceFile(rows(40))],
    ] as const;
    for (const [period, text] of files) {
      const { checked, wouldMove } = await check(text, period);
      const receipt = await send(text, period);
      expect(receipt.stage).toBe('done');
      expect(checked).toEqual({ state: 'accepted', report: receipt.report });
      expect(wouldMove).toEqual({ moved: ofOwn(receipt), notKnown: [], withoutTotal: false });
      expect(ofOwn(receipt).length).toBeGreaterThan(3);
    }
  });

  it('tells no total where it leaves out a school that has values', async () => {
    const rows = attendanceRows('fircrest', { absent: 30 });
    await send(attendanceFile(rows), '2026-02');
    const { wouldMove } = await check(attendanceFile(rows.filter((row) => row.includes('birch'))), '2026-02');
    expect(wouldMove).toMatchObject({ withoutTotal: true, moved: [{ place: 'birch', placeKind: 'school' }] });
  });

  it('keeps hidden what is hidden now, and what is of few students', async () => {
    const few = attendanceRows('fircrest', { students: 12, absent: 50, learnersAbsent: 50 });
    const { wouldMove } = await check(attendanceFile(few), '2026-02');
    const learners = wouldMove?.moved.find(({ group }) => group === 'english_learner:yes');
    expect(learners?.after).toMatchObject({ denominator: 12 });
    await store.partnership.put({ ...(await store.partnership.get()), minimumGroupSize: 13 });
    const again = await check(attendanceFile(few), '2026-02');
    expect(again.wouldMove?.moved.find(({ group }) => group === 'english_learner:yes')?.after).toBe('hidden');
  });

  it('is read by what the partner said once, until its columns change, and the last word counts in any order', async () => {
    const [heading = '', ...rows] = attendanceFile(attendanceRows('fircrest', { absent: 30 })).split('\n');
    const own = [heading.replace('student_id', 'Kid').replace('days_absent', 'Gone'), ...rows].join('\n');
    expect((await check(own, '2026-01')).checked).toMatchObject({ refusal: { code: 'columns-missing' } });
    const columns = { kid: 'student_id', gone: 'days_absent' };
    const start = async (mapping?: object) => {
      const body = { fileName: 'a.csv', size: 9, checksum: `${'x'.repeat(43)}=`, period: '2026-01', mapping };
      const { body: ticket } = await call({ method: 'POST', path: `/api/send/${TOKEN}/uploads`, body });
      return store.submissions.get(ticket.submissionId);
    };
    expect(await start()).not.toHaveProperty('mapping');
    const first = await start({ columns });
    expect(first).toMatchObject({ mapping: 'confirmed' });
    expect(await get('/expectation')).not.toHaveProperty('mapping');
    const arrive = async (submission: typeof first, text: string) => {
      if (!submission) return;
      pipeline.files.set(submission.objectKey, new TextEncoder().encode(text));
      pipeline.waiting.push({ step: 'upload', body: JSON.stringify(submission.objectKey) });
      await pipeline.settle();
    };
    const second = await start({ columns: { ...columns, ell: '-' }, headings: ['Kid', 'Gone'] });
    await arrive(second, own);
    await arrive(first, own);
    const receipt = await get(`/submissions/${second?.id}`);
    expect(receipt.report.columnsUsed).toMatchObject({ student_id: 'Kid', days_absent: 'Gone' });
    const { mapping } = await get('/expectation');
    expect(mapping.columns).toEqual({ ...columns, ell: '-' });
    expect(await start()).toMatchObject({ mapping: 'remembered' });
    const february = await check(own, '2026-02');
    expect(february.checked).toEqual({ state: 'accepted', report: expect.objectContaining({ refused: 0 }) });
    expect(february.reading?.change?.added).toContain('school');
    const later = await start({ ...february.mapping, columns: {} });
    await arrive(later, own);
    expect(await get(`/submissions/${later?.id}`)).toMatchObject({ refusal: { code: 'columns-missing' } });
    expect((await get('/expectation')).mapping.columns).toEqual({ ...columns, ell: '-' });
  });

  it('is not read for who has no link, and tells nothing of other places', async () => {
    await send(attendanceFile(attendanceRows('fircrest', { absent: 30 })), '2026-02');
    const eastmoor = {
      partnerId: 'eastmoor',
      dataset: 'attendance',
      period: '2026-02',
      linkId: 'link-eastmoor',
    } as const;
    await pipeline.upload(eastmoor, attendanceFile(attendanceRows('eastmoor', { absent: 20 })));
    await pipeline.settle();
    const published = await get('/published?period=2026-02');
    expect(published.released.length).toBeGreaterThan(2);
    expect(JSON.stringify(published)).not.toMatch(/eastmoor|dune|elm|jordan/);
    const unknown = await call({ method: 'GET', path: '/api/send/another-token/published?period=2026-02' });
    expect(unknown.status).toBe(404);
  });
});

/** A link of the partner for another dataset, and an indicator that is made from it. */
async function linkFor(dataset: Dataset, period: string, indicator: Indicator): Promise<string> {
  const link = await store.links.get('link-fircrest');
  const token = `another-token-for-${dataset}`;
  if (link) await store.links.create({ ...link, id: linkIdOf(token), dataset, periods: [period] });
  await store.indicators.put(indicator);
  return token;
}

describe('a file of a dataset of its own', () => {
  const ready = (student: number) => (student < 24 ? 'Y' : 'N');
  const wakids = districts.fircrest.flatMap((school) =>
    Array.from({ length: 40 }, (_, at) => `k-${school}-${at},${school},Y,Y,Y,Y,${ready(at)},Y,${at % 2 ? 'Y' : 'N'}`),
  );
  /** Two terms of every third graduate, the second at the same college; the others were not found. */
  const graduates = districts.fircrest.flatMap((school) =>
    Array.from({ length: 45 }, (_, at) => {
      const found = (days: string) => `g-${school}-${at},${school},20240614,Y,4-year,${days}`;
      return at % 3 === 0
        ? `${found('20240826,20241213')}\n${found('20250113,20250502')}`
        : `g-${school}-${at},${school},20240614,N,,,`;
    }),
  );

  it.each([
    [
      wakidsReady(),
      '2025-26-YEAR',
      'student_id,school,social_emotional,physical,language,cognitive,literacy,math,english_learner',
      wakids,
      { numerator: 48, denominator: 80 },
    ],
    [
      studentTracker('first-fall'),
      '2023-24-YEAR',
      'YOUR_UNIQUE_IDENTIFIER,HIGH_SCHOOL_CODE,HIGH_SCHOOL_GRAD_DATE,RECORD_FOUND_Y/N,2-YEAR/4-YEAR,ENROLLMENT_BEGIN,ENROLLMENT_END',
      graduates,
      { numerator: 30, denominator: 90 },
    ],
  ])('is counted as it was checked: $name', async (indicator, period, heading, rows, all) => {
    const { dataset } = indicator;
    const token = await linkFor(dataset, period, indicator);
    const text = `${[heading, ...rows].join('\n')}\n`;
    const { checked, wouldMove } = await check(text, period, token);
    const receipt = await send(text, period, { token, dataset });
    expect(receipt.stage).toBe('done');
    expect(checked).toEqual({ state: 'accepted', report: receipt.report });
    expect(wouldMove?.moved).toEqual(ofOwn(receipt));
    const released = await store.released.get(indicator.id, period);
    expect(released?.places.find(({ placeId }) => placeId === 'fircrest')?.cells.all).toEqual(all);
    // School by school, in another order, comes to the same.
    for (const school of districts.fircrest) {
      const own = rows.filter((row) => row.includes(`-${school}-`)).toReversed();
      await send(`${[heading, ...own].join('\n')}\n`, period, { token, dataset });
    }
    expect((await store.released.get(indicator.id, period))?.places).toEqual(released?.places);
  });
});
