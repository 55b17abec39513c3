import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Agreement } from '../../shared/catalog/agreement.ts';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import { confirmSubmission } from '../../shared/pipeline/confirm-submission.ts';
import { fileLetter } from '../../shared/pipeline/file-letter.ts';
import { MailRefused } from '../../shared/pipeline/outbox.ts';
import type { Mailer } from '../../shared/pipeline/ports.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import { writeToPartners } from '../../shared/pipeline/write-to-partners.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Link, WantedLink } from '../../shared/submissions/link.ts';
import { agreementWith } from '../support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline } from '../support/pipeline.ts';

const DANA = { name: 'Dana Reyes', email: 'dana@fircrest.example' };
const wanted: WantedLink = { dataset: 'attendance', periods: ['2026-02'], maximumUses: 20, dueOn: '2026-03-13' };
let dynamo: EmbeddedDynamo;
let store: Store;
let pipeline: Pipeline;
/** Fails the effect of this name once, right before or after it. */
let crashAt: string | undefined;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  store = await dynamo.createStore();
  await seedPartnership(store);
  await store.partners.put({ id: 'fircrest', name: 'Fircrest', placeId: 'fircrest', contacts: [DANA] });
  crashAt = undefined;
  pipeline = createPipeline(store, {
    around(moment, effect) {
      if (crashAt !== `${moment} ${effect}`) return;
      crashAt = undefined;
      throw new Crash();
    },
  });
});

const file = (links: WantedLink[] = [wanted], name = 'made-1') =>
  fileLetter(pipeline.ports, {
    ...{ partnerId: 'fircrest', name, createdAt: '2026-03-10T09:00:00.000Z' },
    about: { kind: 'links', contact: DANA, links },
  });
const send = (mailer: Mailer = pipeline.ports.mailer) =>
  writeToPartners({ ...pipeline.ports, mailer }, { partnerId: 'fircrest' });
const lines = async () =>
  (await store.notifications.ofMonth('2026-03')).map(({ about, state, dropped }) =>
    [about.kind, state, ...(dropped ? [dropped] : [])].join(' '),
  );
const parsed = (index: number) => PostalMime.parse(pipeline.mails[index]?.raw ?? '');
/** The links that a mail brings, as the store has them. */
async function linksIn(index: number): Promise<(Link | undefined)[]> {
  const { text = '' } = await parsed(index);
  const tokens = [...text.matchAll(/\/send\/([\w-]{32})/g)].map(([, token = '']) => token);
  return Promise.all(tokens.map((token) => store.links.get(linkIdOf(token))));
}
const now = () => pipeline.ports.clock();
const linkNamed = async (id: string): Promise<Link> => {
  const link = await store.links.get(id);
  if (!link) throw new Error('There is one.');
  return link;
};
const openLinks = async () =>
  (await store.links.list()).filter(
    (link) => !link.revokedAt && link.id !== linkIdOf('old') && !link.id.startsWith('link-'),
  );

const upload = (rows: string[], period = '2026-02', linkId = 'link-fircrest') =>
  pipeline.upload({ partnerId: 'fircrest', dataset: 'attendance', period, linkId }, attendanceFile(rows));
/** As the minutes pass. */
async function untilQuiet() {
  await pipeline.settle();
  while (!(await pipeline.sweep())) await pipeline.settle();
}
const wrongRow = 'fircrest-birch-900,birch,3,20,many,Y';

describe('a receipt of a file that is held', () => {
  it('asks what is odd about it, and another tells once it counts', async () => {
    await upload(attendanceRows('fircrest', {}), '2026-01');
    await untilQuiet();
    const id = await upload(attendanceRows('fircrest', { students: 30 }));
    await untilQuiet();
    const { subject, text } = await parsed(1);
    expect(subject).toContain('the file waits for an answer of yours');
    expect(text).toContain('All places of the file together: 60 students, before 120');
    pipeline.advanceClock(3 * 24 * 60);
    const held = await store.submissions.get(id);
    if (!held) throw new Error('There is one.');
    expect(await confirmSubmission(pipeline.ports, held, 'Half have moved.')).toBe(true);
    await untilQuiet();
    expect(pipeline.mails).toHaveLength(3);
    const last = await parsed(2);
    expect(last.subject).toContain('all rows were accepted');
    expect(last.text).toContain('Your note: “Half have moved.”');
  });
});

