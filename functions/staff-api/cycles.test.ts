import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
  await world.layOut();
  await world.call('PUT', '/api/places/cedar', { kind: 'school', name: 'Cedar', parentId: 'fircrest' });
  world.asked.length = 0;
});

const phase = { startedOn: '2025-09-15', baseline: '2025-06', test: { placeIds: ['birch'] } };
const compared = { ...phase, comparison: { placeIds: ['cedar'] } };
const rule = { id: 'year-one', judgedIn: '2026-02', conditions: [{ kind: 'change', points: 2 }], decide: 'expand' };
const teams = {
  ...{ name: 'Attendance teams', indicatorId: 'absence', ownerId: 'jordan' },
  ...{ reviewsOn: ['2026-01-31'], decideBy: '2026-03-20' },
  phases: [phase],
};
const put = (rest: object = {}, headers?: Record<string, string>) =>
  world.call('PUT', '/api/cycles/teams', { ...teams, ...rest }, headers);
const note = (rest: object = {}) =>
  world.call('POST', '/api/cycles/teams/notes', { on: '2026-03-02', text: 'The second coach began.', ...rest });
const decide = (body: object, headers?: Record<string, string>) =>
  world.call('POST', '/api/cycles/teams/decision', { why: 'As agreed.', ...body }, headers);
const logOf = async () => (await world.call('GET', '/api/cycles/teams')).body.log;
const signed = { at: '2026-03-10T09:00:00.000Z', by: 'tester' };

describe('a cycle', () => {
  it('is created, changed and listed, and its log says who changed what and why', async () => {
    expect(await put()).toMatchObject({ status: 201, body: { id: 'teams', state: 'open', version: 1 } });
    expect(world.asked).toEqual([{ queue: 'evaluate', message: { indicatorId: 'absence' } }]);
    const why = 'Cedar is alike.';
    expect((await put({ phases: [compared], decisionRules: [rule], why })).body).toMatchObject({ version: 2 });
    const { comparison } = compared;
    const test = { ...phase.test, group: 'all' };
    expect(await logOf()).toEqual([
      { kind: 'created', ...signed },
      {
        ...{ kind: 'changed', ...signed, why },
        changes: [
          {
            field: 'phases.0',
            before: { ...phase, test },
            after: { ...phase, test, comparison: { ...comparison, group: 'all' } },
          },
          { field: 'decisionRules.year-one', after: { ...rule, phase: 0 } },
        ],
      },
    ]);
    const [listed] = (await world.call('GET', '/api/cycles')).body.cycles;
    expect([listed.version, 'log' in listed]).toEqual([2, false]);
  });

  it('is saved once, however often it is sent, and never over what somebody else wrote', async () => {
    await put();
    expect((await put()).body.version).toBe(1);
    await note();
    expect((await put({ name: 'Teams' }, { 'if-match': '"1"' })).status).toBe(412);
    await Promise.all([put({ name: 'Teams' }), note({ text: 'One more.' }), note({ text: 'And another.' })]);
    expect((await logOf()).map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(
      ['created', 'changed', 'note', 'note', 'note'].toSorted(),
    );
  });

  it('has its state and its log from what people do, not from a save', async () => {
    for (const rest of [{ state: 'closed' }, { log: [] }, { decision: 'adopt' }]) {
      expect((await put(rest)).body.errors).toEqual([{ field: Object.keys(rest)[0], message: 'is not a field here' }]);
    }
  });

  it('is removed before it begins, and abandoned from then on', async () => {
    await put();
    const refused = await world.call('DELETE', '/api/cycles/teams');
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('Abandon it instead')]);
    await put({ phases: [{ ...phase, startedOn: '2026-03-11' }], reviewsOn: [] });
    expect((await world.call('DELETE', '/api/cycles/teams')).status).toBe(204);
    expect((await world.call('GET', '/api/cycles/teams')).status).toBe(404);
  });

  it('fits what is there, and the order of its days', async () => {
    const fieldOf = async (rest: object) => (await put(rest)).body.errors?.map(({ field }: { field: string }) => field);
    const at = (rest: object) => ({ phases: [{ ...compared, ...rest }] });
    const ruled = (rest: object, phases: object[] = [phase]) => ({ phases, decisionRules: [{ ...rule, ...rest }] });
    const learners = { placeIds: ['birch'], group: 'english_learner:yes' };
    const others = { placeIds: ['birch'], group: 'english_learner:no' };
    const wrong: [object, string][] = [
      [{ indicatorId: 'nothing' }, 'indicatorId'],
      [{ ownerId: 'nobody' }, 'ownerId'],
      [{ growthIndicatorId: 'absence' }, 'growthIndicatorId'],
      [at({ test: { placeIds: ['nowhere'] } }), 'phases.0.test.placeIds'],
      [{ phases: [{ ...phase, test: { placeIds: ['fircrest', 'birch'] } }] }, 'phases.0.test.placeIds'],
      [at({ test: { placeIds: ['cedar'] } }), 'phases.0.comparison.placeIds'],
      [at({ comparison: { placeIds: ['fircrest'] } }), 'phases.0.comparison.placeIds'],
      [at({ comparison: learners }), 'phases.0.comparison.group'],
      [at({ baseline: '2024-25-YEAR' }), 'phases.0.baseline'],
      [{ phases: [phase, { ...phase, baseline: '2025-12' }] }, 'phases.1.startedOn'],
      [{ phases: [phase, { ...phase, startedOn: '2026-02-01', baseline: '2025-05' }] }, 'phases.1.baseline'],
      [{ reviewsOn: ['2025-09-14'] }, 'reviewsOn.0'],
      [{ decideBy: '2025-09-14' }, 'decideBy'],
      [{ aim: { to: 15, by: '2025-06' } }, 'aim.by'],
      [{ aim: { to: 15, by: '2026-06', gapTo: 'english_learner:no' } }, 'phases.0.test.group'],
      [ruled({ phase: 1 }), 'decisionRules.0.phase'],
      [ruled({ judgedIn: '2025-06' }), 'decisionRules.0.judgedIn'],
      [ruled({ conditions: [{ kind: 'again' }] }), 'decisionRules.0.conditions'],
      [{ decisionRules: [rule, rule] }, 'decisionRules.1.id'],
    ];
    for (const [rest, field] of wrong) expect([rest, await fieldOf(rest)]).toEqual([rest, [field]]);
    expect((await put(at({ test: learners, comparison: others }))).status).toBe(201);
  });

  it('keeps what it refers to', async () => {
    await put();
    for (const path of ['/api/indicators/absence', '/api/places/birch', '/api/owners/jordan']) {
      const { status, body } = await world.call('DELETE', path);
      expect([status, body.detail]).toEqual([409, expect.stringContaining('cycle teams')]);
    }
  });

  it('makes its owner a recipient of the rules that tell them', async () => {
    await world.call('PUT', '/api/owners/lin', { name: 'Lin', email: 'lin@x.example' });
    await world.call('PUT', '/api/rules/cycles', { kind: 'cycle', indicatorIds: ['absence'] });
    await put({ ownerId: 'lin' });
    const { body } = await world.call('GET', '/api/recipients');
    const gets = body.recipients.find(({ id }: { id: string }) => id === 'lin').gets;
    expect(gets).toMatchObject([{ ruleId: 'cycles', indicatorId: 'absence', because: ['owns-cycle'] }]);
  });
});

