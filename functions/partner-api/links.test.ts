import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { scheduleSchema } from '../../shared/calendar/schedule.ts';
import { agreementWith } from '../../tests/support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createPartnerWorld, type PartnerWorld, TOKEN, UPLOAD } from './testing/partner-world.ts';

let dynamo: EmbeddedDynamo;
let world: PartnerWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createPartnerWorld(dynamo);
});

describe('reading a link', () => {
  it('says what to send, as often as it is asked, and changes nothing', async () => {
    const before = await world.store.links.get(linkIdOf(TOKEN));
    const { status, body, headers } = await world.view();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      partnership: { name: 'Rivermouth', contact: 'Jordan Ames', demo: false },
      partner: { name: 'Fircrest School District' },
      dataset: 'attendance',
      periods: [{ id: '2026-02', name: 'February 2026' }],
      schools: 2,
      usesLeft: 3,
      minimumGroupSize: 10,
      history: [],
    });
    expect(body.columns.length).toBeGreaterThan(0);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect((await world.call('HEAD', `/api/send/${TOKEN}`)).status).toBe(200);
    expect(await world.store.links.get(linkIdOf(TOKEN))).toEqual(before);
  });

  it('says by the calendar when the first file that is still to come is due', async () => {
    await world.createLink({ periods: ['2026-01', '2026-02'], dueOn: '2026-03-12' }, 'two');
    const dueOn = async () => (await world.view('two')).body.dueOn;
    expect(await dueOn()).toBe('2026-03-12');
    const calendar = { kind: 'every', from: '2025-09', dueDays: 10 };
    const scope = { partnerId: 'fircrest', dataset: 'attendance' } as const;
    await world.store.schedules.put(scheduleSchema.parse({ id: 'monthly', ...scope, calendar }));
    expect(await dueOn()).toBe('2026-02-10');
    const entries = [{ sequence: 1, placeIds: ['birch'], complete: false, withdrawn: false }];
    await world.store.manifests.replace({ ...scope, period: '2026-01', entries, version: 0 });
    expect(await dueOn()).toBe('2026-03-10');
    const putOff = { scheduleId: 'monthly', period: '2026-02', reason: 'A flood.', at: '2026-03-01T00:00:00Z' };
    await world.store.excuses.put({ ...putOff, id: 'monthly~2026-02', until: '2026-03-20' });
    expect(await dueOn()).toBe('2026-03-20');
    await world.store.excuses.put({ ...putOff, id: 'monthly~2026-02' });
    expect(await dueOn()).toBeUndefined();
  });

  it('answers an unknown and a malformed token in the same words', async () => {
    const unknown = await world.view('A'.repeat(32));
    expect(unknown).toMatchObject({ status: 404, body: { type: '/problems/link-unknown' } });
    for (const malformed of ['x', '%00', '..%2F..', 'A'.repeat(5000)])
      expect(await world.view(malformed)).toEqual(unknown);
  });

  it('says of an ended link why, and whom to ask', async () => {
    world.now = new Date('2026-03-25T06:00:00Z');
    expect(await world.view()).toMatchObject({
      status: 410,
      body: {
        type: '/problems/link-expired',
        detail: 'This link ended on Mar 24, 2026. Ask Jordan Ames for a new one.',
      },
    });
    await world.createLink({ uses: 3 }, 'used');
    world.now = new Date('2026-03-10T09:00:00Z');
    expect(await world.view('used')).toMatchObject({ status: 410, body: { type: '/problems/link-used-up' } });
    await world.store.links.revoke(linkIdOf(TOKEN), world.now);
    expect(await world.view()).toMatchObject({ status: 410, body: { type: '/problems/link-revoked' } });
  });

  it('warns when the agreement ends within 60 days, and lists nothing once it ended', async () => {
    expect((await world.view()).body).not.toHaveProperty('agreementEndsOn');
    await world.store.agreements.put(agreementWith('fircrest', { expiresOn: '2026-03-20' }));
    expect((await world.view()).body.agreementEndsOn).toBe('2026-03-20');
    world.now = new Date('2026-03-21T07:00:00Z');
    expect(await world.view()).toMatchObject({ status: 409, body: { type: '/problems/no-agreement' } });
  });

  it('lists earlier files newest first, and which of them counts', async () => {
    const ids = [(await world.start()).body.submissionId, (await world.start()).body.submissionId];
    const entries = [1, 2].map((sequence) => ({ sequence, placeIds: ['birch'], complete: false, withdrawn: false }));
    await world.store.manifests.replace({
      partnerId: 'fircrest',
      dataset: 'attendance',
      period: '2026-02',
      entries,
      version: 0,
    });
    expect((await world.view()).body.history).toMatchObject([
      { id: ids[1], current: true, state: 'awaiting-file', checksum: UPLOAD.checksum },
      { id: ids[0], current: false },
    ]);
  });
});

