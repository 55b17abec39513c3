import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { ABSENCE, createStaffWorld, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
});

describe('records that staff define', () => {
  it('are created, read, listed, replaced and removed', async () => {
    const created = await world.call('PUT', '/api/owners/jordan', { name: 'Jordan', email: 'jordan@x.example' });
    expect(created).toMatchObject({ status: 201, body: { id: 'jordan', version: 1 }, headers: { etag: '"1"' } });
    const replaced = await world.call('PUT', '/api/owners/jordan', { ...created.body, name: 'Jordan Ames' });
    expect(replaced).toMatchObject({ status: 200, body: { name: 'Jordan Ames', version: 2 } });
    expect((await world.call('GET', '/api/owners')).body).toEqual({ owners: [replaced.body] });
    expect((await world.call('DELETE', '/api/owners/jordan')).status).toBe(204);
    expect((await world.call('GET', '/api/owners/jordan')).status).toBe(404);
    expect((await world.call('DELETE', '/api/owners/jordan')).status).toBe(404);
  });

  it('are not saved over a version that was not read', async () => {
    const save = (ifMatch: string) =>
      world.call('PUT', '/api/owners/jordan', { name: 'Jordan', email: 'j@x.example' }, { 'if-match': ifMatch });
    expect((await save('*')).status).toBe(412);
    expect((await save('"1"')).status).toBe(412);
    expect((await save('"0"')).status).toBe(201);
    expect((await save('"0"')).status).toBe(412);
    expect((await save('"1"')).status).toBe(200);
    expect((await save('1')).status).toBe(412);
    expect((await save('*')).status).toBe(200);
    expect((await save('three')).status).toBe(400);
  });

  it('are saved under the id in the address only', async () => {
    const { body } = await world.call('PUT', '/api/owners/jordan', {
      id: 'robin',
      name: 'Robin',
      email: 'r@x.example',
    });
    expect(body.errors).toEqual([{ field: 'id', message: 'must be jordan as in the address, or left out' }]);
  });
});

describe('places', () => {
  beforeEach(() => world.layOut());
  const errorsOf = async (id: string, place: object) =>
    (await world.call('PUT', `/api/places/${id}`, place)).body.errors;

  it('nest as region, district and school, with one region', async () => {
    const fields = async (id: string, place: object) => (await errorsOf(id, { name: 'X', ...place }))[0].field;
    expect(await fields('x', { kind: 'region' })).toBe('kind');
    expect(await fields('rivermouth', { kind: 'region', parentId: 'fircrest' })).toBe('parentId');
    expect(await fields('x', { kind: 'district' })).toBe('parentId');
    expect(await fields('x', { kind: 'district', parentId: 'fircrest' })).toBe('parentId');
    expect(await fields('x', { kind: 'school', parentId: 'rivermouth' })).toBe('parentId');
    expect(await fields('x', { kind: 'school', parentId: 'nowhere' })).toBe('parentId');
    expect(await fields('x', { kind: 'school', parentId: 'x' })).toBe('parentId');
    expect(await fields('fircrest', { kind: 'school', parentId: 'fircrest' })).toBe('parentId');
  });

  it('stay where they are once files reported on them', async () => {
    await world.call('PUT', '/api/places/glenhaven', { kind: 'district', name: 'Glenhaven', parentId: 'rivermouth' });
    await world.sendFile();
    expect(await errorsOf('birch', { kind: 'school', name: 'Birch', parentId: 'glenhaven' })).toHaveLength(1);
    expect(
      (await world.call('PUT', '/api/places/birch', { kind: 'school', name: 'Old Birch', parentId: 'fircrest' }))
        .status,
    ).toBe(200);
  });
});

describe('the contacts of a partner', () => {
  const contact = (name: string, email = `${name}@x.example`) => ({ name, email });
  const save = (contacts: object[]) =>
    world.call('PUT', '/api/partners/fircrest', { name: 'Fircrest', placeId: 'fircrest', contacts });

  it('are up to five, each with an address of their own, and stay in order', async () => {
    await world.layOut();
    const five = ['dana', 'lee', 'sam', 'kim', 'ray'].map((name) => contact(name));
    expect((await save(five)).body.contacts).toEqual(five);
    expect((await save([...five, contact('pat')])).body.errors[0].field).toBe('contacts');
    expect((await save([contact('dana'), contact('lee', 'DANA@x.example')])).body.errors[0].field).toBe(
      'contacts.1.email',
    );
    expect((await save([contact('dana', 'no address')])).body.errors[0].field).toBe('contacts.0.email');
  });
});

