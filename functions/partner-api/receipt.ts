import { setTimeout as pause } from 'node:timers/promises';
import { movedBy } from '../../shared/api/moved-by.ts';
import type { Receipt } from '../../shared/api/partner.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { describePeriod } from '../../shared/catalog/period.ts';
import { type PlaceTree, placeTree } from '../../shared/catalog/place-tree.ts';
import type { Store } from '../../shared/pipeline/ports.ts';
import { readHistory } from '../../shared/pipeline/read-history.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Submission } from '../../shared/submissions/submission.ts';
import { Problem } from '../http/problem.ts';
import { alertSentences } from './alert-sentences.ts';
import { findLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';
import { followedBy, type Stage, stageOf } from './stage.ts';

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
  const all = await store.indicators.list();
  const { submission, stage } = await untilEnd(read, first, (one) => stageOf(store, one, all), wait);
  const indicators = followedBy(all, first);
  const tree = placeTree(await store.places.list());
  const shown = stage === 'done' ? await resultOf(store, submission, indicators, tree, partner.placeId) : nothingYet;
  const { dataset, period, fileName, note, mintedAt, decidedAt, report, refusal, withdrawal } = submission;
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
    ...(withdrawal && { withdrawal }),
    ...shown,
    history,
  };
}

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
