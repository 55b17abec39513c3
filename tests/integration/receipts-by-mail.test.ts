import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { confirmSubmission } from '../../shared/pipeline/confirm-submission.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { agreementWith } from '../support/agreement.ts';
import {
  crashAt,
  DANA,
  lines,
  linkNamed,
  now,
  openLinks,
  parsed,
  pipeline,
  send,
  startLetters,
  store,
  untilQuiet,
  upload,
} from '../support/letters.ts';
import { attendanceRows } from '../support/partnership.ts';

startLetters();

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
    crashAt(moment);
    await untilQuiet();
    expect(pipeline.mails.filter(({ to }) => to === DANA.email)).toHaveLength(1);
    expect((await lines()).filter((line) => line.startsWith('receipt'))).toEqual(['receipt sent']);
    expect(await openLinks()).toHaveLength(1);
  });
});
