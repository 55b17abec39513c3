import { plain } from '../../catalog/dimensions.ts';

/** How exports shorten the words of headings. */
const WORDS: Record<string, string> = {
  ...{ stu: 'student', stud: 'student', pupil: 'student', child: 'student', kid: 'student', learner: 'student' },
  ...{ nbr: 'number', num: 'number', no: 'number', nr: 'number', cd: 'code', ident: 'id', identifier: 'id' },
  ...{ sch: 'school', schl: 'school', bldg: 'building', loc: 'location', campus: 'campus', nm: 'name' },
  ...{ enr: 'enrolled', enrl: 'enrolled', enrol: 'enrolled', enrollment: 'enrolled', mbr: 'membership' },
  ...{ mem: 'membership', memb: 'membership', member: 'membership', poss: 'possible', abs: 'absent', abst: 'absent' },
  ...{ absence: 'absent', absences: 'absent', dys: 'days', day: 'days', gr: 'grade', grd: 'grade', lvl: 'level' },
  ...{ tot: 'total', yr: 'year', sy: 'schoolyear', eth: 'ethnicity', ethn: 'ethnicity', cnt: 'count', grp: 'group' },
  ...{ lang: 'language', eng: 'english', econ: 'economic', disadv: 'disadvantaged', dist: 'district' },
};

/** Words that say what no heading is told apart by. */
const EMPTY = new Set(['of', 'the', 'in', 'for', 'to', 'date', 'ytd', 'a', 'current']);

/** A heading without shortened words, and as one word. */
export function spelledOut(heading: string): string {
  const words = heading
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word));
  return plain(words.map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : word)).join(' '));
}

/**
 * How alike a heading and known ones are, 0 to 1: the best Dice coefficient of their pairs of letters (Dice 1945), the
 * heading with its shortened words spelled out.
 *
 * @param known without case, spacing and punctuation
 * @example likeness('Stu Nbr', ['studentnumber']) // 1
 */
export function likeness(heading: string, known: readonly string[]): number {
  const own = pairsOf(spelledOut(heading));
  return Math.max(0, ...known.map((name) => dice(own, pairsOf(name))));
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

function dice(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of a) {
    const count = left.get(pair) ?? 0;
    if (count > 0) shared += 1;
    left.set(pair, count - 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}
