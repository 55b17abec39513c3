import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../catalog/attribute.ts';
import { likenessOf, peersOf } from './peers.ts';
import { profilesOf } from './profiles.ts';

const attribute = (id: string, more: Partial<Attribute> = {}): Attribute => ({
  ...{ id, name: id, kind: 'share', matches: true, source: 'made' },
  ...more,
});
const enrollment = attribute('enrollment', { kind: 'number', scale: 'log' });
const [income, library] = [attribute('income'), attribute('library', { kind: 'yes-no' })];

/** Places by name with their values; undefined where one is not known. */
const knownOf = (places: Record<string, Record<string, number>>) => new Map(Object.entries(places));
const among = (places: Record<string, Record<string, number>>, attributes: Attribute[], own?: string) =>
  profilesOf(Object.keys(places), attributes, knownOf(places), own);

const districts = {
  ash: { enrollment: 1000, income: 0.5 },
  birch: { enrollment: 2000, income: 0.5 },
  cedar: { enrollment: 500, income: 0.5 },
  dune: { enrollment: 1000, income: 0.9 },
  elm: { enrollment: 8000, income: 0.1 },
};

describe('what places are like', () => {
  it('counts every attribute the same, and a number with a logarithm by it', () => {
    const { on, scores } = among(districts, [enrollment, income]);
    expect(on).toEqual([enrollment, income]);
    const [ash, birch, cedar] = ['ash', 'birch', 'cedar'].map((id) => scores.get(id)?.[0] ?? Number.NaN);
    expect((birch ?? 0) - (ash ?? 0)).toBeCloseTo((ash ?? 0) - (cedar ?? 0), 12);
  });

  it('leaves out and names what is not known here, not known of many, the same everywhere, or no matter of likeness', () => {
    const places = {
      ash: { income: 0.5, library: 1 },
      birch: { income: 0.4, library: 1, rare: 3, zero: 0 },
      cedar: { income: 0.2, library: 1, zero: 5 },
    };
    const attributes = [
      attribute('own'),
      income,
      library,
      attribute('rare'),
      attribute('unused', { matches: false }),
      attribute('zero', { kind: 'number', scale: 'log' }),
    ];
    const { on, notOn } = among({ ...places, dune: { income: 0.3, library: 1, own: 1 } }, attributes, 'ash');
    expect(on.map(({ id }) => id)).toEqual(['income']);
    expect(notOn.map((one) => [one.attribute.id, one.because])).toEqual([
      ['own', 'unknown-here'],
      ['library', 'same-everywhere'],
      ['rare', 'unknown-here'],
      ['zero', 'unknown-here'],
    ]);
    expect(among(places, attributes).notOn.map((one) => [one.attribute.id, one.because])).toEqual([
      ['own', 'unknown-of-many'],
      ['library', 'same-everywhere'],
      ['rare', 'unknown-of-many'],
      ['zero', 'unknown-of-many'],
    ]);
  });

  it('names places of which one attribute is not known, and compares the others', () => {
    const { scores, without } = among({ ...districts, fir: { enrollment: 700 } }, [enrollment, income]);
    expect(without).toEqual([{ placeId: 'fir', attributes: [income] }]);
    expect([...scores.keys()]).toEqual(['ash', 'birch', 'cedar', 'dune', 'elm']);
  });
});

describe('the peers of a place', () => {
  const profiles = among(districts, [enrollment, income]);
  const of = (id: string) => peersOf(id, profiles, knownOf(districts));

  it('are the nearest of its kind, with what they are alike in first', () => {
    const peers = of('ash');
    expect(peers.map(({ placeId }) => placeId)).toEqual(['birch', 'cedar', 'dune']);
    expect(peers[0]?.because).toMatchObject([
      { attribute: income, own: 0.5, theirs: 0.5, apart: 0 },
      { attribute: enrollment, own: 1000, theirs: 2000 },
    ]);
    expect(peers[2]?.because[0]?.attribute).toBe(enrollment);
    const [birch, cedar] = peers;
    expect(birch?.distance).toBeCloseTo(cedar?.distance ?? 0, 12);
  });

  it('are five of many, the nearer half of few, three where there are as many, and else all', () => {
    const counts = [2, 3, 4, 5, 7, 9, 11, 40].map((places) => {
      const made = Object.fromEntries(Array.from({ length: places }, (_, at) => [`p${at}`, { income: at }]));
      return [places, peersOf('p0', among(made, [income]), knownOf(made)).length];
    });
    expect(counts).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 3],
      [7, 3],
      [9, 4],
      [11, 5],
      [40, 5],
    ]);
  });

  it('are none of a place that is not among them, or with nothing to match on', () => {
    expect(of('nowhere')).toEqual([]);
    expect(peersOf('ash', among(districts, []), knownOf(districts))).toEqual([]);
  });

  it('do not depend on the order of places, nor on the unit of a number', () => {
    const value = fc.integer({ min: 1, max: 9 });
    const made = fc.array(fc.record({ enrollment: value, income: value }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(made, (rows) => {
        const places = Object.fromEntries(rows.map((row, at) => [`p${at}`, row]));
        const inDozens = Object.fromEntries(
          rows
            .map((row, at) => [`p${at}`, { enrollment: row.enrollment * 12, income: row.income * 12 }] as const)
            .reverse(),
        );
        const [one, other] = [places, inDozens].map((all) =>
          peersOf('p0', among(all, [enrollment, income]), knownOf(all)).map(({ distance }) => distance.toFixed(6)),
        );
        expect(other).toEqual(one);
      }),
    );
  });

  it('are very alike, alike, or the nearest there is, by what they differ in on average', () => {
    expect(likenessOf(0.5, 4)).toBe('very-alike');
    expect(likenessOf(0.51, 4)).toBe('alike');
    expect(likenessOf(1.41, 4)).toBe('alike');
    expect(likenessOf(1.42, 4)).toBe('nearest-there-is');
  });
});
