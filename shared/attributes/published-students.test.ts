import { describe, expect, it } from 'vitest';
import type { Released } from '../disclosure/release.ts';
import { isGroupHidden, publishedStudents } from './published-students.ts';

const of = (denominator: number) => ({ numerator: 1, denominator });
const coded = { denominator: 40, coded: 'few', fewerThan: 3 } as const;
const release = (cells: Released['cells'], rest: Partial<Released> = {}): Released => ({
  ...{ indicatorId: 'absence', placeId: 'birch', period: '2025-10', parts: [], cells },
  ...rest,
});
const learners = (...releases: Released[]) => publishedStudents(releases, 'english_learner:yes');
const isHidden = (cells: Released['cells']) => isGroupHidden([release(cells)], 'english_learner:yes');

describe('how many students are published', () => {
  it('is the number of all and of the group, also where their share is coded', () => {
    expect(learners(release({ all: of(200), 'english_learner:yes': of(50) }))).toEqual({ group: 50, all: 200 });
    expect(learners(release({ all: of(200), 'english_learner:yes': coded }))).toEqual({ group: 40, all: 200 });
  });

  it('is of the latest release of an indicator that tells both', () => {
    const earlier = release({ all: of(200), 'english_learner:yes': of(50) });
    const later = release({ all: of(190), 'english_learner:yes': of(48) }, { period: '2025-11' });
    const hidden = release({ all: of(180), 'english_learner:yes': 'hidden' }, { period: '2025-12' });
    for (const order of [
      [earlier, later, hidden],
      [hidden, later, earlier],
    ]) {
      expect(learners(...order)).toEqual({ group: 48, all: 190 });
    }
  });

  it('is of the indicator that counts the most students', () => {
    const school = release({ all: of(400), 'english_learner:yes': of(50) });
    const entering = release({ all: of(60), 'english_learner:yes': of(20) }, { indicatorId: 'wakids' });
    expect([learners(entering, school), learners(school, entering)]).toEqual([
      { group: 50, all: 400 },
      { group: 50, all: 400 },
    ]);
  });

  it('is unknown where one of the two is hidden or absent, or the groups leave out a part of the place', () => {
    const whole = { all: of(200), 'english_learner:yes': of(50) };
    expect(learners(release({ ...whole, all: 'hidden' }))).toBeUndefined();
    expect(learners(release({ all: of(200) }))).toBeUndefined();
    expect(learners(release({ all: of(0), 'english_learner:yes': of(0) }))).toBeUndefined();
    expect(learners(release(whole, { without: { english_learner: ['cedar'] } }))).toBeUndefined();
    expect(learners(release(whole, { without: { low_income: ['cedar'] } }))).toEqual({ group: 50, all: 200 });
  });
});

describe('a group is hidden', () => {
  const shown = { all: of(200), 'english_learner:yes': of(50) };
  it('where it, all students or all others are', () => {
    expect(isHidden({ ...shown, 'english_learner:yes': 'hidden' })).toBe(true);
    expect(isHidden({ ...shown, all: 'hidden' })).toBe(true);
    expect(isHidden({ ...shown, 'english_learner:no': 'hidden', 'english_learner:not_reported': of(12) })).toBe(true);
  });

  it('nowhere else', () => {
    expect(isHidden({ ...shown, 'english_learner:no': of(150) })).toBe(false);
    expect(isHidden({ ...shown, 'low_income:yes': 'hidden' })).toBe(false);
    expect(isHidden({ all: of(200) })).toBe(false);
    const race = { all: of(200), 'race:one': of(50), 'race:two': of(140), 'race:three': 'hidden' } as const;
    expect(isGroupHidden([release(race)], 'race:one')).toBe(false);
    expect(isGroupHidden([release(race)], 'race:three')).toBe(true);
  });
});