describe('a receipt', () => {
  const rows = attendanceRows('fircrest', { absent: 30, learnersAbsent: 30 });

  it('tells the contact what became of a file, once all that it set off is done, with a link for that period alone', async () => {
    const id = await upload(rows);
    await untilQuiet();
    const receipts = pipeline.mails.filter(({ to }) => to === DANA.email);
    expect(receipts).toHaveLength(1);
    const { subject, text = '', html = '', attachments, headers } = await PostalMime.parse(receipts[0]?.raw ?? '');
    expect(subject).toBe('Attendance, February 2026: all rows were accepted');
    for (const part of [text, html]) {
      expect(part).toContain('120 of 120 rows accepted.');
      expect(part).toContain('They are of 120 students at 2 schools.');
      expect(part).toContain('Chronic absence, fircrest: 30.0%, 36 of 120');
      expect(part).toContain('What it set off');
      expect(part).toContain(`#receipt-${id}`);
    }
    expect(attachments).toEqual([]);
    expect(headers.filter(({ key }) => key.startsWith('list-unsubscribe'))).toEqual([]);
    expect(await openLinks()).toMatchObject([
      { partnerId: 'fircrest', periods: ['2026-02'], contact: DANA, receiptOf: id, maximumUses: 5 },
    ]);
  });

  it('brings the rows to mend as a file that repeats no value', async () => {
    await upload([...rows, wrongRow]);
    await untilQuiet();
    const { subject, attachments } = await parsed(pipeline.mails.findIndex(({ to }) => to === DANA.email));
    expect(subject).toBe('Attendance, February 2026: 1 row to mend');
    const [mend] = attachments;
    expect([mend?.filename, mend?.mimeType]).toEqual(['rows-to-mend.csv', 'text/csv']);
    const csv = new TextDecoder().decode(mend?.content as ArrayBuffer);
    expect(csv).toMatch(/^Row,Column,.*\r?\n122,days_absent,/);
    expect(csv).not.toMatch(/fircrest-birch-900|many/);
  });

  it('says of a file that was refused what is wrong', async () => {
    await pipeline.upload(
      { partnerId: 'fircrest', dataset: 'attendance', period: '2026-02', linkId: 'link-fircrest' },
      'a,b\n1,2\n',
    );
    await untilQuiet();
    const { subject, text } = await parsed(0);
    expect(subject).toBe('Attendance, February 2026: the file was not taken');
    expect(text).toContain('See what is wrong, and send it again');
  });

  it('comes again when the file is withdrawn, and says what counts', async () => {
    const id = await upload(rows);
    await untilQuiet();
    const sent = await store.submissions.get(id);
    if (!sent) throw new Error('It was sent.');
    await withdrawSubmission(pipeline.ports, sent, { who: 'staff', name: 'Jordan Ames' }, 'Wrong month');
    await untilQuiet();
    const [, second] = pipeline.mails.filter(({ to }) => to === DANA.email);
    const { subject, text } = await PostalMime.parse(second?.raw ?? '');
    expect(subject).toBe('Attendance, February 2026: the file was withdrawn');
    expect(text).toContain(
      'It was withdrawn by Jordan Ames of the partnership: “Wrong month”. What it had replaced counts again.',
    );
    expect(await lines()).toEqual(expect.arrayContaining(['receipt sent', 'receipt sent']));
  });

  it('does not say that a file counts which was withdrawn before the mail went out', async () => {
    const id = await upload(rows);
    await pipeline.settle();
    const sent = await store.submissions.get(id);
    if (!sent) throw new Error('It was sent.');
    await withdrawSubmission(pipeline.ports, sent, { who: 'partner' }, undefined);
    await untilQuiet();
    const receipts = pipeline.mails.filter(({ to }) => to === DANA.email);
    expect(receipts).toHaveLength(1);
    expect((await PostalMime.parse(receipts[0]?.raw ?? '')).subject).toContain('the file was withdrawn');
    expect(await lines()).toContain('receipt dropped over');
  });

  it('comes without what moved when that takes more than minutes', async () => {
    await upload(rows);
    await pipeline.settleOne();
    for (const _ of ['at once', 'and later']) await send();
    expect(pipeline.mails).toEqual([]);
    pipeline.advanceClock(6);
    await send();
    const { text } = await parsed(0);
    expect(text).toContain('What they move is still being computed; the receipt will say.');
    expect(text).not.toContain('What moved');
  });

  it('is without a link where an agreement ended, or the link of the file was revoked', async () => {
    await upload(rows);
    await pipeline.settleOne();
    await store.links.revoke('link-fircrest', now());
    pipeline.advanceClock(6);
    await send();
    await upload(rows, '2026-01', 'link-fircrest');
    await pipeline.settle();
    expect((await parsed(0)).text).not.toContain('/send/');
    await store.links.create({
      ...(await linkNamed('link-fircrest')),
      id: 'link-second',
      revokedAt: undefined,
    } as Link);
    await upload(rows, '2026-02', 'link-second');
    while (pipeline.waiting.length > 0) await pipeline.settleOne();
    await store.agreements.put({ ...agreementWith('fircrest'), expiresOn: '2026-03-09' });
    await untilQuiet();
    const texts = await Promise.all(pipeline.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).text));
    const receipts = texts.filter((text) => text?.includes('rows accepted'));
    expect(receipts).toHaveLength(2);
    for (const text of receipts) expect(text).not.toContain('/send/');
    expect(await openLinks()).toEqual([]);
  });

  it('is mailed to nobody where the link says so, or the partner has no contact', async () => {
    await store.links.create({ ...(await linkNamed('link-fircrest')), id: 'link-quiet', receiptsByMail: false });
    await upload(rows, '2026-02', 'link-quiet');
    await store.partners.put({ id: 'fircrest', name: 'Fircrest', placeId: 'fircrest' });
    await upload(rows, '2026-01');
    await untilQuiet();
    expect((await lines()).filter((line) => line.startsWith('receipt'))).toEqual([]);
  });

  it.each([
    'after store.notifications.create',
    'before store.submissions.update',
    'after store.submissions.update',
    'after mailer.send',
  ])('comes once: a crash %s', async (moment) => {
    await upload(rows);
    crashAt = moment;
    await untilQuiet();
    expect(pipeline.mails.filter(({ to }) => to === DANA.email)).toHaveLength(1);
    expect((await lines()).filter((line) => line.startsWith('receipt'))).toEqual(['receipt sent']);
    expect(await openLinks()).toHaveLength(1);
  });
});

