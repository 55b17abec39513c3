import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { sampleDigest } from '../../shared/digests/sample-digest.ts';
import { isAbout } from '../../shared/mail/line-about.ts';
import type { Preferences } from '../../shared/mail/preferences.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, type District, seedPartnership } from '../support/partnership.ts';
import { Crash, createPipeline, type Pipeline, type World } from '../support/pipeline.ts';

let dynamo: EmbeddedDynamo;
let store: Store;
let pipeline: Pipeline;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(() => start());

/** A partnership in which nobody is told of anything at once. It is a Tuesday; the next Monday is in six days. */
async function start(world: World = {}) {
  store = await dynamo.createStore();
  await seedPartnership(store);
  for (const { version, ...rule } of await store.rules.list()) await store.rules.put({ ...rule, delivery: 'digest' });
  pipeline = createPipeline(store, world);
  await pipeline.watch();
}

async function send(period: string, absent: number, district: District = 'fircrest', students = 60) {
  const from = { partnerId: district, dataset: 'attendance', period, linkId: `link-${district}` } as const;
  const rows = attendanceRows(district, { absent, learnersAbsent: absent, students });
  await pipeline.upload(from, attendanceFile(rows));
  await pipeline.settle();
}

async function choose(ownerId: string, choice: Partial<Preferences>) {
  const before = await preferencesOf(store, ownerId);
  await store.preferences.replace({ ...before, ...choice }, before);
}

