import { isAbout } from '../../shared/mail/line-about.ts';
import type { Store } from '../../shared/store/store.ts';
import { linksOf, type Moment, sectionOf } from '../benchmarks/alerts/presets/arrivals.ts';
import type { Stage } from '../benchmarks/alerts/presets/play.ts';
import { SETTINGS } from '../benchmarks/alerts/presets/publish.ts';
import { startEmbeddedDynamo } from './embedded-table.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';

/** Ids of the lines of the ledger, sorted, and how many mails were sent. */
export type Ledger = { lines: string[]; mails: number };

const MINUTE_MS = 60_000;

/** Plays moments through the real steps, the queues between them and the embedded table, without a change at any place. */
export async function playThroughTheTable(stage: Stage, moments: readonly Moment[]): Promise<Ledger> {
  const dynamo = await startEmbeddedDynamo();
  try {
    const store = await dynamo.createStore();
    await fill(store, stage);
    const start = moments[0]?.now ?? new Date(0);
    const pipeline = createPipeline(store, { start });
    let now = start;
    for (const moment of moments) {
      pipeline.advanceClock((moment.now.getTime() - now.getTime()) / MINUTE_MS);
      now = moment.now;
      await arrive(store, pipeline, stage, moment);
    }
    const months = [...new Set(moments.map((moment) => moment.now.toISOString().slice(0, 7)))];
    const lines = (await Promise.all(months.map((month) => store.notifications.ofMonth(month)))).flat();
    const ofAlerts = lines.filter(isAbout('alert')).filter(({ state }) => state === 'sent');
    return { lines: ofAlerts.map(({ id }) => id).sort(), mails: pipeline.mails.length };
  } finally {
    await dynamo.close();
  }
}

async function fill(store: Store, { made, indicator, rules, owners }: Stage): Promise<void> {
  await store.partnership.put(SETTINGS);
  for (const place of made.places) await store.places.put(place);
  for (const owner of owners) await store.owners.put(owner);
  await store.indicators.put(indicator);
  for (const { version, ...rule } of rules) await store.rules.put(rule);
}

async function arrive(store: Store, pipeline: Pipeline, { made, indicator }: Stage, moment: Moment): Promise<void> {
  const { at, period, arrived } = moment;
  const counted = { made, indicatorId: indicator.id, changes: [] };
  for (const district of arrived) {
    const section = sectionOf(counted, moment, district);
    const { sectionId, basis } = section;
    await store.measures.put(indicator.id, period, section);
    const links = linksOf(counted, at, district);
    await store.panels.putLinks(indicator.id, period, { sectionId, basis, links });
  }
  const { queues } = pipeline.ports;
  if (arrived.length > 0) await queues.publish({ indicatorId: indicator.id, period });
  else await queues.evaluate({ indicatorId: indicator.id });
  await pipeline.settle();
}