describe('a new link that the holder of an ended one asks for', () => {
  const ended = async (change: Partial<Link> = {}) => {
    const link: Link = {
      ...{ id: linkIdOf('old'), partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-02'], contact: DANA },
      ...{ maximumUses: 7, uses: 2, dueOn: '2026-03-02', createdAt: '2026-02-01T00:00:00.000Z' },
      ...{ expiresAt: '2026-03-01T00:00:00.000Z', ...change },
    };
    await store.links.create(link);
    await store.renewals.replace({ linkId: link.id, askedAt: now().toISOString() }, undefined);
  };
  const answer = async () => {
    await pipeline.ports.queues.letter({ renewalOf: linkIdOf('old') });
    await pipeline.settle();
  };
  const waiting = async () => (await store.renewals.list()).filter(({ answeredAt }) => !answeredAt).length;

  it('goes to the registered address of its contact at once, and is for the same', async () => {
    await ended({ contact: { name: 'As they were called then', email: 'Dana@Fircrest.example' } });
    for (const _ of ['once', 'and again']) await answer();
    expect(pipeline.mails.map(({ to }) => to)).toEqual([DANA.email]);
    expect((await parsed(0)).text).toContain('You asked for a new link in place of one that ended.');
    const [link] = await linksIn(0);
    expect(link).toMatchObject({ periods: ['2026-02'], maximumUses: 7, uses: 0, contact: DANA });
    expect(link).not.toHaveProperty('dueOn');
    expect(await waiting()).toBe(0);
  });

  it.each([
    ['the link was made for nobody', { contact: undefined }, {}],
    ['who it was made for is no contact any more', { contact: { name: 'Lee', email: 'lee@fircrest.example' } }, {}],
    ['it was revoked', { revokedAt: '2026-03-01T00:00:00.000Z' }, {}],
    ['no agreement holds', {}, { expiresOn: '2026-03-09' }],
    ['rows of its periods may not be kept any more', { periods: ['2024-10'] }, { keepMonths: 8 }],
  ] as [string, Partial<Link>, Partial<Agreement>][])('waits for staff when %s', async (_, link, agreement) => {
    await ended(link);
    await store.agreements.put(agreementWith('fircrest', agreement));
    await answer();
    await untilQuiet();
    expect([pipeline.mails, await waiting()]).toEqual([[], 1]);
  });

  it('is before staff again when its letter reaches nobody', async () => {
    await ended();
    await pipeline.ports.queues.letter({ renewalOf: linkIdOf('old') });
    await pipeline.settleOne();
    expect(await waiting()).toBe(0);
    await store.agreements.put({ ...agreementWith('fircrest'), expiresOn: '2026-03-09' });
    await pipeline.settle();
    expect([pipeline.mails, await waiting()]).toEqual([[], 1]);
  });

  it.each(['after store.notifications.create', 'after store.renewals.replace', 'after mailer.send'])(
    'comes once, when the message is lost too: a crash %s',
    async (moment) => {
      await ended();
      crashAt = moment;
      await untilQuiet();
      expect(pipeline.mails).toHaveLength(1);
      expect([await waiting(), await openLinks()]).toMatchObject([0, [{ maximumUses: 7 }]]);
    },
  );
});

describe('a letter with links', () => {
  it('brings links that work, in one mail, which nobody can unsubscribe from', async () => {
    await file([wanted, { ...wanted, periods: ['2026-03'], dueOn: undefined }]);
    for (const _ of ['once', 'and again']) await send();
    expect(pipeline.mails.map(({ to }) => to)).toEqual([DANA.email]);
    const { subject, text, html, headers } = await parsed(0);
    expect(subject).toBe('Your 2 links to send files');
    for (const part of [text, html])
      expect(part).toContain('Due March 13, 2026. It takes up to 20 files until March 24, 2026.');
    expect(headers.filter(({ key }) => key.startsWith('list-unsubscribe'))).toEqual([]);
    const links = await linksIn(0);
    expect(links).toMatchObject([
      {
        partnerId: 'fircrest',
        dataset: 'attendance',
        periods: ['2026-02'],
        contact: DANA,
        uses: 0,
        dueOn: '2026-03-13',
      },
      { periods: ['2026-03'], expiresAt: '2026-03-24T09:00:00.000Z' },
    ]);
    expect(await openLinks()).toHaveLength(2);
    expect(await store.preferences.list()).toEqual([]);
  });

  it('keeps its tokens nowhere: not in the ledger, nor in what it is made from', async () => {
    await file();
    await send();
    const { text = '' } = await parsed(0);
    const [, token = ''] = /\/send\/([\w-]{32})/.exec(text) ?? [];
    const kept = JSON.stringify([await store.notifications.ofMonth('2026-03'), await store.links.list()]);
    expect(token).toHaveLength(32);
    expect(kept).toContain(linkIdOf(token));
    expect(kept).not.toContain(token);
  });

  it('goes to nobody who is no contact any more, whose address takes no mail, or for whom no agreement holds', async () => {
    await file();
    const partner = { id: 'fircrest', name: 'Fircrest', placeId: 'fircrest' };
    await store.partners.put({ ...partner, contacts: [{ ...DANA, email: 'lee@fircrest.example' }] });
    await send();
    expect(await lines()).toEqual(['links dropped nobody']);
    await store.partners.put({ ...partner, contacts: [DANA] });
    const standing = await store.addresses.get(DANA.email);
    const gone = afterEvent(standing, { id: 'b', at: '2026-03-10T09:00:00.000Z', what: 'bounced-for-good' });
    await store.addresses.replace(gone, standing);
    await file([wanted], 'made-2');
    await send();
    expect(await lines()).toContain('links dropped suspended');
    const { suspension, ...lifted } = gone;
    await store.addresses.replace(lifted, gone);
    await store.agreements.put({ ...agreementWith('fircrest'), expiresOn: '2026-03-09' });
    await file([wanted], 'made-3');
    await send();
    expect(await lines()).toContain('links dropped no-agreement');
    expect([pipeline.mails, await openLinks()]).toEqual([[], []]);
  });

  it('ends its links with the agreement', async () => {
    await store.agreements.put({ ...agreementWith('fircrest'), expiresOn: '2026-03-15' });
    await file();
    await send();
    expect(await linksIn(0)).toMatchObject([{ expiresAt: '2026-03-16T07:00:00.000Z' }]);
    expect((await parsed(0)).text).toContain('until March 15, 2026');
  });

  it.each([
    'after store.notifications.create',
    'before store.notifications.replace',
    'after store.notifications.replace',
    'before store.links.create',
    'after store.links.create',
    'before mailer.send',
    'after mailer.send',
  ])('comes once, and no link but its own is left open: a crash %s', async (moment) => {
    crashAt = moment;
    await file().catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    await pipeline.settle();
    while (!(await pipeline.sweep())) await pipeline.settle();
    expect(pipeline.mails).toHaveLength(1);
    expect(await lines()).toEqual(['links sent']);
    const [link] = await linksIn(0);
    expect(link).toBeDefined();
    expect(await openLinks()).toEqual([link]);
  });

  it('leaves none of its links open where the provider did not take it', async () => {
    await file();
    const refusing: Mailer = { send: async () => ({ refused: 'Throttling', isFinal: false }) };
    await expect(send(refusing)).rejects.toThrow(MailRefused);
    expect(await openLinks()).toEqual([]);
    pipeline.advanceClock(2);
    await send();
    expect(await openLinks()).toEqual(await linksIn(0));
  });

  it('is not held up by another that fails', async () => {
    await file();
    await file([{ ...wanted, periods: ['2026-03'] }], 'made-2');
    crashAt = 'before store.links.create';
    await expect(send()).rejects.toThrow(Crash);
    expect((await lines()).toSorted()).toEqual(['links sending', 'links sent']);
  });
});
