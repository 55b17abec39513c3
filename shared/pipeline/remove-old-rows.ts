import { lastDayOfRows } from '../access/retention.ts';
import { calendarDay } from '../catalog/calendar-day.ts';
import { placeTree } from '../catalog/place-tree.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Clock, Store } from './ports.ts';

export type RetentionPorts = { store: Store; clock: Clock };

/** A file that was being read when the manifest was ended is refused by then, and what it had written is deleted too. */
const PATIENCE_MS = 60 * 60_000;

/**
 * Deletes the rows of students that no agreement lets the partnership keep. The manifest says so first, in the one write
 * after which no file is added to it; its rows go with a later run, and one that broke off is finished by the next.
 * Measures stay: they are what the rows were sent for, and hold no student.
 */
export async function removeOldRows(ports: RetentionPorts): Promise<void> {
  const { store, clock } = ports;
  const [agreements, { timeZone }, manifests] = await Promise.all([
    store.agreements.list(),
    store.partnership.get(),
    store.manifests.all(),
  ]);
  const today = calendarDay(clock(), timeZone);
  for (const manifest of [...manifests, ...(await heldAlone(store))]) {
    const { rows } = manifest;
    const isOver = (lastDayOfRows(agreements, manifest, today) ?? today) < today;
    if (!rows && isOver) {
      // When a file is added at this moment, the next run does it.
      await store.manifests.replace({ ...manifest, rows: { endedAt: clock().toISOString(), areDeleted: false } });
    } else if (rows && !rows.areDeleted && Date.parse(rows.endedAt) <= clock().getTime() - PATIENCE_MS) {
      await deleteRows(store, { ...manifest, rows });
    }
  }
}

/** Of periods for which nothing counted so far, but a file is held. */
async function heldAlone({ submissions, manifests }: Store): Promise<Manifest[]> {
  const held = (await submissions.list()).filter(({ state }) => state === 'held');
  const found = await Promise.all(
    held.map(({ partnerId, dataset, period }) => manifests.get(partnerId, dataset, period)),
  );
  return found.filter(({ version }) => version === 0);
}

/** Of every file that was sent for the period, also of those that never counted. */
async function deleteRows(store: Store, manifest: Manifest & { rows: NonNullable<Manifest['rows']> }): Promise<void> {
  const { partnerId, dataset, period, entries, rows } = manifest;
  const [submissions, partner, places] = await Promise.all([
    store.submissions.ofPeriod(partnerId, dataset, period),
    store.partners.get(partnerId),
    store.places.list(),
  ]);
  const sequences = new Set([...submissions, ...entries].map(({ sequence }) => sequence));
  const placeIds = new Set([
    ...(partner
      ? placeTree(places)
          .within(partner.placeId)
          .map(({ id }) => id)
      : []),
    ...entries.flatMap((entry) => entry.placeIds),
  ]);
  for (const sequence of sequences) {
    await store.blocks.remove([...placeIds].map((placeId) => ({ sequence, placeId })));
  }
  await store.manifests.replace({ ...manifest, rows: { ...rows, areDeleted: true } });
}
