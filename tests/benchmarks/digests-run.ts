import { performance } from 'node:perf_hooks';
import { chartPng } from '../../functions/runtime/chart-png.ts';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { evaluate } from '../../shared/alerts/evaluate.ts';
import { ruleSchema } from '../../shared/alerts/rule.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { chronicAbsence } from '../../shared/catalog/indicator-presets.ts';
import { laterPeriod } from '../../shared/catalog/period.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import { planDigests } from '../../shared/pipeline/plan-digests.ts';
import { sendDigests } from '../../shared/pipeline/send-digests.ts';
import type { Store } from '../../shared/store/store.ts';
import { startEmbeddedDynamo } from '../support/embedded-table.ts';
import type { DigestBench } from './digests.ts';
import { madePlaces, shareOf } from './made-series.ts';

const READERS = 1000;
const INDICATORS = 4;
const MONTHS = 36;
const MONDAY = Date.parse('2026-03-09T14:00:00Z');
const learners = { focal: 'english_learner:yes', reference: 'english_learner:no' };

/** Plans and sends a thousand digests of a region of 20 districts and 300 schools through the ledger and the embedded table. */
async function benchDigests(): Promise<DigestBench> {
  const dynamo = await startEmbeddedDynamo();
  try {
    const store = await dynamo.createStore();
    await fill(store);
    const sizes: number[] = [];
    let picturesDrawn = 0;
    const messages: { recipientIds: string[] }[] = [];
    const ports = {
      store,
      queues: { digest: async (message: { recipientIds: string[] }) => void messages.push(message) },
      clock: () => new Date(MONDAY + performance.now()),
      mailer: {
        async send({ raw }: { raw: Uint8Array }) {
          sizes.push(raw.length);
          return 'sent' as const;
        },
      },
      from: 'alerts@partnership.example',
      siteUrl: 'https://partnership.example',
      async drawChart(svg: string) {
        picturesDrawn += 1;
        return chartPng(svg);
      },
      quota: { perSecond: 100_000, perDay: 1_000_000 },
    };
    await store.digestPlan.replace({ until: '2026-03-09T13:45:00.000Z' }, undefined);
    const start = performance.now();
    await planDigests(ports);
    for (const message of messages) await sendDigests(ports, message);
    const seconds = (performance.now() - start) / 1000;
    const median = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
    return { readers: READERS, sent: sizes.length, seconds, medianKb: Math.round(median / 1000), picturesDrawn };
  } finally {
    await dynamo.close();
  }
}

/** Four indicators, the rules that each starts with, and alerts as they stand a few days before the digest. */
async function fill(store: Store): Promise<void> {
  const places = madePlaces();
  for (const place of places) await store.places.put(place);
  const now = new Date('2026-03-05T10:00:00Z');
  for (let at = 0; at < INDICATORS; at += 1) {
    const id = `indicator-${at}`;
    const indicator: Indicator = { ...chronicAbsence, id, name: `Indicator ${at}`, ownerId: 'reader-0' };
    await store.indicators.put(indicator);
    const scope = { indicatorIds: [id], placeKinds: ['region', 'district', 'school'] };
    const rules = [
      ruleSchema.parse({ ...scope, id: `level-${at}`, kind: 'level', percent: 27 }),
      ruleSchema.parse({ ...scope, id: `gap-${at}`, kind: 'gap-widens', gaps: [learners], points: 2 }),
      ruleSchema.parse({ ...scope, id: `signal-${at}`, kind: 'signal' }),
    ];
    const saved = await Promise.all(rules.map((rule) => store.rules.put(rule)));
    const history = await publish(store, id, places, at);
    const series = Map.groupBy(history, ({ placeId }) => placeId);
    const moved = evaluate({ indicator, places, series, now }, saved, new Map());
    for (const { alert } of moved) await store.alerts.replace(alert, undefined);
  }
  for (let at = 0; at < READERS; at += 1) {
    const ownPlace = places[at % places.length]?.id ?? '';
    const placeIds = at % 4 === 0 ? undefined : [ownPlace];
    await store.owners.put({
      ...{ id: `reader-${at}`, name: `Reader ${at}`, email: `reader-${at}@x.example` },
      ...(placeIds && { placeIds }),
    });
    const fresh = await preferencesOf(store, `reader-${at}`);
    await store.preferences.replace({ ...fresh, digest: { ...fresh.digest, skipUnchanged: false } }, fresh);
  }
}

async function publish(store: Store, indicatorId: string, places: ReturnType<typeof madePlaces>, shift: number) {
  const groups = ['all', learners.focal, learners.reference];
  const history: Released[] = [];
  for (let month = 0; month < MONTHS; month += 1) {
    const period = laterPeriod('2023-03', month);
    const released = places.map(({ id, kind }, place): Released => {
      const students = kind === 'school' ? 400 : 8000;
      const cells = groups.map((group, at) => {
        const denominator = Math.round(students / (at + 1));
        return [group, { numerator: Math.round(denominator * shareOf(place + shift, month, at)), denominator }];
      });
      return { indicatorId, placeId: id, period, cells: Object.fromEntries(cells), parts: [] };
    });
    history.push(...released);
    const basis = { definition: 1, inputs: 1, pattern: 0 };
    await store.released.publish(indicatorId, period, { places: released, basis, settings: '' });
  }
  return history;
}

console.log(JSON.stringify(await benchDigests()));
