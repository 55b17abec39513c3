import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { scheduleSchema } from '../../shared/calendar/schedule.ts';
import type { Released } from '../../shared/disclosure/release.ts';
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

describe('a receipt', () => {
  const path = (id: string, query = '', secret = TOKEN) => `/api/send/${secret}/submissions/${id}${query}`;
  const report = {
    sheet: 'March',
    rows: 12,
    accepted: 10,
    refused: 1,
    blank: 1,
    otherPeriod: 0,
    repeated: 0,
    suppressedAtSource: 0,
    students: 10,
    schools: 1,
    columnsUsed: {},
    columnsDropped: [],
    problems: [{ code: 'x', row: 5, column: 'days_absent', message: 'This is no number.', hint: 'Write 3 or 0.5.' }],
    problemCounts: { x: 1 },
  };
  const accept = (id: string, inputs: number) =>
    world.store.submissions.update(id, { state: 'accepted', decidedAt: world.now.toISOString(), inputs, report });
  const evaluated = (inputs: number) =>
    world.store.checkpoints.advance('absence', '2026-02', 'evaluated', { definition: 1, inputs, pattern: 0 });
  const released = (
    placeId: string,
    period: string,
    cells: Record<string, [number, number] | 'hidden'>,
    parts: string[] = [],
  ) => ({
    indicatorId: 'absence',
    placeId,
    period,
    parts,
    cells: Object.fromEntries(
      Object.entries(cells).map(([group, cell]) => [
        group,
        cell === 'hidden' ? cell : { numerator: cell[0], denominator: cell[1] },
      ]),
    ),
  });

  it('follows the file from waiting to done, where done means evaluated on data that holds it', async () => {
    const id = (await world.start()).body.submissionId;
    const stage = async () => (await world.call('GET', path(id))).body.stage;
    expect(await stage()).toBe('waiting');
    await accept(id, 5);
    expect(await stage()).toBe('computing');
    await evaluated(4);
    expect(await stage()).toBe('computing');
    await evaluated(5);
    expect(await stage()).toBe('done');
    await world.store.submissions.update(id, { state: 'withdrawn' });
    expect(await stage()).toBe('withdrawn');
  });

  it('says when the next file is due, by the calendar', async () => {
    const calendar = { kind: 'every', from: '2026-02', dueDays: 10 };
    const monthly = { id: 'monthly', partnerId: 'fircrest', dataset: 'attendance', calendar };
    await world.store.schedules.put(scheduleSchema.parse(monthly));
    const id = (await world.start()).body.submissionId;
    expect((await world.call('GET', path(id))).body.next).toEqual({ period: 'February 2026', dueOn: '2026-03-10' });
    const entries = [{ sequence: 1, placeIds: ['birch'], complete: false, withdrawn: false }];
    const february = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-02', version: 0 } as const;
    await world.store.manifests.replace({ ...february, entries });
    const { text } = await world.call('GET', path(id), undefined, { accept: 'text/plain' });
    expect(text).toContain('\n\nNext: March 2026, due on April 10, 2026.\n');
  });

  it('waits for the end as long as it is asked, and answers as soon as it is there', async () => {
    const id = (await world.start()).body.submissionId;
    const started = performance.now();
    expect((await world.call('GET', path(id, '?wait=1'))).body.stage).toBe('waiting');
    expect(performance.now() - started).toBeGreaterThan(950);
    const waiting = world.call('GET', path(id, '?wait=20'));
    await world.store.submissions.update(id, {
      state: 'refused',
      refusal: { code: 'empty', message: 'This file is empty.', hint: 'Export it again.' },
    });
    expect((await waiting).body).toMatchObject({ stage: 'refused', refusal: { code: 'empty' } });
    expect(performance.now() - started).toBeLessThan(5000);
    expect((await world.call('GET', path(id, '?wait=60'))).status).toBe(400);
  });

  it('of a refused file is a failure to a script that asks for it, with the same words', async () => {
    const id = (await world.start()).body.submissionId;
    expect((await world.call('GET', path(id, '?fail=true'))).status).toBe(200);
    const refusal = { code: 'file-empty', message: 'This file is empty.', hint: 'Export it again.' };
    await world.store.submissions.update(id, { state: 'refused', refusal });
    const [calm, failed] = [await world.call('GET', path(id)), await world.call('GET', path(id, '?fail=true'))];
    expect([calm.status, failed.status]).toEqual([200, 422]);
    expect(failed.body).toEqual(calm.body);
    const text = await world.call('GET', path(id, '?fail=true'), undefined, { accept: 'text/plain' });
    expect(text.status).toBe(422);
    expect(text.text).toContain('Not taken (file-empty): This file is empty. Export it again.');
    expect((await world.call('GET', path(id, '?fail=yes'))).status).toBe(400);
  });

  it('is read after the link expired or was used up, never by another link or a revoked one', async () => {
    const id = (await world.start()).body.submissionId;
    await world.createLink({}, 'another');
    expect((await world.call('GET', path(id, '', 'another'))).status).toBe(404);
    expect((await world.call('GET', path('0000000099'))).status).toBe(404);
    world.now = new Date('2026-05-01T00:00:00Z');
    expect((await world.call('GET', path(id))).status).toBe(200);
    await world.store.links.revoke(linkIdOf(TOKEN), world.now);
    expect((await world.call('GET', path(id))).status).toBe(410);
  });

  it('shows what moved from published values only: own place and groups, schools, region', async () => {
    const id = (await world.start()).body.submissionId;
    const basis = { definition: 1, inputs: 5, pattern: 0 };
    const release = (places: Released[]) => ({ places, basis, settings: '' });
    const before = [
      released(
        'fircrest',
        '2026-01',
        { all: [219, 1000], 'english_learner:yes': 'hidden', 'english_learner:no': [100, 800] },
        ['birch'],
      ),
      released('rivermouth', '2026-01', { all: [2090, 10000] }, ['fircrest']),
    ];
    const after = [
      released(
        'fircrest',
        '2026-02',
        { all: [227, 1000], 'english_learner:yes': [52, 200], 'english_learner:no': [100, 800], 'grade:3': [3, 30] },
        ['birch', 'cedar'],
      ),
      released('birch', '2026-02', { all: 'hidden' }),
      released('glenhaven', '2026-02', { all: [1, 100] }),
      released('rivermouth', '2026-02', { all: [2095, 10000] }, ['fircrest', 'glenhaven']),
    ];
    await world.store.released.publish('absence', '2026-01', release(before));
    await world.store.released.publish('absence', '2026-02', release(after));
    await world.store.released.publish(
      'absence',
      '2026-03',
      release([released('fircrest', '2026-03', { all: [1, 2] })]),
    );
    await accept(id, 5);
    await evaluated(5);
    const { moved } = (await world.call('GET', path(id))).body;
    expect(moved.map(({ place, group }: { place: string; group: string }) => [place, group])).toEqual([
      ['fircrest', 'all'],
      ['fircrest', 'english_learner:yes'],
      ['fircrest', 'english_learner:no'],
      ['birch', 'all'],
      ['rivermouth', 'all'],
    ]);
    expect(moved[0]).toMatchObject({
      before: { period: '2026-01', value: { percent: 21.9 } },
      after: { percent: 22.7, numerator: 227, denominator: 1000 },
      change: 0.8,
      reported: 2,
      expected: 2,
    });
    expect(moved[1]).toMatchObject({ before: { value: 'hidden' }, after: { percent: 26 } });
    expect(moved[1]).not.toHaveProperty('change');
    expect(moved[3]).toMatchObject({ after: 'hidden', reported: 0, expected: 0 });
    expect(moved[3]).not.toHaveProperty('before');
    expect(moved[4]).toMatchObject({ change: 0.1, reported: 2, expected: 2 });
    const { text } = await world.call('GET', path(id), undefined, { accept: 'text/plain' });
    expect(text).toContain('10 of 12 rows accepted; 1 to mend, 1 blank.\nRead from the sheet “March”.');
    expect(text).toContain('row 5, days_absent: This is no number. Write 3 or 0.5.');
    expect(text).toMatch(/Chronic absence {2}fircrest +21\.9% \(Jan 2026\) +22\.7% +\+0\.8 points {2}227 of 1,000/);
    expect(text).toContain('hidden to protect students');
  });

  it('compares nothing with a period of another edition', async () => {
    const id = (await world.start()).body.submissionId;
    const basis = { definition: 1, inputs: 5, pattern: 0 };
    for (const [period, numerator] of [
      ['2026-01', 219],
      ['2026-02', 227],
    ] as const) {
      const places = [released('fircrest', period, { all: [numerator, 1000] })];
      await world.store.released.publish('absence', period, { places, basis, settings: '' });
    }
    const [absence] = await world.store.indicators.list();
    if (!absence) throw new Error('There is no indicator.');
    const breaks = [{ from: '2026-02', reason: 'Half days count.', earlierEdition: 'whole days' }];
    await world.store.indicators.put({ ...absence, breaks });
    await accept(id, 5);
    await evaluated(5);
    const { moved } = (await world.call('GET', path(id))).body;
    expect(moved[0]).toMatchObject({ place: 'fircrest', after: { percent: 22.7 } });
    expect(moved[0]).not.toHaveProperty('before');
  });

  it('tells the alerts that this period set off at the own place and its schools, as sentences', async () => {
    const id = (await world.start()).body.submissionId;
    const alert = (placeId: string, since: string, state: 'firing' | 'resolved' = 'firing') => {
      const common = { ruleId: 'high', ruleVersion: 1, indicatorId: 'absence', placeId };
      const found = { period: '2026-02', counts: { numerator: 241, denominator: 1000 } };
      const finding = {
        ...common,
        kind: 'level' as const,
        period: '2026-02',
        group: 'all',
        percent: 20,
        after: found,
        all: {},
      };
      const times = { since, period: '2026-02', changedAt: world.now.toISOString(), revision: 1 };
      const alert = { ...common, ...times, id: `high~${placeId}`, state, reason: 'opened' as const, finding };
      return world.store.alerts.replace({ ...alert, notes: [], history: [] }, undefined);
    };
    await alert('fircrest', '2026-02');
    await alert('birch', '2026-01');
    await alert('cedar', '2026-02', 'resolved');
    await alert('glenhaven', '2026-02');
    await accept(id, 1);
    await evaluated(1);
    const { alerts } = (await world.call('GET', path(id))).body;
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toContain('fircrest');
  });
});
