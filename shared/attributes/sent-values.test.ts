import { describe, expect, it } from 'vitest';
import { placeTree } from '../catalog/place-tree.ts';
import { place } from '../disclosure/testing/regions.ts';
import { type SentOfPlace, sentValues } from './sent-values.ts';

const tree = placeTree([
  place('rivermouth', 'region'),
  place('fircrest', 'district', 'rivermouth'),
  place('birch', 'school', 'fircrest'),
]);
const partners = [
  { id: 'backbone', placeId: 'rivermouth' },
  { id: 'data-office', placeId: 'fircrest' },
  { id: 'second-office', placeId: 'fircrest' },
];
const attributes = [
  { id: 'mobility', kind: 'share' },
  { id: 'library', kind: 'yes-no' },
] as const;
const sent = (partnerId: string, sequence: number, values: SentOfPlace['values']): SentOfPlace => ({
  ...{ partnerId, placeId: 'birch', sequence, values },
});
const valuesAtBirch = (...all: SentOfPlace[]) =>
  [all, all.toReversed()].map((order) => sentValues(order, partners, attributes, tree).get('birch'));

describe('what was sent of a place', () => {
  it('is what the partner nearest to it says, however late another file is', () => {
    const both = valuesAtBirch(sent('backbone', 9, { mobility: 0.3 }), sent('data-office', 1, { mobility: 0.2 }));
    expect(both).toEqual([{ mobility: 0.2 }, { mobility: 0.2 }]);
    const strange = valuesAtBirch(sent('gone', 9, { mobility: 0.3 }), sent('backbone', 1, { mobility: 0.2 }));
    expect(strange).toEqual([{ mobility: 0.2 }, { mobility: 0.2 }]);
  });

  it('is of the later file where two are as near', () => {
    const both = valuesAtBirch(sent('data-office', 4, { mobility: 0.2 }), sent('second-office', 5, { mobility: 0.4 }));
    expect(both).toEqual([{ mobility: 0.4 }, { mobility: 0.4 }]);
  });

  it('is put together attribute by attribute', () => {
    const both = valuesAtBirch(
      sent('backbone', 9, { mobility: 0.3, library: 1 }),
      sent('data-office', 1, { mobility: 0.2 }),
    );
    expect(both).toEqual([
      { mobility: 0.2, library: 1 },
      { mobility: 0.2, library: 1 },
    ]);
  });

  it('is of attributes that are defined, and of their kind', () => {
    expect(valuesAtBirch(sent('data-office', 1, { mobility: 18, library: 2, gone: 1 }))[0]).toEqual({});
  });
});