describe('the log of a cycle', () => {
  beforeEach(async () => {
    await put({ decisionRules: [rule] });
  });

  it('takes notes and reviews with their day, each once', async () => {
    await note();
    await note();
    await note({ kind: 'review', text: 'Hours as planned.', on: '2026-01-23' });
    expect((await logOf()).slice(1)).toEqual([
      { kind: 'note', ...signed, on: '2026-03-02', text: 'The second coach began.' },
      { kind: 'review', ...signed, on: '2026-01-23', text: 'Hours as planned.' },
    ]);
    expect((await note({ on: '2026-03-11' })).body.errors).toEqual([
      { field: 'on', message: 'must be today or earlier' },
    ]);
    expect((await world.call('POST', '/api/cycles/none/notes', { on: '2026-03-02', text: 'x' })).status).toBe(404);
  });

  it('says how it was expanded, and what was agreed on stays', async () => {
    const expansion = {
      ...{ decision: 'expand', ruleId: 'year-one', nextDecideBy: '2027-03-20' },
      phase: { ...phase, startedOn: '2026-08-20', baseline: '2026-02', test: { placeIds: ['fircrest'] } },
      changes: { decisionRules: [rule, { ...rule, id: 'year-two', phase: 1, judgedIn: '2027-02' }] },
    };
    const { status, body } = await decide(expansion);
    expect([status, body.state, body.decideBy, body.phases.length]).toEqual([200, 'open', '2027-03-20', 2]);
    expect(body.log.at(-1)).toMatchObject({ kind: 'decision', ...signed, decision: 'expand', ruleId: 'year-one' });
    expect(
      body.log
        .at(-1)
        .changes.map(({ field }: { field: string }) => field)
        .toSorted(),
    ).toEqual([...['decideBy', 'decisionRules.year-two', 'phases.1']]);
    expect((await decide(expansion)).body.version).toBe(body.version);
    const moved = [{ ...rule, conditions: [{ kind: 'change', points: 1 }] }];
    expect((await put({ decisionRules: moved })).body.errors).toMatchObject([{ field: 'decisionRules' }]);
  });

  it('says how it was adapted, more than once, and how it ended', async () => {
    const later = { decision: 'adapt', nextDecideBy: '2026-06-20' };
    await decide(later);
    await decide(later);
    await decide({ ...later, changes: { changeIdea: 'Calls in the evening.' } });
    const { body } = await decide({ decision: 'abandon', why: 'No change.' });
    expect([body.state, body.decision, body.log.length]).toEqual(['closed', 'abandon', 4]);
    expect((await decide({ decision: 'abandon', why: 'No change.' })).status).toBe(200);
    const { status, body: problem } = await decide({ decision: 'adopt' });
    expect([status, problem.detail]).toEqual([409, expect.stringContaining('was closed before: abandon')]);
    expect((await note()).status).toBe(200);
  });

  it('takes no decision that does not fit', async () => {
    const fieldsOf = async (body: object) =>
      (await decide(body)).body.errors?.map(({ field }: { field: string }) => field);
    expect(await fieldsOf({ decision: 'adopt', ruleId: 'none' })).toEqual(['ruleId']);
    expect(await fieldsOf({ decision: 'expand', nextDecideBy: '2027-03-20' })).toEqual(['phase']);
    expect(await fieldsOf({ decision: 'expand', nextDecideBy: '2027-03-20', phase })).toEqual(['phases.1.startedOn']);
    expect(await fieldsOf({ decision: 'adapt' })).toEqual(['nextDecideBy']);
    expect((await decide({ decision: 'adopt' }, { 'if-match': '"7"' })).status).toBe(412);
    expect((await logOf()).length).toBe(1);
  });

  it('is full one day, and still takes the decision', async () => {
    const stored = await world.store.cycles.get('teams');
    if (!stored) throw new Error('it is there');
    const line = { kind: 'note', ...signed, on: '2026-03-02' } as const;
    const { version, ...cycle } = stored;
    await world.store.cycles.put({ ...cycle, log: Array.from({ length: 900 }, (_, i) => ({ ...line, text: `${i}` })) });
    const { status, body } = await note();
    expect([status, body.detail]).toEqual([409, expect.stringContaining('is full')]);
    expect((await decide({ decision: 'adopt' })).body.log.length).toBe(901);
  });

  it('is written by the owner and backbone staff, and by no other manager', async () => {
    const asManager = (path: string, body: object) => world.callAs('[manager]', 'POST', path, body);
    const lin = { name: 'Lin', email: 'lin@x.example', username: 'tester', placeIds: ['birch'] };
    await world.call('PUT', '/api/owners/lin', lin);
    const words = { on: '2026-03-02', text: 'Hours as planned.' };
    const { status, body } = await asManager('/api/cycles/teams/notes', words);
    expect([status, body.detail]).toEqual([403, expect.stringContaining('The owner of Attendance teams')]);
    await put({ ownerId: 'lin', phases: [{ ...phase, test: { placeIds: ['birch', 'cedar'] } }] });
    expect((await asManager('/api/cycles/teams/notes', words)).body.log.at(-1)).toMatchObject({ by: 'Lin' });
    const adapted = { decision: 'adapt', why: 'Less.', nextDecideBy: '2026-06-20' };
    expect((await asManager('/api/cycles/teams/decision', adapted)).status).toBe(200);
    const beyond = { ...phase, startedOn: '2026-03-01', test: { placeIds: ['birch', 'fircrest'] } };
    const refused = await asManager('/api/cycles/teams/decision', { ...adapted, decision: 'expand', phase: beyond });
    expect(refused.body.errors).toEqual([
      { field: 'phases.1.test.placeIds', message: 'names fircrest, which is not there' },
    ]);
    const elsewhere = { ...phase, startedOn: '2026-03-01', test: { placeIds: ['cedar'] } };
    await put({ ownerId: 'lin', phases: [phase, elsewhere] });
    expect((await asManager('/api/cycles/teams/decision', { decision: 'adopt', why: 'x' })).status).toBe(403);
    expect((await world.store.cycles.get('teams'))?.phases.length).toBe(2);
  });
});
