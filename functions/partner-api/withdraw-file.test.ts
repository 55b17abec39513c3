import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import type { Submission } from '../../shared/submissions/submission.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createPartnerWorld, type PartnerWorld, TOKEN } from './testing/partner-world.ts';

let dynamo: EmbeddedDynamo;
let world: PartnerWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createPartnerWorld(dynamo);
});

const path = (id: string, secret = TOKEN) => `/api/send/${secret}/submissions/${id}/withdrawal`;
const manifest = () => world.store.manifests.get('fircrest', 'attendance', '2026-02');

/** A file that came through the link and counts for these places. */
async function accepted(placeIds = ['birch']): Promise<Submission> {
  const id = (await world.start()).body.submissionId;
  const submission = await world.store.submissions.get(id);
  if (!submission) throw new Error('There is no submission.');
  const before = await manifest();
  const entry = { sequence: submission.sequence, placeIds, complete: false, withdrawn: false };
  await world.store.manifests.replace({ ...before, entries: [...before.entries, entry] });
  const totals = { rows: 12, refused: 2, otherPeriod: 0, students: 10 };
  await world.store.submissions.update(id, { state: 'accepted', inputs: before.version + 1, totals });
  return { ...submission, state: 'accepted' };
}

describe('withdrawing a file through its link', () => {
  it('takes it out of the count, says who did it, when and why, and asks for the numbers anew', async () => {
    const { id } = await accepted();
    const { status, body } = await world.call('POST', path(id), { reason: ' The wrong\nmonth. ' });
    expect(status).toBe(200);
    const withdrawal = { at: world.now.toISOString(), by: { who: 'partner' }, reason: 'The wrong month.' };
    expect(body).toMatchObject({ stage: 'computing', withdrawal });
    expect(body.history).toMatchObject([{ id, state: 'withdrawn', accepted: 10, current: false, withdrawal }]);
    expect((await manifest()).entries).toMatchObject([{ withdrawn: true, withdrawal }]);
    expect(world.asked).toEqual([{ dataset: 'attendance', period: '2026-02' }]);
  });

  it('is refused once its rows are deleted, for its numbers could not be made again', async () => {
    const { id } = await accepted();
    const rows = { endedAt: world.now.toISOString(), areDeleted: false };
    await world.store.manifests.replace({ ...(await manifest()), rows });
    const { status, body } = await world.call('POST', path(id));
    expect(status).toBe(409);
    expect(body.detail).toMatch(/were deleted, as the data sharing agreement asks/);
    expect((await manifest()).entries).toMatchObject([{ withdrawn: false }]);
  });

  it('comes to the same end when it is repeated, and the first stays the one who did it', async () => {
    const { id } = await accepted();
    const first = await world.call('POST', path(id), { reason: 'The wrong month.' });
    const known = await manifest();
    world.now = new Date('2026-03-11T09:00:00Z');
    const again = await world.call('POST', path(id));
    expect(again.body).toEqual(first.body);
    expect(await manifest()).toEqual(known);
  });

  it('is finished by repeating it when it broke off after the manifest', async () => {
    const { id, sequence } = await accepted();
    const before = await manifest();
    const withdrawal = { at: '2026-03-10T08:00:00.000Z', by: { who: 'partner' as const } };
    const entries = before.entries.map((one) => ({ ...one, withdrawn: one.sequence === sequence, withdrawal }));
    await world.store.manifests.replace({ ...before, entries });
    expect((await world.call('POST', path(id))).body.withdrawal).toEqual(withdrawal);
    expect(await world.store.submissions.get(id)).toMatchObject({ state: 'withdrawn', withdrawal, withdrawnInputs: 2 });
  });

  it('is open to a link that expired or is used up, not to a revoked or another one', async () => {
    const { id } = await accepted();
    await world.createLink({}, 'another');
    expect((await world.call('POST', path(id, 'another'))).status).toBe(404);
    await world.store.links.revoke(linkIdOf(TOKEN), world.now);
    expect(await world.call('POST', path(id))).toMatchObject({ status: 410, body: { type: '/problems/link-revoked' } });
    expect(world.asked).toEqual([]);
    expect((await manifest()).entries).toMatchObject([{ withdrawn: false }]);
    world = await createPartnerWorld(dynamo);
    const files = [await accepted(), await accepted(), await accepted()];
    expect((await world.view()).status).toBe(410);
    expect((await world.call('POST', path(files[0]?.id ?? ''))).status).toBe(200);
    world.now = new Date('2026-06-01T09:00:00Z');
    expect((await world.call('POST', path(files[1]?.id ?? ''))).status).toBe(200);
  });

  it('is refused for a file that was not read or did not count', async () => {
    const id = (await world.start()).body.submissionId;
    for (const state of ['awaiting-file', 'refused'] as const) {
      await world.store.submissions.update(id, { state });
      expect((await world.call('POST', path(id))).status).toBe(409);
    }
    expect(world.asked).toEqual([]);
  });

  it('takes a form as scripts send it, answers as text, and does nothing on GET', async () => {
    const { id } = await accepted();
    expect((await world.call('GET', path(id))).status).toBe(405);
    expect((await manifest()).entries).toMatchObject([{ withdrawn: false }]);
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/plain' };
    const { text } = await world.call('POST', path(id), 'reason=The+wrong+month', form);
    const [by, why] = ['by Fircrest School District on 2026-03-10 09:00 UTC', '“The wrong month”'];
    expect(text).toContain(`This file was withdrawn ${by}: ${why}. What that moves is being computed`);
    await publish(2, { numerator: 9, denominator: 40 }, null);
    const counted = { definition: 1, inputs: 2, pattern: 0 };
    await world.store.checkpoints.advance('absence', '2026-02', 'evaluated', counted);
    const receipt = await world.call('GET', `/api/send/${TOKEN}/submissions/${id}`, undefined, {
      accept: 'text/plain',
    });
    expect(receipt.text).toContain(`This file was withdrawn ${by}: ${why}. What it had replaced counts again.`);
    expect(receipt.text).toMatch(/What its withdrawal moved\n {2}Chronic absence {2}22\.5% {2}no data/);
    expect(receipt.text).toMatch(
      /2026-03-10 09:00 UTC {2}february.csv {2}10 rows .* withdrawn by Fircrest School District/,
    );
  });
});

