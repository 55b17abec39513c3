import type { Receipt } from '../api/partner.ts';
import { type Dataset, isJoined, joinedPeriod } from '../catalog/dataset.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { type Period, periodKind } from '../catalog/period.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import { periodsRead } from '../measures/periods-read.ts';
import { addedInputs, totalInputs } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Store } from './ports.ts';
import { readJoined } from './read-joined.ts';

export type Stage = Receipt['stage'];

/** A file is done with once every indicator made from it was evaluated on data that holds it; withdrawn, that lacks it. */
export async function stageOf(store: Store, submission: Submission, indicators: Indicator[]): Promise<Stage> {
  const { state, dataset, period } = submission;
  if (state === 'awaiting-file') return 'waiting';
  if (state === 'refused' || state === 'held') return state;
  const isWithdrawn = state === 'withdrawn';
  const inputs = isWithdrawn ? submission.withdrawnInputs : submission.inputs;
  if (isWithdrawn && inputs === undefined) return state;
  if (inputs === undefined) return 'computing';
  const isDone = isJoined(dataset)
    ? await isEvaluatedIn(store, period, indicators)
    : await isEvaluated(store, { dataset, period, inputs }, indicators);
  if (!isDone) return 'computing';
  return isWithdrawn ? 'withdrawn' : 'done';
}

type Followed = Pick<Manifest, 'dataset' | 'period'>;

/** The indicators whose values of a period are made from a dataset. */
export const followedBy = (indicators: Indicator[], { dataset, period }: Followed): Indicator[] =>
  indicators.filter((one) => one.dataset === dataset && one.periodKind === periodKind(period));

async function isEvaluated(
  store: Store,
  { dataset, period, inputs }: Followed & { inputs: number },
  indicators: Indicator[],
): Promise<boolean> {
  const followed = followedBy(indicators, { dataset, period });
  if (followed.length === 0) return true;
  const [manifests, places] = await Promise.all([sentAround(store, dataset, period, followed), store.places.list()]);
  const tree = placeTree(places);
  const areDone = await Promise.all(
    followed.map(async (indicator) => {
      const { evaluated } = await store.checkpoints.get(indicator.id, period);
      const { added } = inputsNow(indicator, { dataset, period }, manifests, tree);
      return evaluated !== undefined && evaluated.inputs >= inputs + added;
    }),
  );
  return areDone.every(Boolean);
}

/** What was sent of a period, of the earlier ones that its values are made from too, and of what is joined of its year. */
async function sentAround(store: Store, dataset: Dataset, period: Period, followed: Indicator[]): Promise<Manifest[]> {
  const periods = [...new Set([period, ...followed.flatMap((one) => periodsRead(one, period))])];
  const sent = await Promise.all([
    ...periods.map((one) => store.manifests.ofPeriod(dataset, one)),
    readJoined(store, dataset, period),
  ]);
  return sent.flat();
}

/** Whether all that was sent of a school year is evaluated with what counts of the joined datasets now. */
async function isEvaluatedIn(store: Store, year: Period, indicators: Indicator[]): Promise<boolean> {
  const [manifests, places, checkpoints] = await Promise.all([
    store.manifests.all(),
    store.places.list(),
    store.checkpoints.all(),
  ]);
  const tree = placeTree(places);
  const reached = new Map(checkpoints.map((one) => [`${one.indicatorId} ${one.period}`, one.evaluated?.inputs ?? -1]));
  return manifests
    .filter(({ dataset, period }) => joinedPeriod(dataset, period) === year)
    .every((sent) =>
      followedBy(indicators, sent).every((indicator) => {
        const { own, added } = inputsNow(indicator, sent, manifests, tree);
        return (reached.get(`${indicator.id} ${sent.period}`) ?? -1) >= own + added;
      }),
    );
}

/** How recent the data is that an indicator's values of a period are made from: its own, and what other manifests add. */
function inputsNow(indicator: Indicator, { dataset, period }: Followed, manifests: Manifest[], tree: PlaceTree) {
  const of = (periods: readonly Period[]) =>
    manifests.filter((one) => one.dataset === dataset && periods.includes(one.period));
  const own = of([period]);
  const earlier = of(periodsRead(indicator, period).slice(0, -1));
  const year = joinedPeriod(dataset, period);
  const joined = manifests.filter((one) => isJoined(one.dataset) && one.period === year);
  return { own: totalInputs(own, tree), added: addedInputs(own, tree, [...earlier, ...joined]) };
}
