import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import { laterPeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { Released } from '../disclosure/release.ts';
import { publishedIndicator } from './published-indicator.ts';
import { standingsOf } from './standings.ts';

const region: Place = { id: 'rivermouth', kind: 'region', name: 'Rivermouth', codes: [] };
const highline: Place = { id: 'highline', kind: 'district', name: 'Highline', parentId: 'rivermouth', codes: [] };
const places = [region, highline];

type Shown = number | 'hidden';
/** Months up to February 2026, of a thousand students. */
function standing(place: Place, shares: Shown[], parts: (at: number) => string[] = () => []) {
  const series = shares.map(
    (share, at): Released => ({
      ...{ indicatorId: 'chronic-absence', placeId: place.id, period: laterPeriod('2026-02', at + 1 - shares.length) },
      cells: { all: share === 'hidden' ? 'hidden' : { numerator: share * 10, denominator: 1000 } },
      parts: parts(at),
    }),
  );
  const published = publishedIndicator({ indicator: chronicAbsence, places, series: new Map([[place.id, series]]) });
  return standingsOf({
    tops: [{ indicator: chronicAbsence, place }],
    places: new Map(places.map((one) => [one.id, one])),
    published: new Map([[chronicAbsence.id, published]]),
    siteUrl: 'https://x.example',
  }).standings[0];
}
const steady = (length: number): Shown[] => Array.from({ length }, (_, at) => 20 + (at % 3));

describe('how an indicator stands', () => {
  it('is its latest share, against what is usual', () => {
    expect(standing(region, steady(36))).toMatchObject({
      name: 'Chronic absence',
      value: '22.0%',
      words: 'Feb 2026, as usual',
    });
    expect(standing(region, [...steady(35), 40])?.words).toBe('Feb 2026, higher than usual');
    expect(standing(region, [...steady(35), 5])?.words).toBe('Feb 2026, lower than usual');
  });

  it('is compared with the year before while nothing is usual yet', () => {
    expect(standing(region, [18, ...Array<Shown>(11).fill('hidden'), 20])?.words).toBe(
      'Feb 2026, 2.0 points higher than a year before (18.0%)',
    );
    expect(standing(region, [20])).toMatchObject({ words: 'Feb 2026', spark: undefined });
  });

  it('names the place where it is not the whole region, and links to it', () => {
    expect(standing(highline, steady(3))).toMatchObject({
      name: 'Chronic absence at Highline',
      url: 'https://x.example/indicators/chronic-absence?place=highline',
    });
  });

  it('says that it is hidden, and nothing else of it', () => {
    expect(standing(region, [...steady(12), 'hidden'])).toMatchObject({
      ...{ value: 'hidden to protect students', words: 'Feb 2026' },
    });
  });

  it('says which parts are not in yet', () => {
    expect(standing(region, steady(36), (at) => (at < 35 ? ['highline'] : []))?.words).toContain('without Highline');
  });

  it('has room for eight, and counts the others', () => {
    const tops = Array.from({ length: 11 }, () => ({ indicator: chronicAbsence, place: region }));
    const series = new Map([[region.id, []]]);
    const published = new Map([[chronicAbsence.id, publishedIndicator({ indicator: chronicAbsence, places, series })]]);
    const { standings, further } = standingsOf({ tops, places: new Map(), published, siteUrl: '' });
    expect([standings.length, further]).toEqual([8, 3]);
  });
});
