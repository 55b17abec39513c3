import { plain } from '../../catalog/dimensions.ts';
import { ONE_ROSTER_LIMITS } from '../limits.ts';
import { FileRefused } from '../problems-catalog.ts';
import { groupColumns } from './group-columns.ts';
import { type Member, type MemberRow, readMember } from './member.ts';

/** Columns of a single race, and the value that a yes stands for. */
const races: [column: string, race: string][] = [
  ['americanindianoralaskanative', 'american_indian'],
  ['asian', 'asian'],
  ['blackorafricanamerican', 'black'],
  ['nativehawaiianorotherpacificislander', 'pacific_islander'],
  ['white', 'white'],
];

/** What `demographics.csv` says of one student: race and ethnicity, sex, then the groups that the system adds. */
export type Demographics = { headings: string[]; ofStudent: ReadonlyMap<string, string[]> };

/** Reads what tells student groups; births are not looked at. */
export async function readDemographics(demographics: Member): Promise<Demographics> {
  const headings = ['race_ethnicity', 'gender'];
  const ofStudent = new Map<string, string[]>();
  const known = new Map<string, string[]>();
  let added: number[] = [];
  await readMember(demographics, {
    needed: ['sex'],
    begin(columns) {
      const found = groupColumns(columns);
      headings.push(...found.map(({ heading }) => heading));
      added = found.map(({ index }) => index);
    },
    take(one) {
      const student = one.value('sourcedid') || one.value('usersourcedid');
      const groups = [raceOf(one), sexOf(one), ...added.map(one.at)];
      const key = JSON.stringify(groups);
      const held = known.get(key) ?? groups;
      if (held === groups) known.set(key, held);
      ofStudent.set(student, held);
      if (ofStudent.size > ONE_ROSTER_LIMITS.students) throw new FileRefused('oneroster-too-large');
    },
  });
  return { headings, ofStudent };
}

/** Hispanic students of any race are Hispanic, students of several races multiracial; nothing where no race is said. */
function raceOf({ value }: MemberRow): string {
  const isSo = (column: string) => /^(true|t|yes|y|1)$/.test(plain(value(column)));
  if (isSo('hispanicorlatinoethnicity')) return 'hispanic';
  const said = races.filter(([column]) => isSo(column)).map(([, race]) => race);
  return isSo('demographicracetwoormoreraces') || said.length > 1 ? 'multiracial' : (said[0] ?? '');
}

/** `other` and `unspecified` say nothing that is told apart. */
const sexOf = ({ value }: MemberRow): string => (/^(other|unspecified)$/i.test(value('sex')) ? '' : value('sex'));
