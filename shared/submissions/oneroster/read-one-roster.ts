import { plain } from '../../catalog/dimensions.ts';
import { parseGrade } from '../../catalog/grade.ts';
import { Fields } from '../fields.ts';
import { FileRefused } from '../problems-catalog.ts';
import { RowBuffer } from '../workbook/row-buffer.ts';
import { type Demographics, readDemographics } from './demographics.ts';
import { groupColumns } from './group-columns.ts';
import { refuseDelta } from './manifest.ts';
import { type Member, type MemberRow, readMember } from './member.ts';
import { readSchoolYear } from './school-year.ts';
import { type Enrollments, readEnrollments, readSchools, type School, schoolOf } from './schools.ts';

const DELIMITER = ',';

/** Whether a file of a ZIP is the one of the users of a OneRoster export, which stands beside its organizations. */
export const isRoster = (name: string, all: string[]): boolean =>
  /(^|\/)users\.csv$/.test(name) && all.includes(name.replace(/users\.csv$/, 'orgs.csv'));

/**
 * Calls `take` with the students of a OneRoster 1.1 export as the rows of one roster: ids, school, grade and student groups;
 * never a name or a birth date. A row has the number that its user has in `users.csv`; rows of teachers, guardians and of
 * who is no more are blank. The student's id is `identifier`, by which the district's other files know the student, or else
 * `sourcedId`. Throws FileRefused.
 *
 * @param open the bytes of a file of the export; undefined where it has none of that name
 * @see https://www.imsglobal.org/oneroster-v11-final-csv-tables
 */
export async function readOneRoster(
  open: (name: string) => AsyncIterable<Uint8Array> | undefined,
  take: (fields: Fields, delimiter: string) => void,
): Promise<void> {
  const member = (name: string): Member | undefined => {
    const chunks = open(name);
    return chunks && { name, chunks };
  };
  const needed = (name: string): Member => {
    const found = member(name);
    if (!found) throw new FileRefused('oneroster-lacks', { what: name });
    return found;
  };
  const [manifest, sessions, enrollments] = ['manifest.csv', 'academicsessions.csv', 'enrollments.csv'].map(member);
  if (manifest) await refuseDelta(manifest);
  const schools = await readSchools(needed('orgs.csv'));
  const known: Known = {
    schools,
    year: sessions ? await readSchoolYear(sessions) : '',
    enrollments: enrollments ? await readEnrollments(enrollments, schools) : new Map(),
    demographics: await readDemographics(needed('demographics.csv')),
  };
  await readUsers(needed('users.csv'), known, take);
}

type Known = {
  schools: ReadonlyMap<string, School>;
  year: string;
  enrollments: Enrollments;
  demographics: Demographics;
};

async function readUsers(
  users: Member,
  known: Known,
  take: (fields: Fields, delimiter: string) => void,
): Promise<void> {
  const fields = new Fields();
  const record = new RowBuffer(fields);
  const give = (row: number, values: string[]) => {
    record.begin();
    for (const [index, value] of values.entries()) record.addText(index, value);
    take(record.finish(row), DELIMITER);
  };
  let added: number[] = [];
  await readMember(users, {
    needed: ['sourcedid', 'orgsourcedids', 'role'],
    begin(headings, row) {
      const found = groupColumns(headings);
      added = found.map(({ index }) => index);
      give(row, [...OWN, ...known.demographics.headings, ...found.map(({ heading }) => heading)]);
    },
    take(one) {
      const isStudent = plain(one.value('role')) === 'student';
      give(one.row, isStudent ? [...studentOf(one, known), ...added.map(one.at)] : []);
    },
    leaveOut: (row) => give(row, []),
  });
}

/** Headings of a roster, which the groups of the demographics follow. */
const OWN = ['student_id', 'school_id', 'school_code', 'school_name', 'grade', 'school_year'];

function studentOf({ value }: MemberRow, { schools, year, enrollments, demographics }: Known): string[] {
  const id = value('sourcedid');
  const schoolId = schoolOf(id, value('orgsourcedids'), schools, enrollments);
  const { identifier = '', name = '' } = schools.get(schoolId) ?? {};
  const groups = demographics.ofStudent.get(id) ?? demographics.headings.map(() => '');
  return [value('identifier') || id, identifier, schoolId, name, gradeOf(value('grades')), year, ...groups];
}

/** A student's grade by its CEDS code; none where there are several, or one before or after those of schools. */
const gradeOf = (grades: string): string => (/^ps$/i.test(grades) ? '' : (parseGrade(grades) ?? ''));