describe('removing what is still needed', () => {
  it('is turned down, and says by what', async () => {
    await world.layOut();
    await world.call('PUT', '/api/rules/high', {
      kind: 'level',
      indicatorIds: ['absence'],
      percent: 20,
      placeIds: ['fircrest'],
    });
    await world.call('POST', '/api/links', { partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-02'] });
    await world.sendFile();
    const detail = async (path: string) => {
      const { status, body } = await world.call('DELETE', path);
      expect(status).toBe(409);
      return body.detail;
    };
    expect(await detail('/api/places/rivermouth')).toContain('place fircrest');
    expect(await detail('/api/places/fircrest')).toMatch(/place birch, partner fircrest, rule high/);
    expect(await detail('/api/places/birch')).toContain('files that reported on it');
    expect(await detail('/api/partners/fircrest')).toMatch(
      /upload links \(1\), its agreements \(1\), files that it sent/,
    );
    expect(await detail('/api/owners/jordan')).toContain('indicator absence');
    expect(await detail('/api/indicators/absence')).toContain('rule high');
  });

  it('keeps an indicator with published values, whose versions must not start anew', async () => {
    await world.layOut();
    await world.store.checkpoints.advance('absence', '2026-02', 'published', { definition: 1, inputs: 1, pattern: 0 });
    expect((await world.call('DELETE', '/api/indicators/absence')).status).toBe(409);
    const { body } = await world.call('PUT', '/api/indicators/absence', {
      ...ABSENCE,
      dataset: 'counts',
      definition: { kind: 'proportion' },
      periodKind: 'year',
    });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['dataset', 'periodKind']);
  });
});

describe('an indicator with published values', () => {
  beforeEach(async () => {
    await world.layOut();
    await world.store.checkpoints.advance('absence', '2026-02', 'published', { definition: 1, inputs: 1, pattern: 0 });
  });
  const put = (body: object) => world.call('PUT', '/api/indicators/absence', { ...ABSENCE, ...body });
  const definition = { kind: 'chronic-absence', absentShare: 0.2 };

  it('takes another definition only as another edition, with a break that keeps the one before', async () => {
    const silent = await put({ definition });
    expect(silent.body.errors.map(({ field }: { field: string }) => field)).toEqual(['edition']);
    const unmarked = await put({ definition, edition: '2026' });
    expect(unmarked.body.errors[0]).toMatchObject({
      field: 'breaks',
      message: expect.stringContaining('earlierEdition “2025”'),
    });
    const ended = { from: '2026-03', reason: 'A stricter line.', earlierEdition: '2025' };
    expect((await put({ definition, edition: '2026', breaks: [ended] })).status).toBe(400);
    const earlierDefinition = { kind: 'chronic-absence', absentShare: 0.1, minimumDaysEnrolled: 10 };
    const marked = await put({ definition, edition: '2026', breaks: [{ ...ended, earlierDefinition }] });
    expect(marked.status).toBe(200);
  });

  it('takes another source of the same counts as an edition with a break', async () => {
    expect((await put({ edition: '2026' })).status).toBe(400);
    const breaks = [{ from: '2025-26-YEAR', reason: 'A new system.', earlierEdition: '2025' }];
    expect((await put({ edition: '2026', breaks })).status).toBe(200);
    expect((await put({ edition: '2026', breaks, name: 'Absence' })).status).toBe(200);
  });
});

describe('references', () => {
  beforeEach(() => world.layOut());
  const fieldsOf = async (path: string, body: object) =>
    (await world.call('PUT', path, body)).body.errors?.map(({ field }: { field: string }) => field);

  it('must name what is there', async () => {
    expect(await fieldsOf('/api/partners/x', { name: 'X', placeId: 'nowhere' })).toEqual(['placeId']);
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, ownerId: 'nobody' })).toEqual(['ownerId']);
    expect(await fieldsOf('/api/partnership', { name: 'X', staffIds: ['nobody'] })).toEqual(['staffIds']);
    const rule = { kind: 'level', indicatorIds: ['nothing'], percent: 1, placeIds: ['birch', 'nowhere'] };
    expect(await fieldsOf('/api/rules/x', rule)).toEqual(['indicatorIds', 'placeIds']);
  });

  it('must fit: dataset and periods to the definition, groups to one dimension', async () => {
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, dataset: 'counts' })).toEqual(['dataset']);
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, periodKind: 'week' })).toEqual(['periodKind']);
    const dibels = {
      dataset: 'assessment',
      definition: { kind: 'dibels-benchmark', measure: 'ORF' },
      periodKind: 'window',
    };
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, ...dibels })).toEqual(['definition.measure']);
    const acadience = { ...dibels, definition: { ...dibels.definition, benchmarks: 'acadience', measure: 'WRF' } };
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, ...acadience })).toEqual(['definition.measure']);
    const ended = { reason: 'New test.', earlierEdition: 'old' };
    const breaks = [
      { ...ended, from: '2025-26-BOY' },
      { ...ended, from: '2025-26-YEAR', earlierDefinition: { kind: 'proportion' } },
    ];
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, breaks })).toEqual([
      'breaks.0.from',
      'breaks.1.earlierDefinition',
    ]);
    const baselines = [{ through: '2025-06' }, { exclude: ['2025-26-YEAR'] }];
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, baselines })).toEqual(['baselines.1']);
    const progress = { ...dibels, definition: { kind: 'dibels-progress', moved: 'up', measure: 'WPM' } };
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, ...progress })).toEqual(['definition.measure']);
    const gaps = [
      { focal: 'english_learner:yes', reference: 'english_learner:no' },
      { focal: 'english_learner:yes', reference: 'low_income:no' },
    ];
    expect(await fieldsOf('/api/indicators/x', { ...ABSENCE, gaps })).toEqual(['gaps.1.reference']);
    const rule = {
      kind: 'gap-widens',
      indicatorIds: ['absence'],
      points: 3,
      gaps: [{ focal: 'grade:3', reference: 'grade:3' }],
    };
    expect(await fieldsOf('/api/rules/x', rule)).toEqual(['gaps.0.reference']);
    const level = { kind: 'level', indicatorIds: ['absence'], percent: 20, clearsAt: 22 };
    expect(await fieldsOf('/api/rules/x', level)).toEqual(['clearsAt']);
  });
});

