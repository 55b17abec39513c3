import type { Finding } from '../alerts/finding.ts';
import { valueAt } from '../alerts/published.ts';
import type { Attribute } from '../catalog/attribute.ts';
import { ordinal, type Period, yearBefore } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { StudentGroup } from '../catalog/student-group.ts';
import type { Counts } from '../measures/measure.ts';
import { countsText, shareText } from './numbers.ts';
import type { PublishedIndicator } from './published-indicator.ts';
import * as say from './wording.ts';

/** A place where the same thing as in a finding got better. */
export type Improved = {
  place: Pick<Place, 'id' | 'name'>;
  group: StudentGroup;
  before: Valued;
  after: Valued;
};

/** One of the places most like that of the finding, with the attributes in which both are alike. */
export type BrightSpot = Improved & { alike: Pick<Attribute, 'name'>[] };

type Valued = { period: Period; counts: Counts };

/**
 * For a concern about a share: the other places of its kind whose share of the same group is better than its usual ups and
 * downs in the same period, and better than a year before.
 *
 * @param allowed places that the reader may see
 */
export function improvedElsewhere(
  finding: Finding,
  { series, signalsOf, indicator }: PublishedIndicator,
  allowed: readonly Place[],
): Improved[] {
  const own = allowed.find(({ id }) => id === finding.placeId);
  const group = groupOf(finding);
  if (!own || !group) return [];
  return allowed
    .filter(({ id, kind }) => id !== own.id && kind === own.kind)
    .flatMap((place) => {
      const valueIn = (period: Period) => {
        const released = series.get(place.id)?.find((one) => one.period === period);
        return released && valueAt(released, group);
      };
      const signal = signalsOf(place.id, group)?.points.find((one) => one.ordinal === ordinal(finding.period))?.signal;
      const [before, after] = [valueIn(yearBefore(finding.period)), valueIn(finding.period)];
      if (signal !== indicator.betterWhen || !before || !after || !isBetter(before, after, indicator)) return [];
      return [{ place, group, before, after }];
    });
}

/** Whose share a finding is about; undefined where it is no concern about one. */
export function groupOf(finding: Finding): StudentGroup | undefined {
  return 'group' in finding ? finding.group : 'focal' in finding ? finding.focal : undefined;
}

/** A bright spot in words. They do not say what it came from. @example 'Cedar River went from 21.9% (639 of 2,919 students) to …' */
export function brightSpotNote({ place, group, before, after, alike }: BrightSpot): string {
  const of = say.amongGroup(group);
  const attributes = say.listText(alike.map(({ name }) => say.inSentence(name)));
  const went = `${place.name} went from ${countedText(before.counts)} to ${countedText(after.counts)}${of}`;
  const when = `between ${say.thePeriod(before.period)} and ${say.thePeriod(after.period)}`;
  return `${went} ${when}, more than its usual ups and downs. Its ${attributes} ${alike.length > 1 ? 'are' : 'is'} much the same.`;
}

const countedText = (counts: Counts) => `${shareText(counts)} (${countsText(counts)} students)`;

function isBetter(before: Valued, after: Valued, { betterWhen }: PublishedIndicator['indicator']): boolean {
  const [was, is] = [before, after].map(({ counts }) => counts.numerator / counts.denominator);
  if (was === undefined || is === undefined) return false;
  return betterWhen === 'lower' ? is < was : is > was;
}
