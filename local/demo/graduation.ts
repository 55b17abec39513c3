import { yearPeriod } from './calendar.ts';
import { graduationLogit } from './effects.ts';
import { chance, share } from './random.ts';
import { type District, schoolsOf } from './region.ts';
import { type Enrolled, enrolled } from './students.ts';

const GRADUATES = 51;
/** The district's own system marks groups under this size instead of counting them. */
const MARKED_UNDER = 10;

const groups: [name: string, has: (one: Enrolled) => boolean][] = [
  ['All Students', () => true],
  ...(['englishLearner', 'lowIncome', 'disability'] as const).flatMap(
    (trait): [string, (one: Enrolled) => boolean][] => {
      const name = { englishLearner: 'english_learner', lowIncome: 'low_income', disability: 'disability' }[trait];
      return [
        [`${name}:yes`, ({ student }) => student[trait]],
        [`${name}:no`, ({ student }) => !student[trait]],
      ];
    },
  ),
];

/** A district's four-year graduation of one school year as counts: the district itself, then its high schools. */
export function graduationFile(district: District, year: number): string {
  const cohort = enrolled(district, year).filter(({ grade }) => grade === 12);
  const graduates = (one: Enrolled) => chance(one.student.key, GRADUATES) < share(graduationLogit(district, one, year));
  const rowsOf = (name: string, students: Enrolled[], mark: boolean) =>
    groups.map(([group, has]) => {
      const members = students.filter(has);
      const small = mark && members.length > 0 && members.length < MARKED_UNDER;
      const met = members.filter(graduates).length;
      return [name, yearPeriod(year).slice(0, 7), group, small ? '*' : met, small ? '*' : members.length].join(',');
    });
  const schools = schoolsOf(district).flatMap(({ id, code }) => {
    const students = cohort.filter(({ school }) => school.id === id);
    return students.length > 0 ? rowsOf(code, students, true) : [];
  });
  const rows = [...rowsOf(`${district.name} School District`, cohort, false), ...schools];
  return `place,school_year,student_group,numerator,denominator\n${rows.join('\n')}\n`;
}

export const graduationFileName = ({ id }: District, year: number): string =>
  `${id}-graduation-${yearPeriod(year).slice(0, 7)}.csv`;
