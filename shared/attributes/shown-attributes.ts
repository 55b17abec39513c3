import { type Attribute, isEnrollment, isOfStudents } from '../catalog/attribute.ts';
import type { Place } from '../catalog/place.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Released } from '../disclosure/release.ts';
import { hideBeside } from './hide-beside.ts';
import type { ShownAttribute, ShownAttributes } from './place-attributes.ts';
import { isGroupHidden, publishedStudents } from './published-students.ts';

/** What is known of places in one school year. */
export type KnownOfPlaces = {
  attributes: readonly Attribute[];
  places: readonly Place[];
  /** What partners sent that counts, by place and attribute. */
  sent: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** All that is published of the school year. */
  released: readonly Released[];
  minimumStudents: number;
};

/**
 * Decides what may be shown of the attributes of places. What was sent of a group of students is hidden where that group,
 * or all others, are hidden in anything published of the place, where fewer students than the minimum would be on one side
 * of it by the shown enrollment, where that is not shown, and where a hidden one would follow from it. What is published of
 * the group stands instead, where it tells as many; it gives nothing away that is not known.
 */
export function shownAttributes(known: KnownOfPlaces): ShownAttributes {
  const releases = Map.groupBy(known.released, ({ placeId }) => placeId);
  const work = { ...known, releases, tree: placeTree([...known.places]) };
  const shown = new Map<string, Record<string, ShownAttribute>>(known.places.map(({ id }) => [id, {}]));
  const counted = known.attributes.find(isEnrollment);
  const enrollment = (placeId: string) => {
    const own = counted && shown.get(placeId)?.[counted.id];
    return own === undefined || own === 'hidden' ? published(work, placeId, ALL_STUDENTS)?.all : own;
  };
  const others = known.attributes.filter((one) => one !== counted);
  for (const attribute of counted ? [counted, ...others] : others) {
    for (const [placeId, value] of valuesOf(work, attribute, enrollment)) {
      Object.assign(shown.get(placeId) ?? {}, { [attribute.id]: value });
    }
  }
  return shown;
}

type Work = KnownOfPlaces & { tree: PlaceTree; releases: ReadonlyMap<string, readonly Released[]> };

const published = ({ releases }: Work, placeId: string, group: string) =>
  publishedStudents(releases.get(placeId) ?? [], group);

function valuesOf(work: Work, attribute: Attribute, enrollment: (placeId: string) => number | undefined) {
  const { places, sent, tree, releases } = work;
  const { id, group } = attribute;
  const sentOf = (placeId: string) => sent.get(placeId)?.[id];
  const asPublished = new Map(places.map((place) => [place.id, publishedValue(work, attribute, place.id)]));
  const isHidden = (placeId: string) => group !== undefined && isGroupHidden(releases.get(placeId) ?? [], group);
  const told = new Set(
    places.flatMap(({ id: placeId }) => {
      const value = sentOf(placeId);
      if (value === undefined) return [];
      if (!isOfStudents(attribute)) return [placeId];
      const all = isEnrollment(attribute) ? value : enrollment(placeId);
      return !isHidden(placeId) && isEnough(attribute, value, all, work.minimumStudents) ? [placeId] : [];
    }),
  );
  const shownAt = (placeId: string): ShownAttribute | undefined => {
    const value = told.has(placeId) ? sentOf(placeId) : asPublished.get(placeId);
    return value ?? (sentOf(placeId) !== undefined || isHidden(placeId) ? 'hidden' : undefined);
  };
  if (isOfStudents(attribute)) {
    const onlySent = (placeId: string) => told.has(placeId) && asPublished.get(placeId) === undefined;
    hideBeside({ tree, told, onlySent, isHidden: (placeId) => shownAt(placeId) === 'hidden', enrollment });
  }
  return places.flatMap(({ id: placeId }): [string, ShownAttribute][] => {
    const value = shownAt(placeId);
    return value === undefined ? [] : [[placeId, value]];
  });
}

/** What publication alone tells of an attribute. */
function publishedValue(work: Work, attribute: Attribute, placeId: string): number | undefined {
  const { kind, group } = attribute;
  const students = group === undefined ? undefined : published(work, placeId, group);
  if (!students || !isOfStudents(attribute)) return undefined;
  const value = kind === 'share' ? students.group / students.all : students.group;
  return isEnough(attribute, value, students.all, work.minimumStudents) ? value : undefined;
}

/** Whether enough students are on either side of a share or number of students, of so many; not when nobody knows of how many. */
function isEnough(attribute: Attribute, value: number, all: number | undefined, minimum: number): boolean {
  if (all === undefined) return false;
  if (isEnrollment(attribute)) return all >= minimum;
  const [inGroup, others] = attribute.kind === 'share' ? [value * all, (1 - value) * all] : [value, all - value];
  return inGroup >= minimum && others >= minimum;
}
