import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeSchema } from '../catalog/attribute.ts';
import type { Place } from '../catalog/place.ts';
import { placeTree } from '../catalog/place-tree.ts';
import { attributePresets } from '../catalog/presets/attributes.ts';
import type { Released } from '../disclosure/release.ts';
import { place } from '../disclosure/testing/regions.ts';
import { placeAttributes } from './place-attributes.ts';
import { isGroupHidden, publishedStudents } from './published-students.ts';
import { type KnownOfPlaces, shownAttributes } from './shown-attributes.ts';

const places = [
  place('rivermouth', 'region'),
  place('fircrest', 'district', 'rivermouth'),
  ...['birch', 'cedar', 'elm'].map((id) => place(id, 'school', 'fircrest')),
];
const LEARNERS = 'english-learners';
type Sent = Record<string, Record<string, number>>;
const shownOf = (sent: Sent, released: Released[] = [], rest: Partial<KnownOfPlaces> = {}) =>
  Object.fromEntries(
    shownAttributes({
      ...{ attributes: attributePresets, places, released, minimumStudents: 10 },
      sent: new Map(Object.entries(sent)),
      ...rest,
    }),
  );
const of = (denominator: number) => ({ numerator: 1, denominator });
const release = (placeId: string, cells: Released['cells']): Released => ({
  ...{ indicatorId: 'absence', placeId, period: '2025-10', parts: [], cells },
});
const school = (enrollment: number, share: number) => ({ enrollment, [LEARNERS]: share });

describe('attributes that were sent', () => {
  it('are shown as they are: shares, numbers, yes and no', () => {
    const birch = { ...school(400, 0.25), mobility: 0.18, 'leveled-library': 0 };
    expect(shownOf({ birch })).toMatchObject({ birch, cedar: {} });
  });

  it('are hidden where fewer than the minimum would be on a side, by the enrollment', () => {
    const [at, below] = [school(100, 0.1), school(99, 0.1)];
    const all = { birch: at, cedar: at, elm: at };
    expect(shownOf({ ...all, birch: below, cedar: below }).birch).toEqual({ enrollment: 99, [LEARNERS]: 'hidden' });
    expect(shownOf({ ...all, birch: school(99, 0.9) }).birch).toMatchObject({ [LEARNERS]: 'hidden' });
    expect(shownOf(all).birch).toEqual(at);
    expect(shownOf({ birch: { ...at, mobility: 0.02 } }).birch).toMatchObject({ mobility: 'hidden' });
    expect(shownOf({ birch: school(9, 0.5) }).birch).toEqual({ enrollment: 'hidden', [LEARNERS]: 'hidden' });
  });

  it('are hidden as a share where nobody knows of how many', () => {
    expect(shownOf({ birch: { [LEARNERS]: 0.5 } }).birch).toEqual({ [LEARNERS]: 'hidden' });
    const published = [release('birch', { all: of(200) })];
    expect(shownOf({ birch: { [LEARNERS]: 0.5 } }, published).birch).toEqual({ enrollment: 200, [LEARNERS]: 0.5 });
  });

  it('are hidden where the group, or all others, are hidden in what is published', () => {
    const sent = { birch: school(400, 0.25) };
    const yes = { all: of(400), 'english_learner:yes': 'hidden' } as const;
    const no = { all: 'hidden', 'english_learner:yes': of(100), 'english_learner:no': 'hidden' } as const;
    for (const cells of [yes, no]) {
      expect(shownOf(sent, [release('birch', cells)]).birch).toMatchObject({ [LEARNERS]: 'hidden' });
    }
    expect(shownOf(sent, [release('birch', { all: of(400), 'low_income:yes': 'hidden' })]).birch).toMatchObject(
      sent.birch,
    );
  });

  it('give way to what is published where they are hidden', () => {
    const cells = { all: of(380), 'english_learner:yes': of(95) };
    const elsewhere = { ...release('birch', { all: of(60), 'english_learner:yes': 'hidden' }), indicatorId: 'wakids' };
    expect(shownOf({ birch: school(400, 0.3) }, [release('birch', cells), elsewhere]).birch).toEqual({
      enrollment: 400,
      [LEARNERS]: 0.25,
    });
  });
});

describe('a hidden share', () => {
  const small = school(100, 0.05);
  const [middle, large] = [school(200, 0.2), school(300, 0.2)];
  it('hides that of the district, and the smallest school beside it', () => {
    const shown = shownOf({ fircrest: school(600, 0.175), birch: small, cedar: large, elm: middle });
    expect(placeAttributes(new Map(Object.entries(shown)))).toEqual(
      new Map<string, Record<string, number>>([
        ['rivermouth', {}],
        ['fircrest', { enrollment: 600 }],
        ['birch', { enrollment: 100 }],
        ['cedar', large],
        ['elm', { enrollment: 200 }],
      ]),
    );
  });

  it('hides no third where two are hidden', () => {
    const shown = shownOf({ birch: small, cedar: small, elm: middle });
    expect([shown.birch, shown.cedar, shown.elm].map((one) => one?.[LEARNERS])).toEqual(['hidden', 'hidden', 0.2]);
  });

  it('leaves what is published of others as it is', () => {
    const cells = (learners: number) => ({ all: of(200), 'english_learner:yes': of(learners) });
    const published = [
      release('fircrest', { all: of(600), 'english_learner:yes': of(105) }),
      release('birch', { all: of(100), 'english_learner:yes': 'hidden' }),
      release('cedar', cells(60)),
      release('elm', cells(40)),
    ];
    const shown = shownOf({ fircrest: school(600, 0.2), cedar: school(200, 0.31), elm: school(200, 0.21) }, published);
    expect(shown.fircrest?.[LEARNERS]).toBe(105 / 600);
    expect([shown.birch, shown.cedar, shown.elm].map((one) => one?.[LEARNERS])).toEqual(['hidden', 0.31, 0.21]);
  });
});

