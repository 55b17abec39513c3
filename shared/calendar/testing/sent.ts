import type { Place } from '../../catalog/place.ts';
import { placeTree } from '../../catalog/place-tree.ts';
import type { Manifest } from '../../submissions/manifest.ts';
import { type Excuse, excuseId } from '../excuse.ts';
import { type Schedule, scheduleSchema } from '../schedule.ts';
import type { Sent } from '../standing.ts';

const place = (id: string, kind: Place['kind'], parentId: string): Place => ({
  id,
  kind,
  name: id,
  codes: [],
  parentId,
});
const tree = placeTree([
  place('fircrest', 'district', 'rivermouth'),
  place('birch', 'school', 'fircrest'),
  place('cedar', 'school', 'fircrest'),
  place('dune', 'school', 'elsewhere'),
]);

/** Fircrest's attendance of every month from September 2025 on, due ten days after it. */
export const monthly = (change: Record<string, unknown> = {}): Schedule =>
  scheduleSchema.parse({
    ...{ id: 'monthly', partnerId: 'fircrest', dataset: 'attendance' },
    calendar: { kind: 'every', from: '2025-09', dueDays: 10 },
    ...change,
  });

type Entry = Partial<Manifest['entries'][number]>;

/** One file of some places. */
export const file = (period: string, placeIds: string[], entry: Entry = {}): Manifest => ({
  ...{ partnerId: 'fircrest', dataset: 'attendance', period, version: 1 },
  entries: [{ sequence: 1, placeIds, complete: false, withdrawn: false, ...entry }],
});

export const excused = (period: string, until?: string): Excuse => ({
  ...{ id: excuseId('monthly', period), scheduleId: 'monthly', period, reason: 'A flood.', at: '2026-01-01T00:00:00Z' },
  ...(until && { until }),
});

export const sent = (today: string, manifests: Manifest[] = [], excuses: Excuse[] = []): Sent => ({
  ...{ partner: { placeId: 'fircrest' }, tree, manifests, excuses, today },
});
