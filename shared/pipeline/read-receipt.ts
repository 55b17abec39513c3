import { movedBy } from '../api/moved-by.ts';
import type { Receipt } from '../api/partner.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Partner } from '../catalog/partner.ts';
import { describePeriod } from '../catalog/period.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import type { Submission } from '../submissions/submission.ts';
import { alertSentences } from './alert-sentences.ts';
import type { Store } from './ports.ts';
import { readHistory } from './read-history.ts';
import { followedBy, type Stage } from './receipt-stage.ts';

/** What became of a file, for its partner alone. Everything in it comes from published values. */
export async function readReceipt(
  store: Store,
  partner: Partner,
  submission: Submission,
  stage: Stage,
  all: Indicator[],
): Promise<Receipt> {
  const indicators = followedBy(all, submission);
  const tree = placeTree(await store.places.list());
  const shown = stage === 'done' ? await resultOf(store, submission, indicators, tree, partner.placeId) : nothingYet;
  const { id, dataset, period, fileName, note, mintedAt, decidedAt, report, refusal, withdrawal } = submission;
  const { suspicions, confirmed } = submission;
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

const nothingYet: Pick<Receipt, 'moved' | 'alerts'> = { moved: [], alerts: [] };

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
