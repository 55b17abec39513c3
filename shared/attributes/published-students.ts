import { NOT_REPORTED } from '../catalog/dimensions.ts';
import { comparePeriods } from '../catalog/period.ts';
import { ALL_STUDENTS, dimensionOf, type StudentGroup } from '../catalog/student-group.ts';
import type { Released, ReleasedCell } from '../disclosure/release.ts';

/** The students of a group, and all of whom they are. */
export type PublishedStudents = { group: number; all: number };

/**
 * How many students of a group a place has, as it is published: of each indicator the latest release that tells the group
 * and all students, and of these the one that counts the most students, for an indicator about kindergartners says little
 * of a school. A coded cell tells its students. Undefined where none tells them.
 *
 * @param releases of one place in one school year
 */
export function publishedStudents(releases: readonly Released[], group: StudentGroup): PublishedStudents | undefined {
  const latest = new Map<string, Released & { students: PublishedStudents }>();
  for (const release of releases) {
    const students = studentsIn(release, group);
    const known = latest.get(release.indicatorId);
    if (students && !(known && comparePeriods(known.period, release.period) > 0)) {
      latest.set(release.indicatorId, { ...release, students });
    }
  }
  const widest = [...latest.values()].sort(
    (a, b) => b.students.all - a.students.all || (a.indicatorId < b.indicatorId ? -1 : 1),
  );
  return widest[0]?.students;
}

/** None of a place whose groups leave out parts of it. */
function studentsIn({ cells, without }: Released, group: StudentGroup): PublishedStudents | undefined {
  const [all, own] = [toldOf(cells[ALL_STUDENTS]), toldOf(cells[group])];
  if (all === undefined || own === undefined || without?.[dimensionOf(group)]?.length) return undefined;
  return all > 0 ? { group: own, all } : undefined;
}

const toldOf = (cell: ReleasedCell | undefined) => (typeof cell === 'object' ? cell.denominator : undefined);

/**
 * Whether a group, or all that is not in it, is hidden in anything published of a place in a school year. What a partner
 * says of that group's share would then tell it.
 */
export function isGroupHidden(releases: readonly Released[], group: StudentGroup): boolean {
  return releases.some(({ cells }) => {
    if (cells[ALL_STUDENTS] === 'hidden' || cells[group] === 'hidden') return true;
    const rest = restOf(Object.keys(cells), group).map((one) => cells[one]);
    return rest.includes('hidden') && rest.every((cell) => cell === 'hidden');
  });
}

/** The other values of its dimension. */
function restOf(groups: string[], group: StudentGroup): StudentGroup[] {
  const dimension = dimensionOf(group);
  return groups.filter(
    (one) => one !== group && dimensionOf(one) === dimension && one !== `${dimension}:${NOT_REPORTED}`,
  );
}
