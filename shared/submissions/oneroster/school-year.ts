import { plain } from '../../catalog/dimensions.ts';
import { schoolYear } from '../../catalog/period.ts';
import { type Member, readMember } from './member.ts';

/**
 * The school year of the export by `academicSessions.csv`: the one in whose middle all its sessions of that kind are. Nothing
 * where they are of several years.
 */
export async function readSchoolYear(sessions: Member): Promise<string> {
  const years = new Set<string>();
  await readMember(sessions, {
    needed: ['type', 'startdate', 'enddate'],
    take({ value }) {
      const middle = (Date.parse(value('startdate')) + Date.parse(value('enddate'))) / 2;
      if (plain(value('type')) !== 'schoolyear' || Number.isNaN(middle)) return;
      years.add(schoolYear(new Date(middle).toISOString().slice(0, 7)));
    },
  });
  const [only = '', ...others] = years;
  return others.length === 0 ? only : '';
}
