import { describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Agreement } from '../../shared/catalog/agreement.ts';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import { MailRefused } from '../../shared/pipeline/outbox.ts';
import type { Mailer } from '../../shared/pipeline/ports.ts';
import type { Link } from '../../shared/submissions/link.ts';
import { agreementWith } from '../support/agreement.ts';
import {
  crashAt,
  DANA,
  file,
  lines,
  linksIn,
  now,
  openLinks,
  parsed,
  pipeline,
  send,
  startLetters,
  store,
  untilQuiet,
  wanted,
} from '../support/letters.ts';
import { Crash } from '../support/pipeline.ts';

startLetters();

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
      crashAt(moment);
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
    crashAt(moment);
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
    crashAt('before store.links.create');
    await expect(send()).rejects.toThrow(Crash);
    expect((await lines()).toSorted()).toEqual(['links sending', 'links sent']);
  });
});
