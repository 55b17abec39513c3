import { movedBy } from '../api/moved-by.ts';
import type { Receipt } from '../api/partner.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Partner } from '../catalog/partner.ts';
import { describePeriod, type Period, periodKind } from '../catalog/period.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import { periodsRead } from '../measures/periods-read.ts';
import { totalInputs } from '../submissions/current.ts';
import type { Submission } from '../submissions/submission.ts';
import { alertSentences } from './alert-sentences.ts';
import type { Store } from './ports.ts';
import { readHistory } from './read-history.ts';

type Stage = Receipt['stage'];

/** What became of a file, for its partner alone. Everything in it comes from published values. */
export async function readReceipt(
  store: Store,
  partner: Partner,
  submission: Submission,
  stage: Stage,
  indicators: Indicator[],
): Promise<Receipt> {
  const tree = placeTree(await store.places.list());
  const shown = stage === 'done' ? await resultOf(store, submission, indicators, tree, partner.placeId) : nothingYet;
  const { id, dataset, period, fileName, note, mintedAt, decidedAt, report, refusal, withdrawal } = submission;
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

const nothingYet: Pick<Receipt, 'moved' | 'alerts'> = { moved: [], alerts: [] };

/** The indicators that are made from such files. */
export async function indicatorsFrom(
  { indicators }: Pick<Store, 'indicators'>,
  { dataset, period }: Pick<Submission, 'dataset' | 'period'>,
): Promise<Indicator[]> {
  return (await indicators.list()).filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));
}

/** A file is done with once every indicator made from it was evaluated on data that holds it; withdrawn, that lacks it. */
export async function stageOf(store: Store, submission: Submission, indicators: Indicator[]): Promise<Stage> {
  const { state, dataset, period } = submission;
  if (state === 'awaiting-file') return 'waiting';
  if (state === 'refused') return state;
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
