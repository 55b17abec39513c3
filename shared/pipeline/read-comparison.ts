import { countedIndicator } from '../api/published.ts';
import { areComparable } from '../catalog/editions.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Partner } from '../catalog/partner.ts';
import { comparePeriods, type Period, periodKind } from '../catalog/period.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { countsOf, type Released } from '../disclosure/release.ts';
import { periodsRead } from '../measures/periods-read.ts';
import { settingsFor } from '../signals/settings.ts';
import { currentSubmissions } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Submission } from '../submissions/submission.ts';
import { type Comparison, comparablePeriods } from '../submissions/suspicions/comparison.ts';
import { COMPARED } from '../submissions/suspicions/settings.ts';
import { usualRate } from '../submissions/suspicions/usual-rate.ts';
import type { Store } from './ports.ts';

type Read = Pick<Store, 'comparisons' | 'manifests' | 'indicators' | 'released' | 'places'>;

/** A file that is to come. */
export type Awaited = Pick<Submission, 'dataset' | 'period'> & {
  partner: Pick<Partner, 'id' | 'placeId'>;
  /** The minimum group size. */
  minimumStudents: number;
};

/** What a file is compared with, as things are now. */
export async function readComparison(store: Read, file: Awaited): Promise<Comparison> {
  const { partner, dataset, period, minimumStudents } = file;
  if (!COMPARED.has(dataset)) return { period, present: [], usual: [], minimumStudents };
  const periods = [period, ...comparablePeriods(period)];
  const [[own, ...earlier], usual] = await Promise.all([
    store.manifests.ofPeriods(partner.id, dataset, periods),
    readUsual(store, file),
  ]);
  const before = await readBefore(store, earlier);
  const present = own ? [...currentSubmissions([own]).keys()].sort() : [];
  return { period, ...(before && { before }), present, usual, minimumStudents };
}

/** The files that count in the first period of which any is known. */
async function readBefore({ comparisons }: Read, manifests: readonly Manifest[]): Promise<Comparison['before']> {
  for (const manifest of manifests) {
    const current = currentSubmissions([manifest]);
    const sequences = [...new Set(current.values())].sort((a, b) => a - b);
    const files = await Promise.all(
      sequences.map(async (sequence) => {
        const facts = Object.entries((await comparisons.factsOf(sequence)) ?? {});
        return { sequence, places: Object.fromEntries(facts.filter(([id]) => current.get(id) === sequence)) };
      }),
    );
    const known = files.filter(({ places }) => Object.keys(places).length > 0);
    if (known.length > 0) return { period: manifest.period, files: known };
  }
  return undefined;
}

/** What is usual of all students of the own places, by what is published of earlier periods. */
async function readUsual(store: Read, { partner, dataset, period }: Awaited): Promise<Comparison['usual']> {
  const [places, indicators] = await Promise.all([store.places.list(), store.indicators.list()]);
  const own = placeTree(places)
    .within(partner.placeId)
    .map(({ id }) => id);
  const kind = periodKind(period);
  const followed = indicators.filter(
    (one) => one.dataset === dataset && one.periodKind === kind && periodsRead(one, period).length === 1,
  );
  const { minimumBaseline } = settingsFor(kind);
  return Promise.all(
    followed.map(async (indicator) => {
      const history = await store.released.history(indicator.id);
      const earlier = history.filter(([one]) => one && isEarlier(indicator, one, period));
      const known = own.flatMap((id) => {
        const usual = usualRate(sharesAt(id, earlier), minimumBaseline);
        return usual ? [[id, usual] as const] : [];
      });
      return { indicator: countedIndicator.parse(indicator), places: Object.fromEntries(known) };
    }),
  );
}

/** Only within one edition. */
const isEarlier = (indicator: Indicator, one: Pick<Released, 'period'>, period: Period): boolean =>
  comparePeriods(one.period, period) < 0 && areComparable(indicator, one.period, period);

/** The published shares of all students at a place, in the order of the periods; those that are hidden left out. */
const sharesAt = (id: string, history: readonly Released[][]) =>
  history
    .flatMap((all) => countsOf(all.find(({ placeId }) => placeId === id)?.cells[ALL_STUDENTS]) ?? [])
    .filter(({ denominator }) => denominator > 0);
