import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiClient } from '../../functions/http/testing/api-client.ts';
import { partnerApi } from '../../functions/partner-api/api.ts';
import { staffApi } from '../../functions/staff-api/api.ts';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { contract } from '../../shared/api/contract.ts';
import { partnerOperations } from '../../shared/api/partner-operations.ts';
import { staffOperations } from '../../shared/api/staff-operations.ts';
import { attributePresets } from '../../shared/catalog/presets/attributes.ts';
import { readAttributes } from '../../shared/pipeline/read-attributes.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import { agreementWith } from '../support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { createPipeline, type World } from '../support/pipeline.ts';

const YEAR = '2025-26-YEAR';
const TOKEN = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345';

let dynamo: EmbeddedDynamo;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());

/** Two districts, and the backbone as a partner of the whole region. */
async function start(world?: World) {
  const store = await dynamo.createStore();
  await seedPartnership(store);
  for (const one of attributePresets) await store.attributes.put(one);
  await store.partners.put({ id: 'backbone', name: 'Backbone', placeId: 'rivermouth' });
  await store.agreements.put(agreementWith('backbone'));
  const like = await store.links.get('link-fircrest');
  if (!like) throw new Error('There is a link.');
  const link = { ...like, dataset: 'attributes' as const, periods: [YEAR] };
  await store.links.create({ ...link, id: linkIdOf(TOKEN) });
  await store.links.create({ ...link, id: 'link-backbone', partnerId: 'backbone' });
  const pipeline = createPipeline(store, world);
  const { queues, clock } = pipeline.ports;
  const ports = { store, queues, clock, siteUrl: 'https://x.example' };
  const presign = async () => ({ url: 'https://files.example/x', headers: {} });
  const partner = apiClient(partnerApi({ ...ports, presign }), partnerOperations);
  const staff = apiClient(staffApi({ ...ports, contract: async () => contract() }), staffOperations);
  return {
    store,
    pipeline,
    send: (partnerId: 'fircrest' | 'backbone', file: string) => {
      const linkId = partnerId === 'fircrest' ? linkIdOf(TOKEN) : 'link-backbone';
      return pipeline.upload({ partnerId, linkId, dataset: 'attributes', period: YEAR }, file);
    },
    ofPartner: async (path: string) => (await partner({ method: 'GET', path: `/api/send/${TOKEN}${path}` })).body,
    asStaff: async (method: string, path: string, body?: object) =>
      staff({ method, path, groups: '[backbone]', ...(body && { body }) }),
    shown: async () => Object.fromEntries(await readAttributes(store, '2025-26')),
  };
}

const own = 'School,Enrollment,FRL,Leveled library,Books\nbirch,400,50%,yes,12\ncedar,300,*,no,9\n';
const ofBackbone = 'School,Mobility,FRL\nbirch,20%,61%\ncedar,30%,62%\n';

it('attributes are told by whom they are nearest to, corrected place by place, and taken back', async () => {
  const { store, pipeline, send, shown, ofPartner, asStaff } = await start();
  expect((await ofPartner('')).columns.map(({ name }: { name: string }) => name)).toContain('leveled-library');
  const first = await send('fircrest', own);
  await send('backbone', ofBackbone);
  await pipeline.settle();
  const cedar = { enrollment: 300, mobility: 0.3, 'low-income': 0.62, 'leveled-library': 0 };
  const told = { birch: { enrollment: 400, mobility: 0.2, 'low-income': 0.5, 'leveled-library': 1 }, cedar };
  expect(await shown()).toMatchObject({ ...told, dune: {} });
  const receipt = await ofPartner(`/submissions/${first}`);
  expect(receipt).toMatchObject({ stage: 'done', moved: [], report: { accepted: 2, columnsDropped: ['Books'] } });
  expect(receipt.report.suppressedAtSource).toBe(1);

  const second = await send('fircrest', 'School,Enrollment\nbirch,410\n');
  await pipeline.settle();
  const corrected = { enrollment: 410, mobility: 0.2, 'low-income': 0.61 };
  expect(await shown()).toMatchObject({ birch: corrected, cedar });
  expect((await shown()).birch).not.toHaveProperty('leveled-library');

  const submission = await store.submissions.get(second);
  if (submission) await withdrawSubmission(pipeline.ports, submission, { who: 'staff' }, undefined);
  await pipeline.settle();
  expect((await ofPartner(`/submissions/${second}`)).stage).toBe('withdrawn');
  expect(await shown()).toMatchObject(told);

  const { status, body } = await asStaff('DELETE', '/api/attributes/leveled-library');
  expect([status, body.detail]).toEqual([409, expect.stringContaining('files that say it (2025-26)')]);
  const { errors } = (
    await asStaff('PUT', '/api/attributes/mobility', { name: 'Mobility', kind: 'number', source: '' })
  ).body;
  expect(errors).toMatchObject([{ field: 'kind' }]);
  expect((await asStaff('DELETE', '/api/attributes/disabilities')).status).toBe(204);
});

it('the order in which files of attributes are read does not matter', async () => {
  const ends = await Promise.all(
    [() => 0, (count: number) => count - 1].map(async (next) => {
      const { pipeline, send, shown } = await start({ next, copies: () => 2 });
      await send('fircrest', own);
      await send('fircrest', own.replace('400', '405'));
      await send('backbone', ofBackbone);
      await pipeline.settle();
      return shown();
    }),
  );
  expect(ends[0]).toEqual(ends[1]);
  expect(ends[0]).toMatchObject({ birch: { enrollment: 405 } });
});

it('a share of a group that publication hides stays hidden, whatever is sent', async () => {
  const { pipeline, send, shown, asStaff } = await start();
  const upload = { partnerId: 'fircrest', linkId: 'link-fircrest', dataset: 'attendance', period: '2026-02' } as const;
  // Three of the sixty at Birch are English learners, and half of those at Cedar.
  const rows = attendanceRows('fircrest', {}).map((row, at) => (at < 60 && at > 5 ? row.replace(/Y$/, 'N') : row));
  await pipeline.upload(upload, attendanceFile(rows));
  await send('fircrest', 'School,Enrollment,ELL %\nbirch,600,25%\n');
  await pipeline.settle();
  const { birch, cedar } = await shown();
  expect(birch).toEqual({ enrollment: 600 });
  expect(cedar).not.toHaveProperty('english-learners');
  const { body } = await asStaff('GET', '/api/attributes/values?schoolYear=2025-26');
  const values = Object.fromEntries(
    body.places.map((one: { placeId: string; values: object }) => [one.placeId, one.values]),
  );
  expect(values.birch).toEqual({ enrollment: 600, 'english-learners': 'hidden' });
  expect(values.dune).toEqual({});
});
