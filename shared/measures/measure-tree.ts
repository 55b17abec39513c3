import type { PlaceTree } from '../catalog/place-tree.ts';
import type { Measure } from './measure.ts';
import { rollUp } from './roll-up.ts';

/** Completes the measures of districts and schools with their region. Measures of places that no longer exist are left out. */
export function measureTree(measures: Measure[], tree: PlaceTree): Measure[] {
  const known = measures.filter(({ placeId }) => tree.get(placeId));
  const kind = (measure: Measure) => tree.get(measure.placeId)?.kind;
  const districts = known.filter((measure) => kind(measure) === 'district');
  const own = known.find((measure) => kind(measure) === 'region');
  const region = tree.places.find((place) => place.kind === 'region');
  const [any] = known;
  if (!region || !any) return known;
  const { indicatorId, period } = any;
  const top: Measure = { indicatorId, placeId: region.id, period, ...rollUp(districts, own?.cells) };
  return [top, ...known.filter((measure) => kind(measure) !== 'region')];
}
