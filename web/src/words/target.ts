import type { SeriesView } from '../../../shared/api/series.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { formatPercent } from './numbers.ts';

/** What a place aims at, and the region beside it: `Aims at 15.0% by June 2027 here, at 12.0% in the region.` */
export function targetWords({ target, place }: Pick<SeriesView, 'target' | 'place'>): string {
  if (!target) return '';
  const { isLocal, regional, way } = target;
  const own = `${formatPercent(target.percent)} by ${describePeriod(target.by)}`;
  const when = regional && regional.by !== target.by ? ` by ${describePeriod(regional.by)}` : '';
  const beside = regional ? `, at ${formatPercent(regional.percent)}${when} in the region` : '';
  const aims = isLocal
    ? `Aims at ${own} here${beside}.`
    : `${place.kind === 'region' ? 'Aims' : 'The region aims'} at ${own}.`;
  return way.length > 0 ? `${aims} The dashed line shows where the share would be on its way, season by season.` : aims;
}
