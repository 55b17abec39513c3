import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ruleSchema } from '../../shared/alerts/rule.ts';
import { silence } from '../../shared/alerts/staff-actions.ts';
import { decide } from '../../shared/cycles/staff-actions.ts';
import { cycleAt } from '../../shared/cycles/testing/cycle.ts';
import type { Store } from '../../shared/store/store.ts';
import { crashOnce } from '../support/crash-once.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { attendanceFile, attendanceRows, type District, seedPartnership } from '../support/partnership.ts';
import { createPipeline, type Pipeline } from '../support/pipeline.ts';

const DAY = 24 * 60;
const HIGH_AT_FIRCREST = 'absence-above-20~chronic-absence~fircrest~all';
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
  pipeline = createPipeline(store);
});

async function send(period: string, absent: number, district: District = 'fircrest') {
  const from = { partnerId: district, dataset: 'attendance', period, linkId: `link-${district}` } as const;
  const rows = attendanceRows(district, { absent, learnersAbsent: absent });
  await pipeline.upload(from, attendanceFile(rows));
  await pipeline.settle();
}

/** The file of a district about the period, and a rule for it. */
const overdue = ruleSchema.parse({ id: 'overdue', kind: 'missing', indicatorIds: ['chronic-absence'], graceDays: 21 });
const alertOf = async (id: string) => (await store.alerts.list()).find((one) => one.id === id);

describe('time', () => {
  it('tells once of data that one district did not send, until they come', async () => {
    await store.rules.put(overdue);
    for (const district of ['fircrest', 'eastmoor'] as const) await send('2026-01', 10, district);
    await send('2026-02', 10, 'eastmoor');
    await pipeline.watch();
    await pipeline.settle();
    expect(pipeline.mails).toHaveLength(0);
    pipeline.advanceClock(12 * DAY);
    for (let hours = 0; hours < 3; hours += 1) {
      await pipeline.watch();
      await pipeline.settle();
    }
    expect(pipeline.mails).toHaveLength(1);
    expect(Buffer.from(pipeline.mails[0]?.raw ?? []).toString()).toContain('no data for February 2026');
    await send('2026-02', 10);
    expect(await alertOf('overdue~chronic-absence~fircrest~data')).toMatchObject({ state: 'resolved' });
    expect(pipeline.mails).toHaveLength(1);
  });

  it('ends a silence, and what still holds is mailed once', async () => {
    await send('2026-01', 30);
    const mailed = pipeline.mails.length;
    const alert = await alertOf(HIGH_AT_FIRCREST);
    const now = pipeline.ports.clock();
    const ending = { until: new Date(now.getTime() + 3 * DAY * 60_000), reason: 'We know.' };
    const silenced = alert && silence(alert, ending, { by: 'jordan', now });
    if (!silenced || !(await store.alerts.replace(silenced, alert))) throw new Error('it is silenced');
    await send('2026-02', 40);
    expect((await alertOf(HIGH_AT_FIRCREST))?.state).toBe('silenced');
    const others = pipeline.mails.length;
    pipeline.advanceClock(4 * DAY);
    for (let hours = 0; hours < 3; hours += 1) {
      await pipeline.watch();
      await pipeline.settle();
    }
    expect(await alertOf(HIGH_AT_FIRCREST)).toMatchObject({ state: 'firing', reason: 'silence-ended' });
    expect([mailed, pipeline.mails.length - others]).toEqual([1, 1]);
  });
});

