import { describe, expect, it } from 'vitest';
import type { Place } from '../catalog/place.ts';
import type { Released, ReleasedCell } from '../disclosure/release.ts';
import { besidePeers } from './beside-peers.ts';
import { comparedPeriod } from './compared-period.ts';
import { placeBesidePeers } from './place-beside-peers.ts';
import { attributes } from './testing/made-region.ts';

const STUDENTS = 10_000;
const share = (percent: number, denominator = STUDENTS): ReleasedCell => ({
  numerator: Math.round((denominator * percent) / 100),
  denominator,
});
const district = (id: string): Place => ({ id, kind: 'district', name: id, codes: [] });
const ids = ['ash', 'birch', 'cedar', 'dune', 'elm', 'fir', 'gale'];
const released = (placeId: string, period: string, all: ReleasedCell): Released => ({
  ...{ indicatorId: 'absence', placeId, period, parts: [], cells: { all } },
});

/** Seven districts in a row, each a little larger than the one before; those near to Ash are the first. */
function world(cells: Record<string, ReleasedCell>, more: Record<string, Released[]> = {}) {
  const known = new Map(
    ids.map((id, at) => [id, { enrollment: 1000 + 100 * at, 'low-income': 0.5, 'english-learners': 0.1 + 0.01 * at }]),
  );
  const series = new Map(Object.entries(cells).map(([id, cell]) => [id, [released(id, '2026-02', cell)]]));
  const schools: Place[] = [{ id: 'pine', kind: 'school', name: 'pine', codes: [] }];
  return {
    places: [...ids.map(district), ...schools],
    series: new Map([...series, ...Object.entries(more)]),
    attributes,
    attributesIn: async () => known,
  };
}
const percents = (values: number[]) => Object.fromEntries(ids.map((id, at) => [id, share(values[at] ?? 0)]));
const ash = district('ash');

describe('a place beside its peers', () => {
  it('has its difference to the mean of theirs, and the interval by t', async () => {
    const found = await placeBesidePeers(ash, 'all', world(percents([24, 18, 20, 22, 40, 5, 60])));
    expect(found?.peers.map(({ placeId }) => placeId)).toEqual(['birch', 'cedar', 'dune']);
    expect(found?.others.map(({ placeId }) => placeId)).toEqual(['elm', 'fir', 'gale']);
    const comparison = found?.comparison;
    if (!comparison || 'cannotSay' in comparison) throw new Error('It can be said.');
    // Three peers at 18, 20 and 22%: mean 20, spread 2, and t of two degrees of freedom 4.3027.
    expect(comparison.mean).toBeCloseTo(0.2, 9);
    expect(comparison.difference).toBeCloseTo(0.04, 9);
    expect(comparison.interval[1]).toBeCloseTo(0.04 + 4.302652729911275 * 0.02 * Math.sqrt(4 / 3), 9);
    expect(comparison.z).toBeCloseTo(2, 9);
  });

  it('leaves out, and names, places whose value is hidden or coded, and not those that never had one', async () => {
    const cells: Record<string, ReleasedCell> = { ...percents([24, 18, 20, 22, 40, 5, 60]), birch: 'hidden' };
    const coded = { denominator: 900, coded: 'few' as const, fewerThan: 3 };
    const { gale: _, ...come } = { gale: coded, ...cells, cedar: coded };
    const found = await placeBesidePeers(ash, 'all', world(come));
    expect(found?.withoutValue).toEqual(['birch', 'cedar']);
    expect(found?.peers.map(({ placeId }) => placeId)).toEqual(['dune', 'elm', 'fir']);
  });

  it('cannot be said of two peers, with nothing to match on, where all are the same, or without a value of its own', async () => {
    const { ash: own, birch, cedar, ...rest } = percents([24, 18, 20, 22, 40, 5, 60]) as Record<string, ReleasedCell>;
    const few = await placeBesidePeers(ash, 'all', world({ ash: own, birch, cedar } as Record<string, ReleasedCell>));
    expect(few?.comparison).toEqual({ cannotSay: 'too-few-peers' });
    const unmatched = { ...world(percents([24, 18, 20, 22, 40, 5, 60])), attributes: [] };
    expect((await placeBesidePeers(ash, 'all', unmatched))?.comparison).toEqual({ cannotSay: 'nothing-to-match-on' });
    const nobody = await placeBesidePeers(ash, 'all', world(percents([0, 0, 0, 0, 0, 0, 0])));
    expect(nobody?.comparison).toEqual({ cannotSay: 'all-the-same' });
    const hidden = world({ ...rest, ash: 'hidden' });
    expect(await placeBesidePeers(ash, 'all', hidden)).toBeUndefined();
    expect(await placeBesidePeers(ash, 'grade:3', world(percents([24, 18, 20])))).toBeUndefined();
  });

  it('is looked up where half of those have a value that ever had one', async () => {
    const { series } = world(percents([24, 18, 20, 22, 40, 5, 60]), {
      ash: [released('ash', '2026-02', share(24)), released('ash', '2026-03', share(30))],
      birch: [released('birch', '2026-02', share(18)), released('birch', '2026-03', share(20))],
    });
    expect(comparedPeriod(series, ids, 'all', 'ash')).toBe('2026-02');
    expect(comparedPeriod(series, ['ash', 'birch'], 'all', 'ash')).toBe('2026-03');
    expect(comparedPeriod(series, ids, 'all')).toBe('2026-02');
    expect(comparedPeriod(series, ids, 'all', 'pine')).toBeUndefined();
  });
});

describe('the difference to peers', () => {
  const counts = (percent: number, denominator = STUDENTS) => ({
    ...{ numerator: Math.round((denominator * percent) / 100), denominator },
  });

  it('is less sure for a place of few students, and never surer than chance alone', () => {
    const peers = [18, 20, 22].map((percent) => counts(percent));
    const [large, small] = [besidePeers(counts(40), peers), besidePeers(counts(40, 20), peers)];
    expect(small?.difference).toBeCloseTo(large?.difference ?? 0, 9);
    expect(small?.p ?? 0).toBeGreaterThan(large?.p ?? 1);
    const same = [20, 20, 20].map((percent) => counts(percent, 50));
    expect(besidePeers(counts(24, 50), same)?.p ?? 0).toBeGreaterThan(0.3);
  });
});