/** Lets days pass, looking at the calendar every six hours, and sweeping. */
async function pass(days: number) {
  for (let quarters = 0; quarters < 4 * days; quarters += 1) {
    pipeline.advanceClock(6 * 60 - 15);
    try {
      await pipeline.watch();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    await pipeline.settle();
    await pipeline.sweep();
    await pipeline.settle();
  }
}

const read = () => Promise.all(pipeline.mails.map(({ raw }) => PostalMime.parse(raw)));
const lines = async () => (await store.notifications.ofMonth('2026-03')).filter(isAbout('digest'));

describe('a digest', () => {
  it('tells once a week what came up, with the course of what is followed', async () => {
    await send('2026-01', 10);
    await send('2026-02', 30);
    await pass(7);
    const [mail, ...more] = await read();
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Rivermouth Partnership this week: two need attention$/);
    expect(mail?.text).toContain('Chronic absence at fircrest rose to 30.0%');
    expect(mail?.text).toContain('Received: 2 files');
    expect(mail?.attachments.map(({ mimeType }) => mimeType)).toContain('image/png');
    for (const { contentId } of mail?.attachments ?? []) expect(mail?.html).toContain(contentId?.slice(1, -1));
  });

  it('does not come when nothing changed, and the ledger says so; unless its reader wants it', async () => {
    await send('2026-01', 30);
    await pass(7);
    await pass(7);
    expect(pipeline.mails).toHaveLength(1);
    expect((await lines()).map(({ state, dropped }) => dropped ?? state).sort()).toEqual(['nothing-new', 'sent']);
    const { digest } = await preferencesOf(store, 'jordan-ames');
    await choose('jordan-ames', { digest: { ...digest, skipUnchanged: false } });
    await pass(7);
    const [, second] = await read();
    expect(second?.subject).toBe('Rivermouth Partnership this week: nothing new');
    expect(second?.text).toContain('Still open, not acknowledged');
  });

  it('comes on another day once its reader says so, and not twice in a week', async () => {
    await send('2026-01', 30);
    await pass(7);
    await choose('jordan-ames', { digest: { ...(await preferencesOf(store, 'jordan-ames')).digest, day: 4 } });
    await send('2026-02', 10);
    await pass(4);
    expect(pipeline.mails).toHaveLength(1);
    await pass(6);
    expect(pipeline.mails).toHaveLength(2);
  });

  it('is sent once whatever is doubled, lost or killed', async () => {
    let moment = 1;
    await start({
      copies: () => (moment++ % 3 === 0 ? 0 : 2),
      around: () => {
        if (moment++ % 17 === 0) throw new Crash();
      },
    });
    await store.owners.put({ id: 'sam', name: 'Sam', email: 'sam@x.example' });
    await send('2026-01', 30);
    for (let rounds = 0; rounds < 8; rounds += 1) {
      await pipeline.sweep();
      await pipeline.settle();
    }
    await pass(8);
    const sent = pipeline.mails.map(({ to }) => to);
    expect(sent.sort()).toEqual(['jordan@partnership.example', 'sam@x.example']);
    expect((await lines()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('tells each reader what they follow and may see, and nothing that was hidden since', async () => {
    await store.owners.put({ id: 'sam', name: 'Sam', email: 'sam@x.example', placeIds: ['eastmoor'] });
    await store.owners.put({ id: 'lin', name: 'Lin', email: 'lin@x.example', placeIds: ['fircrest'] });
    await send('2026-01', 30, 'fircrest');
    await send('2026-01', 40, 'eastmoor', 70);
    await pass(7);
    const told = new Map((await read()).map(({ to, text, html }) => [to?.[0]?.address, `${text}${html}`]));
    expect(told.size).toBe(3);
    expect(told.get('jordan@partnership.example')).toMatch(
      /fircrest is 30\.0%[\s\S]*eastmoor is 40\.0%|eastmoor is 40\.0%[\s\S]*fircrest is 30\.0%/,
    );
    expect(told.get('sam@x.example')).toContain('eastmoor is 40.0%');
    expect(told.get('sam@x.example')).not.toMatch(/fircrest|30\.0%/);
    expect(told.get('lin@x.example')).not.toMatch(/eastmoor|40\.0%/);
    const before = pipeline.mails.length;
    await store.partnership.put({ ...(await store.partnership.get()), minimumGroupSize: 100 });
    await send('2026-01', 30, 'fircrest', 20);
    await store.notifications.create(sampleDigest('lin', { every: 'week' }, pipeline.ports.clock()));
    await pipeline.sweep();
    await pipeline.settle();
    const sample = (await read())[before];
    expect(sample?.text).toContain('hidden to protect students');
    expect(`${sample?.subject}${sample?.text}${sample?.html}`).not.toMatch(/30\.0%|of 40|of 120/);
  });
});

describe('no digest comes', () => {
  beforeEach(() => send('2026-01', 30));
  const dropped = async () => (await lines()).map((line) => line.dropped);

  it('to who unsubscribed or pauses', async () => {
    await store.owners.put({ id: 'sam', name: 'Sam', email: 'sam@x.example' });
    await choose('jordan-ames', { digests: false });
    await choose('sam', { pausedUntil: '2026-04-01T00:00:00.000Z' });
    await pass(7);
    expect(pipeline.mails).toEqual([]);
    expect(await dropped()).toEqual(['paused']);
  });

  it('to an address that takes none, even where alerts still go', async () => {
    const standing = await store.addresses.get('jordan@partnership.example');
    const suspension = { stops: 'digests', because: 'complained', since: '2026-03-01T00:00:00.000Z' } as const;
    await store.addresses.replace({ ...standing, suspension }, standing);
    await pass(7);
    expect(pipeline.mails).toEqual([]);
    expect(await dropped()).toEqual(['suspended']);
  });

  it('while the account has room for alerts only; it comes the next day', async () => {
    pipeline.ports.quota = { perSecond: 1000, perDay: 5 };
    const today = { lastAt: 0, day: '2026-03-16', sent: 4 };
    await pass(5.5);
    await store.mailPace.replace(today, await store.mailPace.get());
    await pass(0.75);
    expect(pipeline.ports.clock().toISOString().slice(0, 10)).toBe('2026-03-16');
    expect([pipeline.mails.length, (await lines())[0]?.state]).toEqual([0, 'pending']);
    await pass(1);
    expect(pipeline.mails).toHaveLength(1);
  });
});
