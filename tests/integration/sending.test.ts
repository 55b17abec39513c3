import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import type { Preferences } from '../../shared/mail/preferences.ts';
import { MailGivenUp, MailRefused } from '../../shared/pipeline/outbox.ts';
import type { Mailer } from '../../shared/pipeline/ports.ts';
import { recordMailEvent } from '../../shared/pipeline/record-mail-event.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { createPipeline, type Pipeline } from '../support/pipeline.ts';

const JORDAN = 'jordan@partnership.example';
let dynamo: EmbeddedDynamo;
let store: Store;
let pipeline: Pipeline;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
  await seedPartnership(store);
  await store.owners.put({ id: 'robin', name: 'Robin', email: 'robin@partnership.example' });
  await store.partnership.put({ ...(await store.partnership.get()), staffIds: ['robin'] });
  pipeline = createPipeline(store);
});

/** A file that opens an alert for Jordan, up to the line in the ledger. */
async function openAlert() {
  const from = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-01', linkId: 'link-fircrest' } as const;
  await pipeline.upload(from, attendanceFile(attendanceRows('fircrest', { absent: 30, learnersAbsent: 30 })));
  while (pipeline.waiting.some(({ step }) => step !== 'mail')) await pipeline.settleOne();
}
const ledger = async () => store.notifications.ofMonth('2026-03');
const states = async () => [...new Set((await ledger()).map(({ state }) => state))];
const send = (mailer: Mailer, quota = { perSecond: 1000, perDay: 1000 }) =>
  sendMail({ ...pipeline.ports, mailer, quota }, { recipientId: 'jordan-ames' });
const refusing = (isFinal: boolean): Mailer => ({ send: async () => ({ refused: 'MessageRejected', isFinal }) });

describe('a mail that waits', () => {
  it('is not sent once a count in it was hidden', async () => {
    await openAlert();
    await expect(send(refusing(false))).rejects.toThrow(MailRefused);
    await store.partnership.put({ ...(await store.partnership.get()), minimumGroupSize: 100 });
    const from = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-01', linkId: 'link-fircrest' } as const;
    await pipeline.upload(from, attendanceFile(attendanceRows('fircrest', { students: 20, absent: 30 })));
    await pipeline.settle();
    pipeline.advanceClock(10);
    await send(pipeline.ports.mailer);
    expect(pipeline.mails).toEqual([]);
    expect(new Set((await ledger()).map(({ dropped }) => dropped))).toEqual(new Set(['hidden']));
  });
});

describe('what a partner says of a file', () => {
  const from = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-01', linkId: 'link-fircrest' } as const;
  const note = 'Two schools were closed.';
  const file = attendanceFile(attendanceRows('fircrest', { absent: 30, learnersAbsent: 30 }));

  it('is quoted in the mails of those who may see that place, and shown with the values', async () => {
    await store.owners.put({ id: 'sam', name: 'Sam', email: 'sam@partnership.example', placeIds: ['birch'] });
    for (const rule of await store.rules.list()) {
      const recipients = { ...rule.recipients, people: ['sam'] };
      await store.rules.put({ ...rule, placeKinds: ['district', 'school'], recipients });
    }
    await pipeline.upload({ ...from, note }, file);
    await pipeline.settle();
    const texts = await Promise.all(
      pipeline.mails.map(async ({ to, raw }) => ({ to, text: (await PostalMime.parse(raw)).text ?? '' })),
    );
    const quotation = 'fircrest, March 10, 2026: “Two schools were closed.”';
    expect(texts.filter(({ to }) => to === JORDAN).map(({ text }) => text.includes(quotation))).toEqual([true]);
    expect(texts.filter(({ to }) => to.startsWith('sam')).map(({ text }) => text.includes(note))).toEqual([false]);
  });

  it('goes when the file is replaced by one without', async () => {
    await pipeline.upload({ ...from, note }, attendanceFile(attendanceRows('fircrest', { absent: 5 })));
    await pipeline.settle();
    await pipeline.upload(from, file);
    await pipeline.settle();
    const { text = '' } = await PostalMime.parse(pipeline.mails.at(-1)?.raw ?? '');
    expect(text).toContain('Concern');
    expect(text).not.toContain(note);
  });
});

