import { brightSpotsViewOf, peersViewOf } from '../../functions/staff-api/peers-view.ts';
import { brightSpotsView, peersView } from '../../shared/api/peers.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { attributePresets } from '../../shared/catalog/presets/attributes.ts';
import type { Released } from '../../shared/disclosure/release.ts';
import { indicators } from './staff-fixtures.ts';

const PERIOD = '2026-02';
const peersOfHighline = ['Fircrest', 'Eastmoor', 'Cedar River', 'Tamarack', 'Alder Valley'];

/**
 * Twenty-four made districts: Highline and five much like it, of which it is far above; and others, among them Bayview, far
 * below what is expected there.
 */
const made = Array.from({ length: 24 }, (_, at) => {
  const name = ['Highline', ...peersOfHighline, 'Bayview'][at] ?? `District ${at}`;
  const isNear = at < 6;
  const lowIncome = isNear ? 0.62 + 0.01 * at : 0.1 + 0.015 * at;
  const percent = name === 'Highline' ? 26 : name === 'Bayview' ? 4 : 8 + 20 * lowIncome + 0.4 * ((at * 7) % 3);
  const place: Place = { id: name.toLowerCase().replaceAll(' ', '-'), kind: 'district', name, codes: [] };
  const all = { numerator: Math.round(90 * percent), denominator: 9000 };
  const released: Released = {
    ...{ indicatorId: 'chronic-absence', placeId: place.id, period: PERIOD, parts: [] },
    cells: { all: name === 'District 23' ? 'hidden' : all },
  };
  return {
    place,
    released,
    attributes: { enrollment: isNear ? 9000 + 150 * at : 6000 + 2500 * (at % 5), 'low-income': lowIncome },
  };
});

const [indicator] = indicators;
if (!indicator) throw new Error('There is an indicator.');
const world = {
  indicator,
  places: made.map(({ place }) => place),
  series: new Map(made.map(({ place, released }) => [place.id, [released]])),
  attributes: attributePresets,
  attributesIn: async () => new Map(made.map(({ place, attributes }) => [place.id, attributes])),
};

/** Highline beside its peers; of another group, nothing can be said. */
export const peersOf = async (group: string) => {
  const [highline] = world.places;
  if (!highline) throw new Error('There is a place.');
  return peersView.parse(await peersViewOf(highline, group, world));
};
export const brightSpotsThere = async () => brightSpotsView.parse(await brightSpotsViewOf(world));
