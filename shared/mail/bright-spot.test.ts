import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import { laterPeriod } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { Released, ReleasedCell } from '../disclosure/release.ts';
import { brightSpotNote, brightSpotOf } from './bright-spot.ts';
import { publishedIndicator } from './published-indicator.ts';
import { cycleJudged, places as few, gapWidens, missing, threshold } from './testing/findings.ts';

const STUDENTS = 4000;
const LATEST = '2026-02';
const months = Array.from({ length: 30 }, (_, at) => laterPeriod('2023-09', at));
const district = (id: string, name: string): Place => ({ id, kind: 'district', name, codes: [] });
const places = [...few, district('cedar', 'Cedar River'), district('birch', 'Birch'), district('dune', 'Dune')];

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

const publishedOf = (made: Record<string, Made>, hidden = false) =>
  publishedIndicator({
    indicator: chronicAbsence,
    places,
    series: new Map(
      Object.entries(made).map(([id, one]) => [id, months.map((_, month) => released(id, month, one, hidden))]),
    ),
  });

const region = { highline: steady, birch: steady, dune: steady };
const finding = threshold({ period: LATEST });

describe('a bright spot', () => {
  it('is a place of similar students whose share got better, beyond its usual ups and downs', () => {
    const spot = brightSpotOf(finding, publishedOf({ ...region, cedar: improved }), places);
    expect(spot).toMatchObject({
      place: { id: 'cedar' },
      group: 'all',
      alike: ['english_learner:yes', 'low_income:yes'],
    });
    expect(spot && brightSpotNote(spot)).toBe(
      'Cedar River went from 20.1% (802 of 4,000 students) to 14.1% (562 of 4,000 students) between February 2025 and ' +
        'February 2026, more than its usual ups and downs. Its share of English learners and students with low income is much the same.',
    );
  });

  it('is told of the focal group of a gap', () => {
    const gap = gapWidens({ placeId: 'highline', period: LATEST });
    const spot = brightSpotOf(gap, publishedOf({ ...region, cedar: improved }), places);
    expect(spot?.group).toBe('english_learner:yes');
    expect(spot && brightSpotNote(spot)).toContain('among English learners between');
  });

  it.each([
    ['nobody improved', { ...region, cedar: steady }],
    ['who improved has other students', { ...region, cedar: { ...improved, learners: 35 } }],
    ['who improved is far larger', { ...region, cedar: { ...improved, students: 4 * STUDENTS } }],
    ['nothing is known of the own students', { cedar: improved, birch: steady, dune: steady }],
  ])('is none where %s', (_, made) => {
    expect(brightSpotOf(finding, publishedOf(made), places)).toBeUndefined();
  });

  it('is none of a hidden group, and compares students by what is published alone', () => {
    const published = publishedOf({ ...region, cedar: improved }, true);
    expect(brightSpotOf(gapWidens({ placeId: 'highline', period: LATEST }), published, places)).toBeUndefined();
    expect(brightSpotOf(finding, published, places)?.alike).toEqual(['low_income:yes']);
  });

  it('is none that the reader may not see, and none for what is no concern about a share', () => {
    const published = publishedOf({ ...region, cedar: improved });
    expect(brightSpotOf(finding, published, few)).toBeUndefined();
    expect(brightSpotOf(missing(), published, places)).toBeUndefined();
    expect(brightSpotOf(cycleJudged(), published, places)).toBeUndefined();
  });

  it('of two is the one whose students are more alike', () => {
    const near = { ...improved, learners: 22 };
    const far = { ...improved, learners: 28 };
    const made = { highline: steady, dune: steady, cedar: far, birch: near };
    expect(brightSpotOf(finding, publishedOf(made), places)?.place.id).toBe('birch');
  });
});