describe('a file', () => {
  const quality = ruleSchema.parse({ id: 'files', kind: 'quality', indicatorIds: ['chronic-absence'] });
  const alertId = 'files~chronic-absence~fircrest~data';
  const from = { partnerId: 'fircrest', dataset: 'attendance', period: '2026-02', linkId: 'link-fircrest' } as const;
  /** The days absent of every twentieth row cannot be. */
  const spoilt = attendanceRows('fircrest', {}).map((row, index) => (index % 20 ? row : row.replace(',20,', ',-20,')));

  it('with rows to mend is mailed once, without a number of them, until a corrected one comes', async () => {
    await store.rules.put(quality);
    await send('2026-01', 10);
    expect(pipeline.mails).toHaveLength(0);
    await pipeline.upload(from, attendanceFile(spoilt));
    await pipeline.settle();
    expect(await alertOf(alertId)).toMatchObject({ state: 'firing', period: '2026-02' });
    expect(pipeline.mails).toHaveLength(1);
    const mail = Buffer.from(pipeline.mails[0]?.raw ?? []).toString();
    expect(mail).toContain('has rows to mend');
    expect(mail).not.toMatch(/\b(?:6|114|120) (?:of|rows)/);
    await send('2026-02', 30);
    expect(await alertOf(alertId)).toMatchObject({ state: 'resolved', reason: 'restated' });
    const about = pipeline.mails.map(({ raw }) => Buffer.from(raw).toString().includes('has rows to mend'));
    expect(about.filter(Boolean)).toHaveLength(1);
  });

  it('that is the one of another period is told, and so is one that lost half of its students', async () => {
    await store.rules.put(quality);
    await send('2026-01', 10);
    await send('2026-02', 10);
    expect(await alertOf(alertId)).toMatchObject({
      finding: { problems: [{ problem: 'same-file', as: '2026-01' }] },
    });
    const right = { ...from, note: 'Half have moved.', confirmed: ['fewer-students' as const] };
    await pipeline.upload(right, attendanceFile(attendanceRows('fircrest', { students: 30 })));
    await pipeline.settle();
    expect(await alertOf(alertId)).toMatchObject({
      finding: { problems: [{ problem: 'size', direction: 'fewer', than: '2026-01' }] },
    });
  });
});

