import { dimensions, parseValue, plain } from '../../catalog/dimensions.ts';
import { parseGrade } from '../../catalog/grade.ts';
import { measureNamed } from '../datasets/score-columns.ts';
import { isMissing } from '../numbers.ts';
import { parseStudentGroup } from '../parse-student-group.ts';
import type { ColumnFacts } from './column-facts.ts';
import { mayHold, type Target } from './read-as.ts';

/** Whether a column can hold a field, by its values: it cannot, it may, or its values leave no doubt. */
export type Fitness = 'no' | 'may' | 'sure';

type Column = { heading: string; facts: ColumnFacts; values: readonly string[] };

/** Headings of what tells persons apart, and of what has names without being a person. */
const PERSONAL = /name|birth|dob|phone|mail|address|street/i;
const OF_A_PLACE = /sch|building|bldg|site|campus|program|place|org|entity|district/i;

/** Headings of what is near to days enrolled or absent, and is neither. */
const NEITHER = /present|attended|unexcused|excused|tard|late|suspen|\bad[am]\b/i;

/** How well a column fits what a field holds, by its values alone. */
export function fitness(target: Target, { heading, facts, values }: Column): Fitness {
  const { name, kind } = target;
  if (facts.kind === 'empty') return 'no';
  if (kind === 'group') return groupFitness(name, facts, values);
  if (kind === 'attribute') return ['dates', 'places', 'grades', 'text'].includes(facts.kind) ? 'no' : 'may';
  if (kind === 'score' || name === 'score') return facts.kind === 'numbers' ? 'may' : 'no';
  const isNumber = facts.kind === 'numbers';
  switch (name) {
    case 'student_id':
      return idFitness(heading, facts, values);
    case 'school':
    case 'place':
      return facts.kind === 'places'
        ? 'sure'
        : ['dates', 'shares', 'yes-no', 'grades', 'ids'].includes(facts.kind) || isPersonal(heading)
          ? 'no'
          : 'may';
    case 'grade':
      return facts.kind === 'grades'
        ? 'sure'
        : share(values, (one) => parseGrade(one) !== undefined) > 0.5
          ? 'may'
          : 'no';
    case 'days_enrolled':
    case 'days_absent':
      return isNumber && facts.range && facts.range[0] >= 0 && facts.range[1] <= 366 && isOfDays(name, heading)
        ? 'may'
        : 'no';
    case 'numerator':
    case 'denominator':
      return isNumber || facts.kind === 'ids' ? 'may' : 'no';
    case 'measure':
      return share(values, (one) => measureNamed(one) !== undefined) > 0.8 ? 'sure' : 'no';
    case 'student_group':
      return share(values, (one) => /\p{L}/u.test(one) && parseStudentGroup(one) !== undefined) > 0.8 ? 'sure' : 'may';
    default:
      return 'may';
  }
}

/** Ids differ from row to row and have digits; names and what else tells persons apart are none. */
function idFitness(heading: string, { kind }: ColumnFacts, values: readonly string[]): Fitness {
  if (PERSONAL.test(heading)) return 'no';
  if (['dates', 'shares', 'yes-no', 'places', 'grades'].includes(kind)) return 'no';
  return kind === 'ids' && share(values, (one) => /\d/.test(one)) > 0.8 ? 'sure' : 'may';
}

const isPersonal = (heading: string) => PERSONAL.test(heading) && !OF_A_PLACE.test(heading);

const isOfDays = (field: string, heading: string) =>
  mayHold(field, heading) && !NEITHER.test(heading.replaceAll('_', ' '));

const generic = /^(?:[a-z0-9]|yes|no|true|false|none|not)$/;

/** Words of one dimension only leave no doubt; a yes or no may be of any. */
function groupFitness(id: string, facts: ColumnFacts, values: readonly string[]): Fitness {
  const dimension = dimensions.find((one) => one.id === id);
  if (!dimension) return 'no';
  const isKnown = (text: string) => parseValue(dimension, text) !== undefined;
  if (share(values, isKnown) < 0.5) return facts.kind === 'labels' ? 'may' : 'no';
  return share(values, (text) => isKnown(text) && !generic.test(plain(text))) > 0.8 ? 'sure' : 'may';
}

function share(values: readonly string[], test: (value: string) => boolean): number {
  const filled = values.filter((value) => !isMissing(value));
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
}
