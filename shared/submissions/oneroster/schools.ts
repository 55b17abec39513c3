import { plain } from '../../catalog/dimensions.ts';
import { ONE_ROSTER_LIMITS } from '../limits.ts';
import { FileRefused } from '../problems-catalog.ts';
import { heldOnce } from './held-once.ts';
import { type Member, readMember } from './member.ts';

/** A school by the ids that its own system gives it. */
export type School = { identifier: string; name: string };

/** The schools of `orgs.csv` by their ids within the export; districts and departments are none. */
export async function readSchools(orgs: Member): Promise<Map<string, School>> {
  const schools = new Map<string, School>();
  await readMember(orgs, {
    needed: ['sourcedid', 'name', 'type'],
    take({ value }) {
      if (plain(value('type')) !== 'school') return;
      schools.set(value('sourcedid'), { identifier: value('identifier'), name: value('name') });
      if (schools.size > ONE_ROSTER_LIMITS.schools) throw new FileRefused('oneroster-too-large');
    },
  });
  return schools;
}

/** The classes of a student at one school: since when at the latest, and how many. */
type Spell = { school: string; begin: string; classes: number };
export type Enrollments = ReadonlyMap<string, Spell[]>;

/** Where students have classes, by `enrollments.csv`; at schools that the export has. */
export async function readEnrollments(enrollments: Member, schools: ReadonlyMap<string, School>): Promise<Enrollments> {
  const spells = new Map<string, Spell[]>();
  const once = heldOnce();
  await readMember(enrollments, {
    needed: ['schoolsourcedid', 'usersourcedid', 'role'],
    take({ value }) {
      if (plain(value('role')) !== 'student') return;
      const [student, school, begin] = [
        value('usersourcedid'),
        once(value('schoolsourcedid')),
        once(dayOf(value('begindate'))),
      ];
      if (!schools.has(school)) return;
      const own = spells.get(student) ?? [];
      if (own.length === 0) spells.set(student, own);
      if (spells.size > ONE_ROSTER_LIMITS.students) throw new FileRefused('oneroster-too-large');
      const spell = own.find((one) => one.school === school);
      if (!spell) own.push({ school, begin, classes: 1 });
      else {
        spell.classes += 1;
        if (begin > spell.begin) spell.begin = begin;
      }
    },
  });
  return spells;
}

/**
 * The school that a student is at: where the latest classes began, of equally late ones where most are; without classes, the
 * first school that the student belongs to. The order of rows does not matter.
 */
export function schoolOf(
  student: string,
  listed: string,
  schools: ReadonlyMap<string, School>,
  spells: Enrollments,
): string {
  const [first] = (spells.get(student) ?? []).toSorted(
    (a, b) => compare(b.begin, a.begin) || b.classes - a.classes || compare(a.school, b.school),
  );
  return (
    first?.school ??
    listed
      .split(',')
      .map((id) => id.trim())
      .find((id) => schools.has(id)) ??
    ''
  );
}

/** A day as OneRoster writes it; nothing for other text. */
const dayOf = (text: string): string => (/^(19|20)\d\d-\d\d-\d\d$/.test(text) ? text : '');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