describe('a cycle', () => {
  const phase = { startedOn: '2026-01-10', baseline: '2025-12', test: { placeIds: ['fircrest'] } };
  const cycle = cycleAt(['fircrest'], { ownerId: 'lin', decideBy: '2026-03-25', phases: [phase] });

  it('is mailed to its owner once its decision is near, once, until it is decided', async () => {
    await store.owners.put({ id: 'lin', name: 'Lin', email: 'lin@x.example' });
    await store.rules.put(ruleSchema.parse({ id: 'cycles', kind: 'cycle', indicatorIds: ['chronic-absence'] }));
    await store.cycles.put(cycle);
    await send('2026-01', 10);
    expect(pipeline.mails).toHaveLength(0);
    for (let day = 0; day < 3; day += 1) {
      pipeline.advanceClock(DAY);
      await pipeline.watch();
      await pipeline.settle();
    }
    expect(pipeline.mails.map(({ to }) => to)).toEqual(['lin@x.example']);
    expect(Buffer.from(pipeline.mails[0]?.raw ?? []).toString()).toContain('The decision on Attendance teams');
    await send('2026-02', 10);
    await store.cycles.put({ ...cycle, state: 'closed' });
    await pipeline.watch();
    await pipeline.settle();
    expect(await alertOf('cycles~chronic-absence~fircrest~teams_due_2026-03-25')).toMatchObject({ state: 'resolved' });
    expect(pipeline.mails).toHaveLength(1);
  });

  it('is judged by what was agreed on, told of once, again when a correction changes it, until it is decided', async () => {
    for (const { id } of await store.rules.list()) await store.rules.remove(id);
    await store.owners.put({ id: 'lin', name: 'Lin', email: 'lin@x.example' });
    await store.rules.put(ruleSchema.parse({ id: 'cycles', kind: 'cycle', indicatorIds: ['chronic-absence'] }));
    const [test, comparison] = [{ placeIds: ['birch', 'cedar'] }, { placeIds: ['dune', 'elm'] }];
    const compared = { startedOn: '2025-09-15', baseline: '2025-06', test, comparison };
    const decisionRules = [
      { id: 'year-one', judgedIn: '2026-02', conditions: [{ kind: 'ahead', points: 5 }], decide: 'expand' },
    ];
    await store.cycles.put(cycleAt([], { ownerId: 'lin', phases: [compared], decisionRules, decideBy: '2026-06-01' }));
    const said = async () => {
      const { log } = (await store.cycles.get('teams')) ?? cycle;
      return log.map((one) => (one.kind === 'judged' ? `${one.verdict}${one.restated ? ', restated' : ''}` : one.kind));
    };
    const words = () => pipeline.mails.map(({ raw }) => Buffer.from(raw).toString());
    for (const district of ['fircrest', 'eastmoor'] as const) await send('2025-02', 40, district);
    await send('2026-02', 10);
    expect([await said(), words()]).toEqual([[], []]);
    await send('2026-02', 40, 'eastmoor');
    await send('2026-02', 40, 'eastmoor');
    await pipeline.watch();
    await pipeline.settle();
    expect([await said(), words().length]).toEqual([['met'], 1]);
    expect(words()[0]).toContain('The decision rule of Attendance teams is met: 30.0 points ahead');
    expect(words()[0]).toContain('https://partnership.example/cycles/teams');
    await send('2026-02', 40);
    expect([await said(), words().length]).toEqual([['met', 'missed, restated'], 2]);
    expect(words()[1]).toContain('Subject: Restated: The decision rule of Attendance teams is missed');
    const stored = await store.cycles.get('teams');
    if (!stored) throw new Error('it is there');
    const { version, ...judged } = stored;
    const adopted = { decision: 'adopt', ruleId: 'year-one', why: 'It costs little.' } as const;
    await store.cycles.put(decide(judged, adopted, { by: 'Lin', now: pipeline.ports.clock() }), version);
    await send('2026-02', 10);
    expect([await said(), words().length]).toEqual([['met', 'missed, restated', 'decision'], 2]);
    const alert = await alertOf('cycles~chronic-absence~birch~teams_year-one_2026-02');
    expect(alert).toMatchObject({ state: 'resolved', history: [{}, { reason: 'restated' }, {}] });
  });

  it('is judged and told once, wherever the step that does so fails, and however often it is asked', async () => {
    for (const { id } of await store.rules.list()) await store.rules.remove(id);
    await store.rules.put(ruleSchema.parse({ id: 'cycles', kind: 'cycle', indicatorIds: ['chronic-absence'] }));
    const basis = { definition: 1, inputs: 1, pattern: 0 };
    for (const [period, absent] of [
      ['2025-02', 400],
      ['2026-02', 100],
    ] as const) {
      const cells = { all: { numerator: absent, denominator: 1000 } };
      const places = [{ indicatorId: 'chronic-absence', placeId: 'birch', period, parts: [], cells }];
      await store.released.publish('chronic-absence', period, { settings: '', basis, places });
      await store.checkpoints.advance('chronic-absence', period, 'published', basis);
    }
    const crash = crashOnce();
    pipeline = createPipeline(store, { ...crash, copies: () => 2 });
    const conditions = [{ kind: 'change', points: 5 }];
    const decisionRules = [{ id: 'year-one', judgedIn: '2026-02', conditions, decide: 'adopt' }];
    const rest = { ownerId: 'jordan-ames', decideBy: '2026-06-01', decisionRules };
    const moments = ['store.cycles.put', 'store.alerts.replace', 'store.notifications.create', 'queues.mail'].flatMap(
      (effect) => [`before ${effect}`, `after ${effect}`],
    );
    for (const [at, moment] of moments.entries()) {
      await store.cycles.put(cycleAt(['birch'], { ...rest, id: `teams-${at}` }));
      crash.at(moment);
      await pipeline.ports.queues.evaluate({ indicatorId: 'chronic-absence' });
      await pipeline.settle();
      expect([moment, pipeline.mails.length]).toEqual([moment, at + 1]);
      const log = (await store.cycles.get(`teams-${at}`))?.log;
      expect([moment, log]).toMatchObject([moment, [{ kind: 'judged', verdict: 'met' }]]);
      expect([moment, log?.length]).toEqual([moment, 1]);
    }
  });

  it('is named in the mail of what is found where it is tried', async () => {
    await store.cycles.put(cycle);
    await send('2026-01', 30);
    const mail = pipeline.mails.map(({ raw }) => Buffer.from(raw).toString()).join();
    expect(mail).toContain('A cycle here: Attendance teams, decision by March 25, 2026.');
  });
});

describe('people', () => {
  it('are told by the rule’s choice: at once or in the digest, each person whom it names', async () => {
    const [rule] = (await store.rules.list()).filter(({ id }) => id === 'absence-above-20');
    if (!rule) throw new Error('there is one');
    await store.owners.put({ id: 'sam', name: 'Sam', email: 'sam@x.example', placeIds: ['eastmoor'] });
    await store.owners.put({ id: 'lin', name: 'Lin', email: 'lin@x.example', placeIds: ['fircrest'] });
    const { version, ...content } = rule;
    await store.rules.put({ ...content, recipients: { owners: ['indicator'], people: ['sam', 'lin'] } });
    await send('2026-01', 30);
    expect(pipeline.mails.map(({ to }) => to).sort()).toEqual(['jordan@partnership.example', 'lin@x.example']);
    await store.rules.put({ ...content, delivery: 'digest' });
    await send('2026-01', 10);
    await send('2026-02', 30);
    expect(await alertOf(HIGH_AT_FIRCREST)).toMatchObject({ state: 'firing', since: '2026-02' });
    expect(pipeline.mails).toHaveLength(2);
  });
});
