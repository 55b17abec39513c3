import type { Finding } from '../alerts/finding.ts';
import { shownCounts, valueAt } from '../alerts/published.ts';
import { describeGroup } from '../catalog/dimensions.ts';
import { ordinal, type Period, yearBefore } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import type { Counts } from '../measures/measure.ts';
import { countsText, shareText } from './numbers.ts';
import type { PublishedIndicator } from './published-indicator.ts';
import * as say from './wording.ts';

/** A place with similar students where the same thing got better. */
export type BrightSpot = {
  place: Pick<Place, 'id' | 'name'>;
  group: StudentGroup;
  before: { period: Period; counts: Counts };
  after: { period: Period; counts: Counts };
  /** The groups whose shares of all students are alike. */
  alike: StudentGroup[];
};

/** What makes students similar. Outcomes are never among it. */
const COMPOSITION: readonly StudentGroup[] = ['english_learner:yes', 'low_income:yes', 'disability:yes'];
/** Shares of all students may differ by so much, and numbers of students so many times. */
const [ALIKE_POINTS, ALIKE_TIMES] = [10, 3];

/**
 * For a concern about a share: the most similar other place of its kind whose share of the same group is better than its
 * usual ups and downs in the same period, and better than a year before. Similar are places whose shares of English
 * learners, low-income students and students with disabilities, as far as both are published, lie within 10 points, of at
 * most 3 times the students. Undefined where there is none, or where nothing is published of who the students are.
 *
 * @param allowed places that the reader may see
 */
export function brightSpotOf(
  finding: Finding,
  { series, signalsOf, indicator }: PublishedIndicator,
  allowed: readonly Place[],
): BrightSpot | undefined {
  const own = allowed.find(({ id }) => id === finding.placeId);
  const group = 'group' in finding ? finding.group : 'focal' in finding ? finding.focal : undefined;
  const here = releaseAt(series, finding.placeId, finding.period);
  if (!own || !group || !here) return undefined;
  const found = allowed
    .filter(({ id, kind }) => id !== own.id && kind === own.kind)
    .flatMap((place) => {
      const there = releaseAt(series, place.id, finding.period);
      const likeness = there && likenessOf(here, there);
      if (!there || !likeness) return [];
      const signal = signalsOf(place.id, group)?.points.find((one) => one.ordinal === ordinal(finding.period))?.signal;
      const base = releaseAt(series, place.id, yearBefore(finding.period));
      const [before, after] = [base && valueAt(base, group), valueAt(there, group)];
      if (signal !== indicator.betterWhen || !before || !after || !isBetter(before, after, indicator)) return [];
      return [{ place, group, before, after, ...likeness }];
    })
    .toSorted((a, b) => a.distance - b.distance)[0];
  if (!found) return undefined;
  const { distance: _, ...spot } = found;
  return spot;
}

/** A bright spot in words. They do not say what it came from. @example 'Cedar River went from 21.9% (639 of 2,919 students) to …' */
export function brightSpotNote({ place, group, before, after, alike }: BrightSpot): string {
  const of = say.amongGroup(group);
  const students = say.listText(alike.map((one) => say.inSentence(describeGroup(one))));
  const went = `${place.name} went from ${countedText(before.counts)} to ${countedText(after.counts)}${of}`;
  const when = `between ${say.thePeriod(before.period)} and ${say.thePeriod(after.period)}`;
  return `${went} ${when}, more than its usual ups and downs. Its share of ${students} is much the same.`;
}

const countedText = (counts: Counts) => `${shareText(counts)} (${countsText(counts)} students)`;

const releaseAt = (series: PublishedIndicator['series'], placeId: string, period: Period) =>
  (series.get(placeId) ?? []).find((one) => one.period === period);

function likenessOf(one: Released, other: Released): { alike: StudentGroup[]; distance: number } | undefined {
  const [here, there] = [shownCounts(one, 'all'), shownCounts(other, 'all')];
  if (!here || !there) return undefined;
  const times = Math.max(here.denominator, there.denominator) / Math.min(here.denominator, there.denominator);
  const differences = COMPOSITION.flatMap((group) => {
    const shares = [one, other].map((released) => shareOfStudents(released, group));
    const [a, b] = shares;
    return a === undefined || b === undefined ? [] : [{ group, points: 100 * Math.abs(a - b) }];
  });
  const distance = Math.max(...differences.map(({ points }) => points));
  if (differences.length === 0 || times > ALIKE_TIMES || distance > ALIKE_POINTS) return undefined;
  return { alike: differences.map(({ group }) => group), distance };
}

function shareOfStudents(released: Released, group: StudentGroup): number | undefined {
  const [some, all] = [shownCounts(released, group), shownCounts(released, 'all')];
  return some && all && some.denominator / all.denominator;
}

type Valued = BrightSpot['before'];

function isBetter(before: Valued, after: Valued, { betterWhen }: PublishedIndicator['indicator']): boolean {
  const [was, is] = [before, after].map(({ counts }) => counts.numerator / counts.denominator);
  if (was === undefined || is === undefined) return false;
  return betterWhen === 'lower' ? is < was : is > was;
}
