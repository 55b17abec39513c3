import type { Indicator } from '../catalog/indicator.ts';
import { type Period, periodKind, schoolYear } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { populationOf } from '../disclosure/population.ts';
import { periodsRead } from '../measures/periods-read.ts';
import { atLeast } from '../store/basis.ts';
import { totalInputs } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Clock, Objects, Queues, Store } from './ports.ts';

export type SweepPorts = { store: Store; objects: Pick<Objects, 'exists'>; queues: Queues; clock: Clock };

/** A file that arrived is normally read within seconds; after this its event counts as lost. */
const PATIENCE_MINUTES = 2;
/** An upload that did not come within its presigned time never will. */
const ABANDONED_AFTER_HOURS = 24;

/** Finishes what a crash or a lost message left: compares what should be with what is, and asks again. */
export async function sweep(ports: SweepPorts): Promise<void> {
  await resumeUploads(ports);
  await resumeIndicators(ports);
  await resumeMail(ports);
}

async function resumeUploads({ store, objects, queues, clock }: SweepPorts): Promise<void> {
  const minutesOld = (at: string) => (clock().getTime() - Date.parse(at)) / 60_000;
  for (const { state, mintedAt, objectKey } of await store.submissions.list()) {
    if (minutesOld(mintedAt) > ABANDONED_AFTER_HOURS * 60) return;
    if (state !== 'awaiting-file' || minutesOld(mintedAt) < PATIENCE_MINUTES) continue;
    if (await objects.exists(objectKey)) await queues.upload(objectKey);
  }
}

async function resumeIndicators({ store, queues }: SweepPorts): Promise<void> {
  const [patterns, manifests, indicators, places, checkpoints] = await Promise.all([
    store.disclosure.patterns(),
    store.manifests.all(),
    store.indicators.list(),
    store.places.list(),
    store.checkpoints.all(),
  ]);
  const tree = placeTree(places);
  const reached = new Map(checkpoints.map((one) => [`${one.indicatorId} ${one.period}`, one]));
  const patternOf = (indicator: Indicator, period: Period) =>
    patterns.find((one) => one.populationId === populationOf(indicator) && one.schoolYear === schoolYear(period))
      ?.pattern ?? 0;
  const unjudged = new Set<string>();
  const sent = Map.groupBy(manifests, ({ dataset, period }) => `${dataset} ${period}`);
  for (const group of sent.values()) {
    const { dataset, period } = group[0] as Manifest;
    const followed = indicators.filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));
    const behind = followed.map((indicator) => {
      const { id, version } = indicator;
      const { published, evaluated } = reached.get(`${id} ${period}`) ?? {};
      const earlier = periodsRead(indicator, period).slice(0, -1);
      const inputs = totalInputs(
        group,
        tree,
        earlier.flatMap((one) => sent.get(`${dataset} ${one}`) ?? []),
      );
      const target = { definition: version, inputs, pattern: 0 };
      if (!atLeast(published, target)) return { id, needs: 'recompute' };
      if (published && published.pattern < patternOf(indicator, period)) return { id, needs: 'publish' };
      return { id, needs: atLeast(evaluated, target) ? 'nothing' : 'evaluate' };
    });
    if (behind.some(({ needs }) => needs === 'recompute')) await queues.recompute({ dataset, period });
    for (const { id, needs } of behind) {
      if (needs === 'publish') await queues.publish({ indicatorId: id, period });
      if (needs === 'evaluate') unjudged.add(id);
    }
  }
  for (const indicatorId of unjudged) await queues.evaluate({ indicatorId });
}

async function resumeMail({ store, queues }: SweepPorts): Promise<void> {
  const recipients = new Set((await store.notifications.unsent()).map(({ recipientId }) => recipientId));
  for (const recipientId of recipients) await queues.mail({ recipientId });
}