describe('a mail that is refused', () => {
  it('stays in the ledger, is tried again after longer and longer pauses, and is given up after a day', async () => {
    await openAlert();
    await expect(send(refusing(true))).rejects.toThrow(MailRefused);
    expect(await ledger()).toMatchObject(
      (await ledger()).map(() => ({ state: 'pending', refusals: 1, refusedBecause: 'MessageRejected' })),
    );
    await send(refusing(true));
    expect((await ledger())[0]?.refusals).toBe(1);
    let minutes = 0;
    for (let attempt = 2; attempt < 10; attempt += 1) {
      const pause = 2 ** (attempt - 2) + 1;
      minutes += pause;
      pipeline.advanceClock(pause);
      await expect(send(refusing(true))).rejects.toThrow(MailRefused);
    }
    pipeline.advanceClock(6 * 60 + 1);
    await expect(send(refusing(true))).rejects.toThrow(MailGivenUp);
    expect(await states()).toEqual(['failed']);
    expect(minutes).toBeGreaterThan(120);
    pipeline.advanceClock(24 * 60);
    await send(pipeline.ports.mailer);
    expect(pipeline.mails).toHaveLength(0);
  });

  it('because the account sends too fast is never given up', async () => {
    await openAlert();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await expect(send(refusing(false))).rejects.toThrow(MailRefused);
      pipeline.advanceClock(6 * 60 + 1);
    }
    await send(pipeline.ports.mailer);
    expect(await states()).toEqual(['sent']);
    expect(pipeline.mails).toHaveLength(1);
  });

  it('does not hold up anybody else’s', async () => {
    const [rule] = (await store.rules.list()).filter(({ kind }) => kind === 'level');
    if (!rule) throw new Error('there is one');
    const { version, ...content } = rule;
    await store.rules.put({ ...content, recipients: { owners: ['indicator'], people: ['robin'] } });
    await openAlert();
    await expect(send(refusing(true))).rejects.toThrow(MailRefused);
    await sendMail(pipeline.ports, { recipientId: 'robin' });
    expect(pipeline.mails.map(({ to }) => to)).toEqual(['robin@partnership.example']);
  });
});

describe('a mail whose answer was lost', () => {
  const lost: Mailer = {
    async send() {
      throw new Error('The connection broke.');
    },
  };

  it('is not sent again when the provider’s event says that it went out, however late', async () => {
    await openAlert();
    await expect(send(lost)).rejects.toThrow('broke');
    const [line] = await ledger();
    await store.mailEvents.record(line?.mailId ?? '', { type: 'Send', at: '2026-03-10T09:00:00Z', messageId: 'x' });
    pipeline.advanceClock(11);
    await send(pipeline.ports.mailer);
    expect([pipeline.mails.length, await states()]).toEqual([0, ['sent']]);
  });

  it('is sent again under the same name when nobody knows of it', async () => {
    await openAlert();
    await expect(send(lost)).rejects.toThrow('broke');
    const [first] = await ledger();
    await send(pipeline.ports.mailer);
    expect(pipeline.mails).toHaveLength(0);
    pipeline.advanceClock(11);
    await send(pipeline.ports.mailer);
    expect(pipeline.mails.map(({ mailId }) => mailId)).toEqual([first?.mailId]);
    expect(await states()).toEqual(['sent']);
  });
});

describe('the account’s rate', () => {
  it('puts off what is more than a day’s quota', async () => {
    await openAlert();
    await store.mailPace.replace({ day: '2026-03-10', sent: 1000, lastAt: 0 }, undefined);
    await send(pipeline.ports.mailer);
    expect([pipeline.mails.length, await states()]).toEqual([0, ['pending']]);
    pipeline.advanceClock(24 * 60);
    await send(pipeline.ports.mailer);
    expect([pipeline.mails.length, await states()]).toEqual([1, ['sent']]);
  });
});

describe('a person who may get it no more', () => {
  it('gets nothing, and the line says why', async () => {
    await openAlert();
    await store.owners.put({ id: 'jordan-ames', name: 'Jordan Ames', email: JORDAN, placeIds: ['eastmoor'] });
    await send(pipeline.ports.mailer);
    expect((await ledger()).every(({ dropped }) => dropped === 'not-allowed')).toBe(true);
    expect(pipeline.mails).toHaveLength(0);
  });

  it('was removed, and nobody asks again', async () => {
    await openAlert();
    await store.owners.remove('jordan-ames');
    await send(pipeline.ports.mailer);
    expect((await ledger()).every(({ dropped }) => dropped === 'nobody')).toBe(true);
    expect(await store.notifications.unsent(pipeline.ports.clock())).toEqual([]);
  });
});

