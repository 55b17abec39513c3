import { type Dimension, describeGroup, dimensions, parseValue, plain, slug } from '../catalog/dimensions.ts';
import { parseGrade } from '../catalog/grade.ts';
import { ALL_STUDENTS, type StudentGroup, studentGroupSchema } from '../catalog/student-group.ts';

const all = new Set(['', 'all', 'allstudents', 'total', 'overall', 'alldistrict', 'allgrades']);

/**
 * A student group as files of counts write it: `english_learner:yes`, a value in words, a dimension and its value in two
 * columns, or all students. Undefined when it is not known.
 *
 * @example parseStudentGroup('English Learners') // 'english_learner:yes'
 * @example parseStudentGroup('Y', 'ELL') // 'english_learner:yes'
 */
export function parseStudentGroup(text: string, dimensionText = ''): StudentGroup | undefined {
  if (all.has(plain(text))) return ALL_STUDENTS;
  const pair = /^([^:=]+)[:=](.+)$/.exec(text);
  const group = pair
    ? groupIn(pair[1] ?? '', pair[2] ?? '')
    : plain(dimensionText) === ''
      ? (labels.get(plain(text)) ?? gradeOf(text))
      : (groupIn(dimensionText, text) ?? labels.get(plain(text)));
  return group && studentGroupSchema.safeParse(group).success ? group : undefined;
}

/** Values of dimensions that nobody knows are taken as the file names them. */
function groupIn(dimensionText: string, text: string): StudentGroup | undefined {
  const name = plain(dimensionText);
  if (name === 'grade' || name === 'gradelevel') return gradeOf(text, /./);
  const dimension = dimensions.find(({ id, headings }) => plain(id) === name || headings.includes(name));
  if (!dimension) {
    const written = `${dimensionText}:${text}`;
    return studentGroupSchema.safeParse(written).success ? written : `${slug(dimensionText)}:${slug(text)}`;
  }
  const value = parseValue(dimension, text);
  return value && `${dimension.id}:${value}`;
}

/** A number alone is no grade, unless its column says so. */
function gradeOf(text: string, pattern = /grade|kinder|pre-?k|^k(g|f)?$/i): StudentGroup | undefined {
  const grade = pattern.test(text) ? parseGrade(text) : undefined;
  return grade && `grade:${grade.toLowerCase()}`;
}

/** Words that mean something in one dimension only. */
const labels = new Map(dimensions.toReversed().flatMap((dimension) => [...labelsOf(dimension)]));

function* labelsOf({ id, headings, values, spellings }: Dimension): Generator<[string, StudentGroup]> {
  const isYesNo = Object.hasOwn(values, 'yes');
  for (const [spelling, value] of Object.entries(spellings)) {
    if (
      spelling.length < 2 ||
      (isYesNo && /^(yes|no|none|not|true|false|active|current|former|general|exited)$/.test(spelling))
    ) {
      continue;
    }
    yield [spelling, `${id}:${value}`];
    if (isYesNo && value === 'yes') for (const not of ['non', 'not']) yield [`${not}${spelling}`, `${id}:no`];
  }
  for (const heading of isYesNo ? headings : []) {
    yield [heading, `${id}:yes`];
    for (const not of ['non', 'not']) yield [`${not}${heading}`, `${id}:no`];
  }
  for (const value of Object.keys(values))
    if (value !== 'no') yield [plain(describeGroup(`${id}:${value}`)), `${id}:${value}`];
}
