import { describe, expect, it } from 'vitest';
import type { Finding } from '../alerts/finding.ts';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import { laterPeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { attributePresets } from '../catalog/presets/attributes.ts';
import type { Released, ReleasedCell } from '../disclosure/release.ts';
import { brightSpotNote, improvedElsewhere } from './bright-spot.ts';
import { mostAlike } from './most-alike.ts';
import { publishedIndicator } from './published-indicator.ts';
import { cycleJudged, places as few, gapWidens, missing, threshold } from './testing/findings.ts';

const STUDENTS = 4000;
const LATEST = '2026-02';
const months = Array.from({ length: 30 }, (_, at) => laterPeriod('2023-09', at));
const district = (id: string, name: string): Place => ({ id, kind: 'district', name, codes: [] });
const places = [
  ...few,
  district('cedar', 'Cedar River'),
  district('birch', 'Birch'),
  district('dune', 'Dune'),
  district('elm', 'Elm'),
];

type Made = { percentAt: (month: number) => number; learners?: number; students?: number };
const steady: Made = { percentAt: () => 20 };
const improved: Made = { percentAt: (month) => (month >= 24 ? 14 : 20) };

function released(placeId: string, month: number, made: Made, hidden: boolean): Released {
  const { percentAt, learners = 20, students = STUDENTS } = made;
  const wave = month % 3;
  const share = (of: number, more = 0): ReleasedCell => ({
    numerator: Math.round((of * (percentAt(month) + more)) / 100) + wave,
    denominator: of,
  });
  return {
    ...{ indicatorId: chronicAbsence.id, placeId, period: months[month] ?? '', parts: [] },
    cells: {
      all: share(students),
      'english_learner:yes': hidden ? 'hidden' : share(Math.round((students * learners) / 100), 5),
      'low_income:yes': share(Math.round(students / 2)),
    },
  };
}

/** What is published of these districts and what they are like; a fifth, Elm, is unlike all others. */
const worldOf = (made: Record<string, Made>, hidden = false) => ({
  published: publishedIndicator({
    indicator: chronicAbsence,
    places,
    series: new Map(
      Object.entries({ elm: steady, ...made }).map(([id, one]) => [
        id,
        months.map((_, month) => released(id, month, one, hidden)),
      ]),
    ),
  }),
  known: new Map(
    Object.entries<Made>({ elm: { ...steady, learners: 80, students: 400 }, ...made }).map(
      ([id, { learners = 20, students = STUDENTS }]) => [
        id,
        { enrollment: students, 'english-learners': learners / 100 },
      ],
    ),
  ),
});
type World = ReturnType<typeof worldOf>;

function brightSpotOf(finding: Finding, { published, known }: World, allowed: readonly Place[]) {
  const improved = improvedElsewhere(finding, published, allowed);
  return mostAlike(finding, improved, { allowed, series: published.series, attributes: attributePresets, known });
}

const region = { highline: steady, birch: steady, dune: steady };
const finding = threshold({ period: LATEST });

describe('a bright spot', () => {
  it('is a place of similar students whose share got better, beyond its usual ups and downs', () => {
    const spot = brightSpotOf(finding, worldOf({ ...region, cedar: improved }), places);
    expect(spot).toMatchObject({
      place: { id: 'cedar' },
      group: 'all',
      alike: [{ id: 'enrollment' }, { id: 'english-learners' }],
    });
    expect(spot && brightSpotNote(spot)).toBe(
      'Cedar River went from 20.1% (802 of 4,000 students) to 14.1% (562 of 4,000 students) between February 2025 and ' +
        'February 2026, more than its usual ups and downs. Its enrollment and share of English learners are much the same.',
    );
  });

  it('is told of the focal group of a gap', () => {
    const gap = gapWidens({ placeId: 'highline', period: LATEST });
    const spot = brightSpotOf(gap, worldOf({ ...region, cedar: improved }), places);
    expect(spot?.group).toBe('english_learner:yes');
    expect(spot && brightSpotNote(spot)).toContain('among English learners between');
  });

  it.each([
    ['nobody improved', { ...region, cedar: steady }],
    ['who improved is only the nearest there is', { ...region, cedar: { ...improved, learners: 80 } }],
    ['who improved is much the same in nothing', { ...region, cedar: { ...improved, learners: 35, students: 6000 } }],
    ['nothing is known of the own students', { cedar: improved, birch: steady, dune: steady }],
  ])('is none where %s', (_, made) => {
    expect(brightSpotOf(finding, worldOf(made), places)).toBeUndefined();
  });

  it('is none of a hidden group, nor where it may not be shown what places are like', () => {
    const world = worldOf({ ...region, cedar: improved }, true);
    expect(brightSpotOf(gapWidens({ placeId: 'highline', period: LATEST }), world, places)).toBeUndefined();
    expect(brightSpotOf(finding, world, places)?.place.id).toBe('cedar');
    expect(brightSpotOf(finding, { ...world, known: new Map() }, places)).toBeUndefined();
  });

  it('is none that the reader may not see, and none for what is no concern about a share', () => {
    const world = worldOf({ ...region, cedar: improved });
    expect(brightSpotOf(finding, world, few)).toBeUndefined();
    expect(brightSpotOf(missing(), world, places)).toBeUndefined();
    expect(brightSpotOf(cycleJudged(), world, places)).toBeUndefined();
  });

  it('of two is the one whose students are more alike', () => {
    const near = { ...improved, learners: 22 };
    const far = { ...improved, learners: 28 };
    const made = { highline: steady, dune: steady, cedar: far, birch: near };
    expect(brightSpotOf(finding, worldOf(made), places)?.place.id).toBe('birch');
  });
});
