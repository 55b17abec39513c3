import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { type PartnerNote, partnerNotes } from '../submissions/partner-note.ts';
import type { Store } from './ports.ts';

/** Reads what partners say of the files behind these findings. A note is given to those who may see its partner's place. */
export async function readNotes(
  store: Pick<Store, 'manifests' | 'partners'>,
  findings: readonly Finding[],
  indicators: readonly Indicator[],
  places: readonly Place[],
): Promise<(finding: Finding, allowed: readonly Place[]) => PartnerNote[]> {
  const datasetOf = new Map(indicators.map(({ id, dataset }) => [id, dataset]));
  const asked = Map.groupBy(findings, ({ indicatorId, period }) => `${datasetOf.get(indicatorId)} ${period}`);
  const [partners, ...read] = await Promise.all([
    store.partners.list(),
    ...[...asked].map(async ([name, [finding]]) => {
      const dataset = finding && datasetOf.get(finding.indicatorId);
      return [name, dataset ? await store.manifests.ofPeriod(dataset, finding.period) : []] as const;
    }),
  ]);
  const manifests = new Map(read);
  const tree = placeTree([...places]);
  return ({ indicatorId, period, placeId }, allowed) => {
    const files = manifests.get(`${datasetOf.get(indicatorId)} ${period}`) ?? [];
    const seen = new Set(allowed.map(({ id }) => id));
    return partnerNotes(placeId, files, partners, tree).filter((note) => seen.has(note.placeId));
  };
}
