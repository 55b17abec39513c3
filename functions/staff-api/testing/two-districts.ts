import type { Alert } from '../../../shared/alerts/alert.ts';
import { laterPeriod } from '../../../shared/catalog/period.ts';
import type { Released } from '../../../shared/disclosure/release.ts';
import { agreementWith } from '../../../tests/support/agreement.ts';
import { ABSENCE, NOW, type StaffWorld } from './staff-world.ts';

/** Everything that names or counts what lies outside of Fircrest; none of it stands in anything of Fircrest. */
export const outside = ['rivermouth', 'quillmarsh', 'ospreygate', '7777'];
export const SENT = { fircrest: '0000000001', quillmarsh: '0000000002' };
export const alertAt = (placeId: string) => `high~absence~${placeId}`;

const isOutside = (id: string) => outside.includes(id);
const districts = { fircrest: 'birch', quillmarsh: 'ospreygate' };
const title = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/**
 * A region of two districts, each with a school and everything that a place may have: a partner, a link, a file, values, a
 * target, a baseline, a rule, a cycle, an alert, an owner, a schedule.
 */
export async function layOutTwoDistricts(world: StaffWorld): Promise<void> {
  const { call, store } = world;
  await call('PUT', '/api/places/rivermouth', { kind: 'region', name: 'Rivermouth' });
  for (const [district, school] of Object.entries(districts)) {
    await call('PUT', `/api/places/${district}`, { kind: 'district', name: title(district), parentId: 'rivermouth' });
    await call('PUT', `/api/places/${school}`, { kind: 'school', name: title(school), parentId: district });
    await call('PUT', `/api/partners/${district}`, { name: `${title(district)} School District`, placeId: district });
    await call('PUT', `/api/agreements/${district}-2025`, agreementWith(district));
    const asked = { partnerId: district, dataset: 'attendance', placeIds: [school] };
    const calendar = { kind: 'every', from: '2026-01', dueDays: 10 };
    await call('PUT', `/api/schedules/${district}-attendance`, { ...asked, calendar });
    await call('PUT', `/api/owners/of-${district}`, { name: 'Ada', email: 'ada@x.example', placeIds: [district] });
  }
  await call('PUT', '/api/owners/sasha', { name: 'Sasha', email: 'sasha@x.example' });
  await call('PUT', '/api/owners/all', { name: 'Lin', email: 'lin@x.example', placeIds: ['rivermouth'] });
  const places = Object.keys(districts);
  const gaps = [{ focal: 'english_learner:yes', reference: 'english_learner:no' }];
  const targets = places.map((placeId) => ({ placeId, percent: 10, by: '2027-02' }));
  const baselines = [{ placeIds: places, exclude: ['2023-09'] }, { placeIds: ['ospreygate'] }];
  await call('PUT', '/api/indicators/absence', { ...ABSENCE, gaps, targets, baselines });
  for (const district of places) await layOutDistrict(world, district);
  await layOutCycle(world);
  const both = { kind: 'level', indicatorIds: ['absence'], percent: 20, placeIds: places };
  await call('PUT', '/api/rules/high', { ...both, recipients: { people: places.map((id) => `of-${id}`) } });
  await publish(store);
}

async function layOutDistrict({ call, store }: StaffWorld, district: string): Promise<void> {
  const own = { indicatorIds: ['absence'], percent: 20, placeIds: [district] };
  await call('PUT', `/api/rules/only-${district}`, { kind: 'level', ...own });
  const cycle = { name: 'Teams', indicatorId: 'absence', ownerId: `of-${district}`, decideBy: '2026-06-01' };
  const at = (placeIds: string[]) => ({
    phases: [{ startedOn: '2026-01-10', baseline: '2025-12', test: { placeIds } }],
  });
  await call('PUT', `/api/cycles/teams-${district}`, { ...cycle, ...at([district]) });
  await call('POST', '/api/links', { partnerId: district, dataset: 'attendance', periods: ['2026-02'] });
  const id = SENT[district as keyof typeof SENT];
  const file = { fileName: `${district}.csv`, size: 10, checksum: 'x', objectKey: `uploads/${id}` };
  await store.submissions.create({
    ...{ partnerId: district, dataset: 'attendance', period: '2026-02', ...file, mintedAt: NOW.toISOString() },
    ...{ id, sequence: Number(id), linkId: 'ab12', state: 'accepted' },
  });
  await store.alerts.replace(alert(district), undefined);
}

/** A cycle in both districts of the person who signs in, the second of which joined it later. */
async function layOutCycle({ call }: StaffWorld): Promise<void> {
  await call('PUT', '/api/owners/taylor', { name: 'Taylor', email: 'taylor@x.example' });
  const phaseAt = (...placeIds: string[]) => ({ startedOn: '2026-01-10', baseline: '2025-12', test: { placeIds } });
  const cycle = { name: 'Teams', indicatorId: 'absence', ownerId: 'taylor', decideBy: '2026-06-01' };
  const schools = { ...phaseAt('birch'), comparison: { placeIds: ['ospreygate'] } };
  const later = { ...phaseAt(...Object.keys(districts)), startedOn: '2026-02-10' };
  for (const phases of [[schools], [phaseAt('birch')], [phaseAt('fircrest'), later]]) {
    await call('PUT', '/api/cycles/everywhere', { ...cycle, phases });
  }
}

function alert(placeId: string): Alert {
  const about = { ruleId: 'high', ruleVersion: 1, indicatorId: 'absence', placeId, period: '2026-02' };
  const after = { period: '2026-02', counts: { numerator: isOutside(placeId) ? 7777 : 250, denominator: 30_000 } };
  return {
    ...about,
    ...{ id: alertAt(placeId), state: 'firing', reason: 'opened', since: '2026-02', changedAt: NOW.toISOString() },
    ...{ revision: 1, notes: [], history: [] },
    finding: { ...about, kind: 'level', group: 'all', percent: 20, after, all: { after } },
  };
}

/** Thirty months everywhere; above 20% now and then. */
async function publish(store: StaffWorld['store']): Promise<void> {
  const parts: Record<string, string[]> = { rivermouth: Object.keys(districts) };
  for (const [district, school] of Object.entries(districts)) parts[district] = [school];
  const ids = ['rivermouth', ...Object.entries(districts).flat()];
  for (let month = 0; month < 30; month += 1) {
    const period = laterPeriod('2023-09', month);
    const cells = (id: string): Released['cells'] => {
      const numerator = 150 + ((month * 37) % 90);
      const half = { numerator, denominator: 1000 };
      if (isOutside(id)) return { all: { numerator: 7777, denominator: 30_000 + month }, 'english_learner:yes': half };
      return { all: half, 'english_learner:yes': half, 'english_learner:no': half };
    };
    const places = ids.map((placeId) => ({
      ...{ indicatorId: 'absence', placeId, period, parts: parts[placeId] ?? [] },
      cells: cells(placeId),
    }));
    const basis = { definition: 1, inputs: 1, pattern: 0 };
    await store.released.publish('absence', period, { settings: '', basis, places });
  }
}
