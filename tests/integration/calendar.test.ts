import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { excuseId } from '../../shared/calendar/excuse.ts';
import { scheduleSchema } from '../../shared/calendar/schedule.ts';
import type { Store } from '../../shared/store/store.ts';
import { agreementWith } from '../support/agreement.ts';
import { crashOnce } from '../support/crash-once.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline } from '../support/pipeline.ts';

const DANA = { name: 'Dana Reyes', email: 'dana@fircrest.example' };
const ROBIN = { id: 'robin', name: 'Robin Castillo', email: 'robin@partnership.example' };
/** Due on March 18; its first reminder goes out in the morning of March 11, by the clock of Los Angeles. */
const monthly = scheduleSchema.parse({
  ...{ id: 'monthly', partnerId: 'fircrest', dataset: 'attendance', escalateDays: 3, overdueDays: [1] },
  calendar: { kind: 'listed', periods: [{ period: '2026-02', dueOn: '2026-03-18' }] },
});
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
  await store.owners.put(ROBIN);
  await store.partnership.put({ ...(await store.partnership.get()), staffIds: [ROBIN.id] });
  await store.partners.put({ id: 'fircrest', name: 'Fircrest', placeId: 'fircrest', contacts: [DANA] });
  await store.schedules.put(monthly);
  crash.at();
  pipeline = createPipeline(store, { around: crash.around });
});

const receive = async (period: string, placeIds: string[]) => {
  const manifest = await store.manifests.get('fircrest', 'attendance', period);
  const entry = { sequence: manifest.version + 1, placeIds, complete: false, withdrawn: false };
  await store.manifests.replace({ ...manifest, entries: [...manifest.entries, entry] });
};
/** A quarter of an hour after seven in the morning of a day of March in Los Angeles. */
const morningOf = (day: number) => {
  const at = Date.UTC(2026, 2, day, 14, 15);
  pipeline.advanceClock((at - pipeline.ports.clock().getTime()) / 60_000);
};
const watch = () =>
  pipeline.watch().catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
const on = async (...days: number[]) => {
  for (const day of days) {
    morningOf(day);
    await watch();
    await pipeline.settle();
  }
};
const parsed = (index: number) => PostalMime.parse(pipeline.mails[index]?.raw ?? '');
const subjects = async () => Promise.all(pipeline.mails.map(async (_, index) => (await parsed(index)).subject));
const linkIn = async (index: number) => {
  const token = /\/send\/([\w-]{32})/.exec((await parsed(index)).text ?? '')?.[1] ?? '';
  return store.links.get(linkIdOf(token));
};
const states = async () =>
  (await store.notifications.ofMonth('2026-03'))
    .filter(({ about }) => about.kind !== 'digest')
    .map(({ about, state, dropped }) => [about.kind, state, ...(dropped ? [dropped] : [])].join(' '));

describe('a file that is due', () => {
  it('is reminded of once, with a link that works, at seven in the morning', async () => {
    morningOf(11);
    pipeline.advanceClock(-16);
    await pipeline.watch();
    expect(await states()).toEqual([]);
    await on(11, 11, 12);
    expect(await subjects()).toEqual(['Due on March 18, 2026: attendance, February 2026']);
    expect(pipeline.mails[0]?.to).toBe(DANA.email);
    const { text, html } = await parsed(0);
    for (const part of [text, html]) {
      expect(part).toContain('It is due on March 18, 2026, and has not come yet.');
      expect(part).toContain('Tell Jordan Ames: it can be excused or put off.');
    }
    expect(await linkIn(0)).toMatchObject({
      ...{ partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-02'], contact: DANA, dueOn: '2026-03-18' },
      ...{ uses: 0, expiresAt: '2026-03-25T14:15:00.000Z' },
    });
  });

  it('is told when its day has passed, each time with a fresh link, and staff after that', async () => {
    await receive('2026-01', ['birch', 'cedar']);
    await on(11, 17);
    await receive('2026-02', ['birch']);
    await on(19, 20, 21, 22);
    expect(await subjects()).toEqual([
      'Due on March 18, 2026: attendance, February 2026',
      'Due on March 18, 2026: attendance, February 2026',
      'Overdue since March 18, 2026: attendance, February 2026',
      'Still overdue: attendance, February 2026, of Fircrest',
    ]);
    expect((await parsed(2)).text).toContain('has come in part.\n\nStill missing: cedar.');
    const { text, headers } = await parsed(3);
    expect(pipeline.mails[3]?.to).toBe(ROBIN.email);
    expect(text).toContain('Still missing: cedar. Their main contact is Dana Reyes, dana@fircrest.example.');
    expect(text).toContain('https://partnership.example/calendar');
    expect(text).not.toContain('/send/');
    expect(headers.some(({ key }) => key === 'list-unsubscribe')).toBe(true);
    const links = await Promise.all([0, 1, 2].map(linkIn));
    expect(new Set(links.map((link) => link?.id)).size).toBe(3);
    expect(links[2]).not.toHaveProperty('dueOn');
  });

  it('is not asked for once it came, even between the plan and the mail', async () => {
    morningOf(11);
    await pipeline.watch();
    await receive('2026-02', ['birch', 'cedar']);
    await pipeline.settle();
    await on(17, 19, 21);
    expect([pipeline.mails, await states()]).toEqual([[], ['reminder dropped over']]);
  });

  it('is not asked for when it was excused, and later when it was put off', async () => {
    const excuse = { scheduleId: 'monthly', period: '2026-02', reason: 'A flood.', at: '2026-03-10T00:00:00Z' };
    await store.excuses.put({ ...excuse, id: excuseId('monthly', '2026-02') });
    await on(11, 19, 21);
    expect(pipeline.mails).toEqual([]);
    await store.excuses.put({ ...excuse, id: excuseId('monthly', '2026-02'), until: '2026-03-27' });
    await on(22, 23);
    expect(await subjects()).toEqual(['Due on March 27, 2026: attendance, February 2026']);
  });

  it('is not asked for without an agreement or a contact', async () => {
    await store.agreements.put({ ...agreementWith('fircrest'), expiresOn: '2026-03-01' });
    await on(11);
    await store.agreements.put(agreementWith('fircrest'));
    await store.partners.put({ id: 'fircrest', name: 'Fircrest', placeId: 'fircrest' });
    await on(17);
    expect(await states()).toEqual([]);
  });

  it('is told of by the last step alone after a standstill', async () => {
    await on(19);
    expect(await states()).toEqual(['overdue sent']);
  });

  it.each([
    'before store.notifications.create',
    'after store.notifications.create',
    'after queues.letter',
    'before store.links.create',
    'after mailer.send',
  ])('is reminded of once after a crash %s', async (moment) => {
    crash.at(moment);
    await on(11);
    await watch();
    await pipeline.settle();
    while (!(await pipeline.sweep())) await pipeline.settle();
    expect(await states()).toEqual(['reminder sent']);
    expect(pipeline.mails).toHaveLength(1);
    expect((await linkIn(0))?.revokedAt).toBeUndefined();
  });
});
