import { countedIndicator } from '../api/published.ts';
import { areComparable } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Partner } from '../catalog/partner.ts';
import { comparePeriods, type Period, periodKind } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { countsOf } from '../disclosure/release.ts';
import { periodsRead } from '../measures/periods-read.ts';
import { settingsFor } from '../signals/settings.ts';
import { currentSubmissions } from '../submissions/current.ts';
import type { Link } from '../submissions/link.ts';
import type { Manifest } from '../submissions/manifest.ts';
import { type Comparison, comparablePeriods } from '../submissions/suspicions/comparison.ts';
import { COMPARED } from '../submissions/suspicions/settings.ts';
import { usualRate } from '../submissions/suspicions/usual-rate.ts';
import type { Store } from './ports.ts';

type Read = Pick<Store, 'comparisons' | 'manifests' | 'indicators' | 'released' | 'places' | 'partnership'>;

/** What a file of this partner, dataset and period is compared with, as things are now. */
export async function readComparison(
  store: Read,
  { id: partnerId, placeId }: Pick<Partner, 'id' | 'placeId'>,
  { dataset }: Pick<Link, 'dataset'>,
  period: Period,
): Promise<Comparison> {
  const { minimumGroupSize: minimumStudents } = await store.partnership.get();
  if (!COMPARED.has(dataset)) return { period, present: [], usual: [], minimumStudents };
  const manifestOf = (one: Period) => store.manifests.get(partnerId, dataset, one);
  const [own, before, usual] = await Promise.all([
    manifestOf(period),
    readBefore(store, manifestOf, comparablePeriods(period)),
    readUsual(store, placeId, { dataset }, period),
  ]);
  const present = [...currentSubmissions([own]).keys()].sort();
  return { period, ...(before && { before }), present, usual, minimumStudents };
}

/** The files that count in the first period of which any is known. */
async function readBefore(
  { comparisons }: Read,
  manifestOf: (period: Period) => Promise<Manifest>,
  periods: readonly Period[],
): Promise<Comparison['before']> {
  for (const period of periods) {
    const current = currentSubmissions([await manifestOf(period)]);
    const sequences = [...new Set(current.values())].sort((a, b) => a - b);
    const files = await Promise.all(
      sequences.map(async (sequence) => {
        const facts = Object.entries((await comparisons.factsOf(sequence)) ?? {});
        return { sequence, places: Object.fromEntries(facts.filter(([id]) => current.get(id) === sequence)) };
      }),
    );
    const known = files.filter(({ places }) => Object.keys(places).length > 0);
    if (known.length > 0) return { period, files: known };
  }
  return undefined;
}

/** What is usual of all students of the own places, by what is published of earlier periods. */
async function readUsual(
  store: Read,
  ownId: string,
  { dataset }: Pick<Link, 'dataset'>,
  period: Period,
): Promise<Comparison['usual']> {
  const [places, indicators] = await Promise.all([store.places.list(), store.indicators.list()]);
  const own = placeTree(places).within(ownId);
  const kind = periodKind(period);
  const followed = indicators.filter(
    (one) => one.dataset === dataset && one.periodKind === kind && periodsRead(one, period).length === 1,
  );
  const { minimumBaseline } = settingsFor(kind);
  return Promise.all(
    followed.map(async (indicator) => {
      const earlier = (await store.released.history(indicator.id)).filter(([one]) => isEarlier(indicator, one, period));
      const entries = own.flatMap(({ id }) => {
        const cells = earlier.flatMap((all) => all.find(({ placeId }) => placeId === id)?.cells[ALL_STUDENTS] ?? []);
        const shares = cells.flatMap((cell) => countsOf(cell) ?? []).filter(({ denominator }) => denominator > 0);
        const usual = usualRate(shares, minimumBaseline);
        return usual ? [[id, usual] as const] : [];
      });
      return { indicator: countedIndicator.parse(indicator), places: Object.fromEntries(entries) };
    }),
  );
}

const isEarlier = (indicator: Indicator, one: { period: Period } | undefined, period: Period): boolean =>
  one !== undefined && comparePeriods(one.period, period) < 0 && areComparable(indicator, one.period, period);