describe('asking for an upload', () => {
  it('takes one use and mints one upload, bound to the file', async () => {
    const { status, body } = await world.start();
    expect(status).toBe(201);
    const key = 'uploads/fircrest/attendance/2026-02/0000000001';
    expect(world.minted).toEqual([{ key, size: 1234, checksum: UPLOAD.checksum, seconds: 900 }]);
    expect(body).toEqual({
      submissionId: '0000000001',
      url: `https://files.example/${key}?signed`,
      headers: { 'if-none-match': '*' },
      expiresAt: '2026-03-10T09:15:00.000Z',
      receiptUrl: `https://x.example/api/send/${TOKEN}/submissions/0000000001`,
    });
    expect(await world.store.links.get(linkIdOf(TOKEN))).toMatchObject({
      uses: 1,
      lastUsedAt: world.now.toISOString(),
    });
    expect(await world.store.submissions.get('0000000001')).toMatchObject({
      state: 'awaiting-file',
      objectKey: key,
      size: 1234,
    });
  });

  it('keeps a note on one line, and shows it in the receipt', async () => {
    const { body } = await world.start({ ...UPLOAD, note: ' Two schools\nwere closed. ' });
    expect((await world.store.submissions.get(body.submissionId))?.note).toBe('Two schools were closed.');
    const receipt = await world.call('GET', `/api/send/${TOKEN}/submissions/${body.submissionId}`);
    expect(receipt.body.note).toBe('Two schools were closed.');
    expect((await world.start({ ...UPLOAD, note: 'x'.repeat(281) })).body.errors[0].field).toBe('note');
    const without = (await world.start({ ...UPLOAD, note: '  ' })).body.submissionId;
    expect(await world.store.submissions.get(without)).not.toHaveProperty('note');
  });

  it('keeps the sheet of a workbook that is asked for', async () => {
    const { body } = await world.start({ ...UPLOAD, fileName: 'book.xlsx', sheet: ' March ' });
    expect((await world.store.submissions.get(body.submissionId))?.sheet).toBe('March');
    const without = (await world.start({ ...UPLOAD, sheet: '' })).body.submissionId;
    expect(await world.store.submissions.get(without)).not.toHaveProperty('sheet');
  });

  it('gives a link no more uploads than it has uses, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.start()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 410, 410, 410, 410, 410]);
    const last = answers.find(({ status }) => status === 410);
    expect(last?.body.type).toBe('/problems/link-used-up');
    expect(await world.store.submissions.list()).toHaveLength(3);
  });

  it('turns down what is refused whole, and takes no use for it', async () => {
    expect(await world.start({ ...UPLOAD, size: 0 })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('empty') },
    });
    expect(await world.start({ ...UPLOAD, size: 100 * 1024 * 1024 + 1 })).toMatchObject({
      status: 413,
      body: { detail: expect.stringContaining('larger than 100 MB') },
    });
    expect((await world.start({ ...UPLOAD, checksum: 'abc' })).body.errors[0].field).toBe('checksum');
    expect((await world.start({ ...UPLOAD, period: '2026-01' })).body.errors[0].field).toBe('period');
    expect(await world.store.links.get(linkIdOf(TOKEN))).toMatchObject({ uses: 0 });
    expect(await world.store.submissions.list()).toEqual([]);
    expect((await world.start({ ...UPLOAD, size: 100 * 1024 * 1024 })).status).toBe(201);
  });

  it('asks for the period of a link that takes several', async () => {
    await world.createLink({ periods: ['2026-01', '2026-02'] }, 'several');
    expect((await world.start(UPLOAD, 'several')).body.errors[0].message).toContain('2026-01 (January 2026)');
    expect((await world.start({ ...UPLOAD, period: '2026-01' }, 'several')).status).toBe(201);
    expect(world.minted[0]?.key).toContain('/2026-01/');
  });

  it('takes a form as `curl -d` sends it, and answers with a configuration for curl', async () => {
    const form = new URLSearchParams({
      checksum: UPLOAD.checksum,
      size: '    1234',
      fileName: 'my "file".csv',
    }).toString();
    const { status, text, headers } = await world.call('POST', `/api/send/${TOKEN}/uploads`, form, {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/x-curl-config',
    });
    expect(status).toBe(201);
    expect(headers['content-type']).toBe('text/x-curl-config');
    expect(text).toContain(`url = "https://files.example/uploads/fircrest/attendance/2026-02/0000000001?signed"`);
    expect(world.minted).toMatchObject([{ size: 1234 }]);
  });

  it('is turned down once the agreement ended, with whom to ask, and takes no use for it', async () => {
    const change = { expiresOn: '2026-03-10' };
    await world.store.agreements.put(agreementWith('fircrest', change));
    world.now = new Date('2026-03-11T06:59:59Z');
    expect((await world.start()).status).toBe(201);
    world.now = new Date('2026-03-11T07:00:00Z');
    expect(await world.start()).toMatchObject({
      status: 409,
      body: {
        type: '/problems/no-agreement',
        detail:
          'The data sharing agreement with Fircrest School District on attendance ended on March 10, 2026. No file is taken without one. Ask Jordan Ames to renew it.',
      },
    });
    expect(await world.store.links.get(linkIdOf(TOKEN))).toMatchObject({ uses: 1 });
    const [{ id } = { id: '' }] = await world.store.submissions.list();
    expect((await world.call('GET', `/api/send/${TOKEN}/submissions/${id}`)).status).toBe(200);
  });

  it('is turned down for an ended or unknown link', async () => {
    world.now = new Date('2026-03-25T06:00:00Z');
    expect((await world.start()).status).toBe(410);
    expect((await world.start(UPLOAD, 'unknown')).status).toBe(404);
  });
});