describe('the history of a period', () => {
  it('says what each file replaced, and what would count were the latest withdrawn', async () => {
    const [first, second] = [await accepted(['birch', 'cedar']), await accepted(['birch'])];
    const { history } = (await world.view()).body;
    expect(history).toMatchObject([
      { id: second.id, replaces: [first.id], ifWithdrawn: { restores: [first.id], leavesNone: false } },
      { id: first.id, replaces: [], ifWithdrawn: { restores: [], leavesNone: true }, current: true },
    ]);
    expect(history[0]).toMatchObject({ sentBy: 'Fircrest School District', linkId: linkIdOf(TOKEN), accepted: 10 });
  });

  it('tells what each file moved by itself, from what was published', async () => {
    const [first, second] = [await accepted(), await accepted()];
    await publish(1, null, { numerator: 8, denominator: 40 });
    await publish(2, { numerator: 8, denominator: 40 }, { numerator: 9, denominator: 40 });
    const moved = async () => Object.fromEntries((await world.view()).body.history.map(movedOf));
    expect(await moved()).toEqual({ [first.id]: ['none', 20, undefined], [second.id]: [20, 22.5, 2.5] });
  });

  it('takes no later release from the same data, as of another definition, for what the file moved', async () => {
    await accepted();
    await publish(1, null, { numerator: 8, denominator: 40 });
    await publish(1, { numerator: 8, denominator: 40 }, { numerator: 30, denominator: 40 });
    expect((await world.view()).body.history[0].moved).toMatchObject([{ before: 'none', after: { percent: 20 } }]);
  });

  it('tells nothing of files that were published together with the next', async () => {
    const [first, second] = [await accepted(), await accepted()];
    await publish(2, null, { numerator: 9, denominator: 40 });
    const { history } = (await world.view()).body;
    expect(history.map(({ id, moved }: { id: string; moved?: unknown }) => [id, moved !== undefined])).toEqual([
      [second.id, true],
      [first.id, false],
    ]);
  });

  it.each(['a group', 'a place', 'more'])('shows no number that is hidden since: %s', async (what) => {
    await accepted();
    await publish(1, null, { numerator: 8, denominator: 40 });
    expect((await world.view()).body.history[0].moved).toHaveLength(1);
    if (what === 'a group') {
      const { memory, version, pattern } = await world.store.disclosure.get('attendance', '2025-26');
      const hidden = new Set(['fircrest all']);
      await world.store.disclosure.replace('attendance', '2025-26', {
        memory: { ...memory, hidden },
        version,
        pattern,
      });
    } else if (what === 'a place') {
      const places = [
        {
          indicatorId: 'absence',
          placeId: 'fircrest',
          period: '2026-02',
          parts: [],
          cells: { all: 'hidden' as const },
        },
      ];
      const basis = { definition: 1, inputs: 1, pattern: 1 };
      await world.store.released.publish('absence', '2026-02', { places, basis, settings: '' });
    } else {
      await world.store.partnership.put({ ...(await world.store.partnership.get()), minimumGroupSize: 50 });
    }
    expect((await world.view()).body.history[0].moved).toEqual([]);
  });
});

type Cell = { numerator: number; denominator: number } | null;
const publish = (inputs: number, before: Cell, after: Cell) =>
  world.store.publications.record({
    ...{ indicatorId: 'absence', period: '2026-02', inputs },
    changed: { fircrest: { before, after }, birch: { before, after } },
  });

type Value = 'none' | { percent: number };
const percentOf = (value: Value) => (value === 'none' ? value : value.percent);
function movedOf({ id, moved: [only] }: { id: string; moved: { before: Value; after: Value; change?: number }[] }) {
  return [id, only && [percentOf(only.before), percentOf(only.after), only.change]];
}
