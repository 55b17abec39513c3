import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForAddress, confirmAddress, openAddressChange } from '../../shared/access/change-address.ts';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import { MailRefused } from '../../shared/pipeline/outbox.ts';
import type { Mailer } from '../../shared/pipeline/ports.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import type { Store } from '../../shared/store/store.ts';
import { crashOnce } from '../support/crash-once.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline } from '../support/pipeline.ts';

const OLD = 'jordan@partnership.example';
const NEW = 'jordan@new.example';
let dynamo: EmbeddedDynamo;
let store: Store;
let pipeline: Pipeline;
const crash = crashOnce();
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
  await seedPartnership(store);
  crash.at();
  pipeline = createPipeline(store, { around: crash.around });
});

const now = () => pipeline.ports.clock();
const owner = async () => {
  const found = await store.owners.get('jordan-ames');
  if (!found) throw new Error('There is one.');
  return found;
};
const ask = async (to = NEW) => {
  const change = await askForAddress(store, await owner(), to, now());
  if (typeof change === 'string') throw new Error(change);
};
const send = (mailer: Mailer = pipeline.ports.mailer) =>
  sendMail({ ...pipeline.ports, mailer }, { recipientId: 'jordan-ames' });
const lines = async () =>
  (await store.notifications.ofMonth('2026-03')).map(({ about, state, dropped }) =>
    [about.kind, state, ...(dropped ? [dropped] : [])].join(' '),
  );
const to = () => pipeline.mails.map((mail) => mail.to);
const parsed = (index: number) => PostalMime.parse(pipeline.mails[index]?.raw ?? '');
/** The request that the link in the last mail opens. */
async function open() {
  const { text = '' } = await parsed(pipeline.mails.length - 1);
  const [, token = ''] = /\/address\/(\S+)/.exec(text) ?? [];
  return openAddressChange(store, decodeURIComponent(token));
}
async function confirm() {
  const change = await open();
  return change !== undefined && confirmAddress(pipeline.ports.store, change, now());
}
async function suspend(email: string, what: 'bounced-for-good' | 'complained') {
  const standing = await store.addresses.get(email);
  const next = afterEvent(standing, { id: what, at: '2026-03-10T09:00:00.000Z', what });
  expect(await store.addresses.replace(next, standing)).toBe(true);
}
async function openAlert() {
  const from = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-01', linkId: 'link-fircrest' } as const;
  await pipeline.upload(from, attendanceFile(attendanceRows('fircrest', { absent: 30, learnersAbsent: 30 })));
  while (pipeline.waiting.some(({ step }) => step !== 'mail')) await pipeline.settleOne();
}

describe('a new address', () => {
  it('is asked by one mail, which lets nobody choose for the person', async () => {
    await ask();
    for (const _ of ['once', 'and again']) await send();
    expect(to()).toEqual([NEW]);
    const { headers, subject, text, html } = await parsed(0);
    expect(subject).toBe('Confirm this address for mails from Rivermouth Partnership');
    expect(headers.filter(({ key }) => key.startsWith('list-unsubscribe'))).toEqual([]);
    const { token } = await preferencesOf(store, 'jordan-ames');
    for (const part of [text, html]) expect(part).not.toContain(encodeURIComponent(token));
    expect(await lines()).toEqual(['address-asked sent']);
  });

  it('is asked whatever else the person chose, since they asked for it', async () => {
    const before = await preferencesOf(store, 'jordan-ames');
    const pausedUntil = '2026-04-01T00:00:00.000Z';
    await store.preferences.replace({ ...before, alerts: 'none', digests: false, pausedUntil }, before);
    await ask();
    await send();
    expect(to()).toEqual([NEW]);
  });

  it.each(['bounced-for-good', 'complained'] as const)('of which is known that it %s is not asked', async (what) => {
    await ask();
    await suspend(NEW, what);
    await send();
    expect([to(), await lines()]).toEqual([[], ['address-asked dropped suspended']]);
  });

  it('is not asked once another was asked for, or its day is over', async () => {
    await ask('first@new.example');
    await ask();
    await send();
    expect(to()).toEqual([NEW]);
    await ask('late@new.example');
    pipeline.advanceClock(24 * 60);
    await send();
    expect(to()).toEqual([NEW]);
    expect((await lines()).toSorted()).toEqual([
      'address-asked dropped over',
      'address-asked dropped over',
      'address-asked sent',
    ]);
  });

  it('has a link that works when its mail was refused at first', async () => {
    await ask();
    const refusing: Mailer = { send: async () => ({ refused: 'Throttling', isFinal: false }) };
    await expect(send(refusing)).rejects.toThrow(MailRefused);
    pipeline.advanceClock(2);
    await send();
    expect(await confirm()).toBe(true);
  });
});

describe('a confirmed address', () => {
  it('gets what waits, and the one before is told once', async () => {
    await ask();
    await send();
    await openAlert();
    expect(await confirm()).toBe(true);
    for (const _ of ['once', 'and again']) await send();
    expect(to()).toEqual([NEW, NEW, OLD]);
    const { subject, text, headers } = await parsed(2);
    expect(subject).toBe('Your mails from Rivermouth Partnership go to another address now');
    expect(text).toContain('Tell Jordan Ames, who can put your address back.');
    expect(text).not.toContain(NEW);
    expect(headers.filter(({ key }) => key.startsWith('list-unsubscribe'))).toEqual([]);
  });

  it('begins without what was said of the one before, which is not written to any more', async () => {
    await suspend(OLD, 'bounced-for-good');
    await ask();
    await send();
    expect(await confirm()).toBe(true);
    await openAlert();
    await pipeline.settle();
    await send();
    expect(to()).toEqual([NEW, NEW]);
    expect(await lines()).toContain('address-changed dropped suspended');
  });

  it.each([
    'after store.notifications.create',
    'before store.addressChanges.replace',
    'after store.addressChanges.replace',
    'before store.owners.put',
    'after store.owners.put',
    'before store.preferences.replace',
  ])('is never one of which the address before is not told: a crash %s', async (moment) => {
    await ask();
    await send();
    crash.at(moment);
    await expect(confirm()).rejects.toThrow(Crash);
    while (!(await pipeline.sweep())) await pipeline.settle();
    for (let hours = 0; hours < 25; hours += 5) {
      pipeline.advanceClock(5 * 60);
      await pipeline.sweep();
      await pipeline.settle();
    }
    const isMoved = (await owner()).email === NEW;
    expect(to()).toEqual(isMoved ? [NEW, OLD] : [NEW]);
    expect(await lines()).toContain(isMoved ? 'address-changed sent' : 'address-changed dropped over');
  });
});