describe('what a recipient chose', () => {
  const choose = async (choice: Partial<Preferences>) => {
    const before = await preferencesOf(store, 'jordan-ames');
    expect(await store.preferences.replace({ ...before, ...choice }, before)).toBe(true);
  };

  it.each([
    [{ alerts: 'none' }, 'unsubscribed'],
    [{ alerts: 'digest' }, 'in-digest'],
    [{ mutedIndicatorIds: ['chronic-absence'] }, 'muted'],
  ] as const)('%o, drops the line and says why', async (choice, dropped) => {
    await choose(choice as Partial<Preferences>);
    await openAlert();
    await pipeline.settle();
    expect(pipeline.mails).toHaveLength(0);
    expect((await ledger()).every((line) => line.state === 'dropped' && line.dropped === dropped)).toBe(true);
  });

  it('a pause holds what waits until its end, and lets go what is over by then', async () => {
    await choose({ pausedUntil: '2026-03-17T09:00:00.000Z' });
    await openAlert();
    await pipeline.settle();
    expect([pipeline.mails.length, await states()]).toEqual([0, ['pending']]);
    const [first] = await store.alerts.list();
    if (!first) throw new Error('there is one');
    await store.alerts.replace({ ...first, state: 'resolved' }, first);
    pipeline.advanceClock(8 * 24 * 60);
    await pipeline.sweep();
    await pipeline.settle();
    expect(pipeline.mails).toHaveLength(1);
    const lines = await ledger();
    const over = lines.filter(({ dropped }) => dropped === 'over').map(({ about }) => about);
    expect(over).toMatchObject([{ alertId: first.id }]);
    expect(lines.filter(({ state }) => state === 'sent')).toHaveLength(lines.length - 1);
  });

  it('can be changed from every mail, with one click of the mail program too', async () => {
    await openAlert();
    await pipeline.settle();
    const { headers, text } = await PostalMime.parse(pipeline.mails[0]?.raw ?? '');
    const { token } = await preferencesOf(store, 'jordan-ames');
    const header = (key: string) => headers.find((one) => one.key === key)?.value;
    const path = `/preferences/${encodeURIComponent(token)}`;
    expect(header('list-unsubscribe')).toBe(`<https://partnership.example/api${path}/unsubscribe>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(text).toContain(`https://partnership.example${path}`);
  });
});

describe('an address whose mail comes back', () => {
  const bounced = (id: string) =>
    recordMailEvent(pipeline.ports, {
      ...{ mailId: 'm1', type: 'Bounce', at: '2026-03-10T09:00:00.000Z', messageId: 'x' },
      addresses: [
        {
          email: 'Jordan@partnership.example',
          event: { id, at: '2026-03-10T09:00:00.000Z', what: 'bounced-for-good' },
        },
      ],
    });

  it('of a contact of a partner is told to backbone staff as well', async () => {
    const contacts = [{ name: 'Dana Reyes', email: JORDAN }];
    await store.partners.put({ id: 'fircrest', name: 'Fircrest', placeId: 'fircrest', contacts });
    await bounced('b1');
    await pipeline.settle();
    const mail = Buffer.from(pipeline.mails[0]?.raw ?? []).toString();
    expect(mail).toContain('Mail to Jordan Ames and 1 more does not arrive');
    expect(mail).toContain('Dana Reyes of Fircrest (jordan@partnership.example)');
  });

  it('gets nothing more, and backbone staff are told once however often the event comes', async () => {
    for (const id of ['b1', 'b1']) await bounced(id);
    await pipeline.settle();
    expect(pipeline.mails.map(({ to }) => to)).toEqual(['robin@partnership.example']);
    const mail = Buffer.from(pipeline.mails[0]?.raw ?? []).toString();
    expect(mail).toContain('Mail to Jordan Ames does not arrive');
    await openAlert();
    await pipeline.settle();
    expect(pipeline.mails).toHaveLength(1);
    expect((await ledger()).filter(({ dropped }) => dropped === 'suspended').length).toBeGreaterThan(0);
  });

  it('gets mail again when staff lift it', async () => {
    await bounced('b1');
    const standing = await store.addresses.get(JORDAN);
    const { suspension, ...rest } = standing;
    expect(suspension?.stops).toBe('everything');
    expect(await store.addresses.replace(rest, standing)).toBe(true);
    await openAlert();
    await pipeline.settle();
    expect(pipeline.mails.map(({ to }) => to)).toContain(JORDAN);
  });
});
