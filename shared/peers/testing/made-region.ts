import { Random } from '../../../tests/benchmarks/alerts/random.ts';
import type { Attribute } from '../../catalog/attribute.ts';
import type { Place } from '../../catalog/place.ts';
import type { Released } from '../../disclosure/release.ts';
import type { PeersWorld } from '../compare-group.ts';

export const PERIOD = '2025-26-YEAR';

const attribute = (id: string, name: string, more: Partial<Attribute> = {}): Attribute => ({
  ...{ id, name, kind: 'share', matches: true, source: 'made' },
  ...more,
});
export const attributes: Attribute[] = [
  attribute('enrollment', 'Enrollment', { kind: 'number', unit: 'students', scale: 'log' }),
  attribute('low-income', 'Share with low income', { group: 'low_income:yes' }),
  attribute('english-learners', 'Share of English learners', { group: 'english_learner:yes' }),
];

type Made = {
  seed: number;
  places: number;
  /** Places, by their number, that are so many percentage points better than they would be. */
  better?: ReadonlyMap<number, number>;
  /** Students of every place; from 40 to 1,500 when absent. */
  students?: number;
};

/**
 * A made region of schools. A share follows from who the students are, from what a school is
 * beside that (3 points, standard deviation), and from chance. Four groups of students follow the school.
 */
export function madeRegion({ seed, places: count, better, students: fixed }: Made): PeersWorld {
  const random = new Random(seed);
  const places: Place[] = [];
  const [series, known] = [new Map<string, Released[]>(), new Map<string, Record<string, number>>()];
  for (let at = 0; at < count; at += 1) {
    const id = `school-${String(at).padStart(2, '0')}`;
    const students = fixed ?? Math.round(40 * (1500 / 40) ** random.uniform());
    const [lowIncome, learners] = [0.1 + 0.7 * random.uniform(), 0.02 + 0.3 * random.uniform()];
    const share = 0.75 - 0.35 * lowIncome - 0.2 * learners + 0.03 * random.normal() + (better?.get(at) ?? 0) / 100;
    const cell = (of: number) => ({ numerator: random.binomial(of, share), denominator: of });
    const half = Math.round(students / 2);
    const cells = {
      all: cell(students),
      'gender:female': cell(half),
      'gender:male': cell(students - half),
      'low_income:yes': cell(Math.max(10, Math.round(students * lowIncome))),
    };
    places.push({ id, kind: 'school', name: `School ${at}`, codes: [] });
    series.set(id, [{ indicatorId: 'graduation', placeId: id, period: PERIOD, parts: [], cells }]);
    known.set(id, { enrollment: students, 'low-income': lowIncome, 'english-learners': learners });
  }
  return { indicator: { betterWhen: 'higher' }, places, series, attributes, attributesIn: async () => known };
}
