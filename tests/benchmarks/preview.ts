import { performance } from 'node:perf_hooks';
import { staffApi } from '../../functions/staff-api/api.ts';
import { chronicAbsence } from '../../shared/catalog/indicator-presets.ts';
import { laterPeriod } from '../../shared/catalog/period.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import type { Store } from '../../shared/store/store.ts';
import { startEmbeddedDynamo } from '../support/embedded-table.ts';
import { madePlaces, shareOf } from './made-series.ts';

const MONTHS = 60;
const RUNS = 5;

const learners = { focal: 'english_learner:yes', reference: 'english_learner:no' };
const scope = { indicatorIds: [chronicAbsence.id], placeKinds: ['region', 'district', 'school'] };
const rules = {
  level: { ...scope, kind: 'level', percent: 22 },
  gapWidens: { ...scope, kind: 'gap-widens', gaps: [learners], points: 3, comparison: 'year-before' },
  signal: { ...scope, kind: 'signal' },
};

/** Milliseconds from the request to the answer, median of some, by kind of rule; and how much each would have fired. */
export type PreviewBench = Record<keyof typeof rules, { medianMs: number; times: number }>;

/** Previews rules over 300 schools and 5 years of months, through the API and the embedded table, warm. */
export async function benchPreview(): Promise<PreviewBench> {
  const dynamo = await startEmbeddedDynamo();
  try {
    const store = await dynamo.createStore();
    await fill(store);
    const queues = {
      recompute: async () => {},
      evaluate: async () => {},
      digest: async () => {},
      letter: async () => {},
    };
    const clock = () => new Date('2026-03-10');
    const api = staffApi({ store, queues, clock, contract: async () => ({}), siteUrl: 'https://x.example' });
    const entries = Object.entries(rules) as [keyof typeof rules, object][];
    const result: Partial<PreviewBench> = {};
    for (const [name, rule] of entries) result[name] = await measure(() => ask(api, rule));
    return result as PreviewBench;
  } finally {
    await dynamo.close();
  }
}

async function measure(answer: () => Promise<{ times: number }>): Promise<{ medianMs: number; times: number }> {
  const { times } = await answer();
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await answer();
    took.push(performance.now() - start);
  }
  return { medianMs: Math.round(took.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0), times };
}

async function ask(api: ReturnType<typeof staffApi>, rule: object): Promise<{ times: number }> {
  const event = {
    rawPath: '/api/rules/preview',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rule),
    requestContext: { http: { method: 'POST' }, authorizer: { jwt: { claims: { 'cognito:groups': '[backbone]' } } } },
  };
  const { statusCode, body } = await api(event, {} as Parameters<typeof api>[1]);
  if (statusCode !== 200) throw new Error(`The preview answered ${statusCode}: ${body}`);
  return JSON.parse(body);
}

async function fill(store: Store): Promise<void> {
  const places = madePlaces();
  for (const place of places) await store.places.put(place);
  await store.indicators.put(chronicAbsence);
  const groups = ['all', learners.focal, learners.reference, ...Array.from({ length: 20 }, (_, at) => `grade:${at}`)];
  for (let month = 0; month < MONTHS; month += 1) {
    const period = laterPeriod('2021-03', month);
    const released = places.map(({ id, kind }, place): Released => {
      const students = kind === 'school' ? 400 : 8000;
      const cells = groups.map((group, at) => {
        const denominator = at === 0 ? students : Math.round(students / (at + 2));
        return [group, { numerator: Math.round(denominator * shareOf(place, month, at)), denominator }];
      });
      return { indicatorId: chronicAbsence.id, placeId: id, period, cells: Object.fromEntries(cells), parts: [] };
    });
    const basis = { definition: 1, inputs: 1, pattern: 0 };
    await store.released.publish(chronicAbsence.id, period, { places: released, basis, settings: '' });
  }
}
