import { setTimeout as pause } from 'node:timers/promises';
import { movedBy } from '../../shared/api/moved-by.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import type { Dataset } from '../../shared/catalog/dataset.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { describePeriod, type Period, periodKind } from '../../shared/catalog/period.ts';
import { type PlaceTree, placeTree } from '../../shared/catalog/place-tree.ts';
import { periodsRead } from '../../shared/measures/periods-read.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { readHistory } from '../../shared/pipeline/read-history.ts';
import { totalInputs } from '../../shared/submissions/current.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Submission } from '../../shared/submissions/submission.ts';
import { Problem } from '../http/problem.ts';
import { alertSentences } from './alert-sentences.ts';
import { findLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

type Stage = Receipt['stage'];

/**
 * What became of one file that was sent through this link. Waits up to `wait` seconds for the end; a link that expired
 * or is used up still shows its receipts. Everything in it comes from published values.
 *
 * @throws Problem 404 for a submission of another link, 410 for a revoked link.
 */
export async function readReceipt(ports: PartnerPorts, token: string, id: string, wait: number): Promise<Receipt> {
  const { store, clock } = ports;
  const { link, partner } = await findLink(store, token, clock());
  const read = () => sentThrough(store, link, id);
  const first = await read();
  const indicators = (await store.indicators.list()).filter(
    (one) => one.dataset === first.dataset && one.periodKind === periodKind(first.period),
  );
  const { submission, stage } = await untilEnd(read, first, (one) => stageOf(store, one, indicators), wait);
  const tree = placeTree(await store.places.list());
  const shown = stage === 'done' ? await resultOf(store, submission, indicators, tree, partner.placeId) : nothingYet;
  const { dataset, period, fileName, note, mintedAt, decidedAt, report, refusal, withdrawal, suspicions, confirmed } =
    submission;
  const history = stage === 'waiting' ? [] : await readHistory(store, partner, dataset, period, 'with-values');
  return {
    id,
    stage,
    partner: partner.name,
    dataset,
    period: { id: period, name: describePeriod(period) },
    fileName,
    ...(note && { note }),
    at: decidedAt ?? mintedAt,
    ...(report && { report }),
    ...(refusal && { refusal }),
    ...(suspicions && { suspicions }),
    ...(confirmed && { confirmed }),
    ...(withdrawal && { withdrawal }),
    ...shown,
    history,
  };
}

/** Where the receipt of a file is read. */
export const receiptUrl = ({ siteUrl }: Pick<PartnerPorts, 'siteUrl'>, token: string, id: string): string =>
  `${siteUrl}/api/send/${token}/submissions/${id}`;

/** A file that came by this very link. @throws Problem 404 for any other. */
export async function sentThrough(store: Store, link: Link, id: string): Promise<Submission> {
  const submission = await store.submissions.get(id);
  if (submission?.linkId !== link.id) throw new Problem('not-found', 'No file with this number came by this link.');
  return submission;
}

const nothingYet: Pick<Receipt, 'moved' | 'alerts'> = { moved: [], alerts: [] };

/** Looks again, ever less often, until the file is done with or the time is up. */
async function untilEnd(
  read: () => Promise<Submission>,
  first: Submission,
  stageNow: (submission: Submission) => Promise<Stage>,
  seconds: number,
): Promise<{ submission: Submission; stage: Stage }> {
  const deadline = performance.now() + seconds * 1000;
  let submission = first;
  for (let interval = 50; ; interval = Math.min(interval * 1.5, 1000)) {
    const stage = await stageNow(submission);
    const left = deadline - performance.now();
    if ((stage !== 'waiting' && stage !== 'computing') || left <= 0) return { submission, stage };
    await pause(Math.min(interval, left));
    submission = await read();
  }
}

/** A file is done with once every indicator made from it was evaluated on data that holds it; withdrawn, that lacks it. */
async function stageOf(store: Store, submission: Submission, indicators: Indicator[]): Promise<Stage> {
  const { state, dataset, period } = submission;
  if (state === 'awaiting-file') return 'waiting';
  if (state === 'refused' || state === 'held') return state;
  const isWithdrawn = state === 'withdrawn';
  const inputs = isWithdrawn ? submission.withdrawnInputs : submission.inputs;
  if (isWithdrawn && inputs === undefined) return state;
  if (inputs === undefined) return 'computing';
  const areDone = await Promise.all(
    indicators.map(async (indicator) => {
      const { evaluated } = await store.checkpoints.get(indicator.id, period);
      return (
        evaluated !== undefined && evaluated.inputs >= inputs + (await earlierInputs(store, indicator, dataset, period))
      );
    }),
  );
  if (!areDone.every(Boolean)) return 'computing';
  return isWithdrawn ? 'withdrawn' : 'done';
}

/** What the files of earlier periods add, where an indicator is made from these too. */
async function earlierInputs(store: Store, indicator: Indicator, dataset: Dataset, period: Period): Promise<number> {
  const earlier = periodsRead(indicator, period).slice(0, -1);
  if (earlier.length === 0) return 0;
  const [places, own, ...before] = await Promise.all([
    store.places.list(),
    ...[period, ...earlier].map((one) => store.manifests.ofPeriod(dataset, one)),
  ]);
  const tree = placeTree(places);
  return totalInputs(own ?? [], tree, before.flat()) - totalInputs(own ?? [], tree);
}

async function resultOf(
  store: Store,
  { period }: Submission,
  indicators: Indicator[],
  tree: PlaceTree,
  ownId: string,
): Promise<Pick<Receipt, 'moved' | 'alerts'>> {
  const moved = await Promise.all(
    indicators.map(async (indicator) => {
      const history = await store.released.history(indicator.id);
      return movedBy(indicator, period, history.flat(), tree, ownId);
    }),
  );
  return { moved: moved.flat(), alerts: await alertSentences(store, period, indicators, tree, ownId) };
}
