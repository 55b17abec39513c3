import { type Dataset, joinedDatasets, joinedPeriod } from '../catalog/dataset.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { comparePeriods, type Period, periodKind, schoolYear } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { populationOf } from '../disclosure/population.ts';
import { isAbout, isLetter } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import { isLinkable, periodsLinked } from '../measures/link-periods.ts';
import { periodsRead } from '../measures/periods-read.ts';
import { atLeast } from '../store/basis.ts';
import type { Versioned } from '../store/store.ts';
import { totalInputs } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import { askForDigests } from './ask-for-digests.ts';
import { isDue } from './outbox.ts';
import type { Clock, Objects, Queues, Store } from './ports.ts';

export type SweepPorts = { store: Store; objects: Pick<Objects, 'exists'>; queues: Queues; clock: Clock };

/** A file that arrived is normally read within seconds; after this its event counts as lost. */
const PATIENCE_MINUTES = 2;
/** An upload that did not come within its presigned time never will. */
const ABANDONED_AFTER_HOURS = 24;
/** A wish for a new link that nothing came of by then is for staff. */
const RENEWAL_HOURS = 1;

/** Finishes what a crash or a lost message left: compares what should be with what is, and asks again. */
export async function sweep(ports: SweepPorts): Promise<void> {
  await resumeUploads(ports);
  await resumeIndicators(ports);
  await resumeMail(ports);
  await resumeRenewals(ports);
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
  const sent = Map.groupBy(manifests, ({ dataset, period }) => `${dataset} ${period}`);
  const sentOf = (dataset: Dataset, period: Period) => sent.get(`${dataset} ${period}`) ?? [];
  const inputsOf = ({ dataset, period }: Manifest, earlier: Period[], joined: Manifest[] = []) => {
    const others = [...earlier.flatMap((one) => sentOf(dataset, one)), ...joined];
    return totalInputs(sentOf(dataset, period), tree, others);
  };
  const patternOf = (indicator: Indicator, period: Period) =>
    patterns.find((one) => one.populationId === populationOf(indicator) && one.schoolYear === schoolYear(period))
      ?.pattern ?? 0;
  const needsOf = (indicator: Versioned<Indicator>, about: Manifest): Need => {
    const { period } = about;
    const { published, evaluated } = reached.get(`${indicator.id} ${period}`) ?? {};
    const year = joinedPeriod(about.dataset, period);
    const joined = year ? joinedDatasets.flatMap((one) => sentOf(one, year)) : [];
    const inputs = inputsOf(about, periodsRead(indicator, period).slice(0, -1), joined);
    const target = { definition: indicator.version, inputs, pattern: 0 };
    if (!atLeast(published, target)) return 'recompute';
    if (published && published.pattern < patternOf(indicator, period)) return 'publish';
    return atLeast(evaluated, target) ? 'nothing' : 'evaluate';
  };
  const firsts = [...sent.values()].flatMap(([first]) => first ?? []);
  const unjudged = new Set<string>();
  for (const about of firsts) {
    const { dataset, period } = about;
    const followed = indicators.filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));
    const needs = followed.map((indicator) => ({ id: indicator.id, need: needsOf(indicator, about) }));
    if (needs.some(({ need }) => need === 'recompute')) await queues.recompute({ dataset, period });
    for (const { id, need } of needs) {
      if (need === 'publish') await queues.publish({ indicatorId: id, period });
      if (need === 'evaluate') unjudged.add(id);
    }
  }
  for (const indicatorId of unjudged) await queues.evaluate({ indicatorId });
  await resumePanels({ store, queues }, indicators.filter(isLinkable), firsts, inputsOf);
}

type Need = 'nothing' | 'recompute' | 'publish' | 'evaluate';

/** Earlier months may come after the latest one, whose students are then linked with theirs. */
async function resumePanels(
  { store, queues }: Pick<SweepPorts, 'store' | 'queues'>,
  indicators: Versioned<Indicator>[],
  sent: Manifest[],
  inputsOf: (about: Manifest, earlier: Period[]) => number,
): Promise<void> {
  for (const { id, version, dataset, periodKind: kind } of indicators) {
    const ofKind = sent.filter((one) => one.dataset === dataset && periodKind(one.period) === kind);
    const latest = ofKind.toSorted((a, b) => comparePeriods(a.period, b.period)).at(-1);
    if (!latest) continue;
    const { period } = latest;
    const known = (await store.panels.published(id)).find((one) => one.period === period);
    const target = { definition: version, inputs: inputsOf(latest, periodsLinked(period)), pattern: 0 };
    if (!atLeast(known?.basis, target)) await queues.recompute({ dataset, period });
  }
}

/** Asks again for wishes whose message may be lost; of those that stay with staff nothing comes of it. */
async function resumeRenewals({ store, queues, clock }: SweepPorts): Promise<void> {
  const since = new Date(clock().getTime() - RENEWAL_HOURS * 60 * 60_000).toISOString();
  const open = (await store.renewals.list()).filter(({ askedAt, answeredAt }) => !answeredAt && askedAt > since);
  for (const { linkId } of open) await queues.letter({ renewalOf: linkId });
}

async function resumeMail({ store, queues, clock }: SweepPorts): Promise<void> {
  const now = clock();
  const due = (await store.notifications.unsent(now)).filter((line) => isDue(line, now));
  const recipientsOf = (lines: Notification[]) => new Set(lines.map(({ recipientId }) => recipientId));
  const isDigest = isAbout('digest');
  const isMail = (line: Notification) => !isDigest(line) && !isLetter(line);
  for (const recipientId of recipientsOf(due.filter(isMail))) await queues.mail({ recipientId });
  for (const partnerId of recipientsOf(due.filter(isLetter))) await queues.letter({ partnerId });
  await askForDigests(queues, recipientsOf(due.filter(isDigest)));
}