describe('what a save sets off', () => {
  beforeEach(() => world.layOut());

  it('is a recompute of each dataset and period that was sent for an indicator', async () => {
    await world.sendFile(1);
    await world.sendFile(2);
    await world.call('PUT', '/api/indicators/absence', {
      ...ABSENCE,
      definition: { kind: 'chronic-absence', absentShare: 0.2 },
    });
    expect(world.asked).toEqual([{ queue: 'recompute', message: { dataset: 'attendance', period: '2026-02' } }]);
  });

  it('is a recompute of everything when the minimum group size changes, and only then', async () => {
    await world.sendFile();
    await world.call('PUT', '/api/partnership', { name: 'Rivermouth', minimumGroupSize: 10 });
    expect(world.asked).toEqual([]);
    await world.call('PUT', '/api/partnership', { name: 'Rivermouth', minimumGroupSize: 20 });
    expect(world.asked).toEqual([{ queue: 'recompute', message: { dataset: 'attendance', period: '2026-02' } }]);
  });

  it('is an evaluation of its indicator for a rule, also when it goes', async () => {
    const expected = [{ queue: 'evaluate', message: { indicatorId: 'absence' } }];
    await world.call('PUT', '/api/rules/high', { kind: 'level', indicatorIds: ['absence'], percent: 20 });
    expect(world.asked).toEqual(expected);
    await world.call('DELETE', '/api/rules/high');
    expect(world.asked).toEqual([...expected, ...expected]);
  });
});

describe('targets of an indicator', () => {
  beforeEach(() => world.layOut());
  const put = (...targets: object[]) => world.call('PUT', '/api/indicators/absence', { ...ABSENCE, targets });
  const target = { percent: 12, by: '2027-06', baseline: { period: '2025-06' } };

  it('are saved for the region and for single places, which then cannot be removed', async () => {
    expect((await put(target, { ...target, placeId: 'birch', percent: 15 })).status).toBe(200);
    const { body } = await world.call('DELETE', '/api/places/birch');
    expect(body.detail).toContain('indicator absence');
  });

  it('begin at the same time of the year as they end, before that, in the indicator’s periods, at known places', async () => {
    const fieldOf = async (rest: object) => {
      const { status, body } = await put({ ...target, ...rest });
      expect(status).toBe(400);
      return body.errors[0].field;
    };
    expect(await fieldOf({ by: '2026-27-YEAR' })).toBe('targets.0.by');
    expect(await fieldOf({ baseline: { period: '2024-25-YEAR' } })).toBe('targets.0.baseline.period');
    expect(await fieldOf({ baseline: { period: '2027-06' } })).toBe('targets.0.baseline.period');
    expect(await fieldOf({ baseline: { period: '2026-02' } })).toBe('targets.0.baseline.period');
    expect(await fieldOf({ placeId: 'nowhere' })).toBe('targets');
  });
});