describe('attributes that nobody sent', () => {
  it('are the published number and shares of students', () => {
    const cells = { all: of(200), 'english_learner:yes': of(50), 'low_income:yes': 'hidden' } as const;
    expect(shownOf({}, [release('birch', cells)]).birch).toEqual({
      ...{ enrollment: 200, [LEARNERS]: 0.25, 'low-income': 'hidden' },
    });
  });

  it('are hidden where few are on a side, though all are published', () => {
    const cells = { all: of(200), 'english_learner:yes': of(195) };
    expect(shownOf({}, [release('birch', cells)]).birch).toEqual({ enrollment: 200 });
  });
});

/** A district with its schools as `[students, learners]`, what is sent of each, and what its releases hide. */
type Drawn = {
  students: number;
  learners: number;
  isSent: boolean;
  hides: 'nothing' | 'group' | 'rest' | 'unpublished';
};
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 500 })),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.boolean(),
    fc.constantFrom('nothing', 'group', 'rest', 'unpublished', 'unpublished'),
  )
  .map(([students, share, isSent, hides]) => ({ students, learners: Math.round(students * share), isSent, hides }));
const regions = fc.array(fc.tuple(drawn, fc.array(drawn, { maxLength: 5 })), { minLength: 1, maxLength: 3 });

function worldOf(districts: [Drawn, Drawn[]][]) {
  const all: Place[] = [place('region', 'region')];
  const [sent, released]: [Sent, Released[]] = [{}, []];
  const add = (id: string, { students, learners, isSent, hides }: Drawn) => {
    // What is sent is a little off, so that it is never what is published.
    if (isSent) sent[id] = { enrollment: students, [LEARNERS]: (learners / students) * 0.999_9 };
    if (hides === 'unpublished') return;
    const cells = { 'english_learner:yes': of(learners), 'english_learner:no': of(students - learners) };
    const hidden = {
      nothing: {},
      group: { 'english_learner:yes': 'hidden' },
      rest: { 'english_learner:no': 'hidden' },
    };
    released.push(release(id, { all: of(students), ...cells, ...hidden[hides] } as Released['cells']));
  };
  for (const [at, [own, schools]] of districts.entries()) {
    all.push(place(`d${at}`, 'district', 'region'));
    add(`d${at}`, own);
    for (const [number, one] of schools.entries()) {
      all.push(place(`d${at}-${number}`, 'school', `d${at}`));
      add(`d${at}-${number}`, one);
    }
  }
  return { places: all, sent, released };
}

describe('whatever was sent, and whatever is hidden', () => {
  it('shows no share of a hidden group, none of few students, and none from which a hidden one follows', () => {
    fc.assert(
      fc.property(regions, (districts) => {
        const world = worldOf(districts);
        const shown = shownOf(world.sent, world.released, { places: world.places });
        const learners = (id: string) => shown[id]?.[LEARNERS];
        const tree = placeTree(world.places);
        const isFromFile = (id: string) => learners(id) !== undefined && learners(id) === world.sent[id]?.[LEARNERS];
        for (const { id } of world.places) {
          const value = learners(id);
          const own = world.released.filter(({ placeId }) => placeId === id);
          const known = publishedStudents(own, 'english_learner:yes');
          if (isGroupHidden(own, 'english_learner:yes')) expect(isFromFile(id)).toBe(false);
          if (typeof value === 'number') {
            const students = Number(shown[id]?.enrollment);
            expect(Math.min(value * students, (1 - value) * students)).toBeGreaterThanOrEqual(10);
            if (!isFromFile(id)) expect(value).toBe((known?.group ?? 0) / (known?.all ?? 0));
          }
          if (tree.within(id).some((inner) => learners(inner.id) === 'hidden')) expect(isFromFile(id)).toBe(false);
          const children = tree.children(id);
          const hidden = children.filter((child) => learners(child.id) === 'hidden');
          if (hidden.length !== 1 || tree.children(hidden[0]?.id ?? '').length > 0) continue;
          // One alone: then all others are known without what was sent, or are not known at all.
          const others = children.filter((child) => isFromFile(child.id));
          for (const other of others) expect(world.released.map(({ placeId }) => placeId)).toContain(other.id);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the ready attributes', () => {
  it('are attributes, each of its own name', () => {
    for (const one of attributePresets) expect(attributeSchema.parse(one)).toEqual(one);
    expect(new Set(attributePresets.map(({ id }) => id)).size).toBe(attributePresets.length);
  });
});
