import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import { fileLetter } from '../../shared/pipeline/file-letter.ts';
import { MailRefused } from '../../shared/pipeline/outbox.ts';
import type { Mailer } from '../../shared/pipeline/ports.ts';
import { writeToPartners } from '../../shared/pipeline/write-to-partners.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Link, WantedLink } from '../../shared/submissions/link.ts';
import { agreementWith } from '../support/agreement.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { seedPartnership } from '../support/partnership.ts';
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
const openLinks = async () =>
  (await store.links.list()).filter((link) => !link.revokedAt && !link.id.startsWith('link-'));

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
