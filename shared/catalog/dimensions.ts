import { describeParticipants, programName } from './program.ts';
import { ALL_STUDENTS, type StudentGroup } from './student-group.ts';

/** A way of telling students apart, with how real files head it and write its values. */
export type Dimension = {
  id: string;
  name: string;
  /** Headings without case, spacing and punctuation. */
  headings: string[];
  /** Values by id, in words. */
  values: Record<string, string>;
  /** Other spellings of values, without case, spacing and punctuation, to the id. */
  spellings: Record<string, string>;
  /** Headings of columns for a single value, and the value that a yes stands for. */
  flags?: Record<string, string>;
};

export const NOT_REPORTED = 'not_reported';

const words = (text: string) => text.split(' ');
const yes = words('yes y true t 1 x');
const no = words('no n false f 0 none not');
const spelled = (value: string, spellings: string) => words(spellings).map((word): [string, string] => [word, value]);

/** Race and ethnicity by the federal categories of 2007, and the one that those of 2024 add. */
const raceSpellings = Object.fromEntries([
  ...spelled('american_indian', 'americanindian americanindianoralaskanative americanindianoralaskannative'),
  ...spelled('american_indian', 'americanindianalaskanative americanindianalaskannative nativeamerican ai i'),
  ...spelled('asian', 'asian a'),
  ...spelled('black', 'black blackorafricanamerican blackafricanamerican africanamerican b'),
  ...spelled('hispanic', 'hispanic hisp hispanicorlatino hispaniclatino hispaniclatinoofanyrace h'),
  ...spelled('hispanic', 'hispaniclatinoofanyraces hispanicorlatinoofanyrace latino latina latinx'),
  ...spelled('middle_eastern', 'middleeastern middleeasternornorthafrican middleeasternnorthafrican mena'),
  ...spelled('multiracial', 'multiracial multirace twoormoreraces twoormore multiple m'),
  ...spelled('pacific_islander', 'pacificislander nativehawaiian nativehawaiianorotherpacificislander p'),
  ...spelled('pacific_islander', 'nativehawaiianotherpacificislander nativehawaiianpacificislander'),
  ...spelled('pacific_islander', 'nativehawaiianorpacificislander hawaiianpacificislander'),
  ...spelled('white', 'white caucasian w'),
]);

/** A dimension of students who are, or have, something and the others. Words apart from yes and no are its own. */
const yesOrNo = (
  { id, name, isSo }: { id: string; name: string; isSo: string },
  { headings, isYes, isNo, unclear = [] }: { headings: string; isYes: string; isNo: string; unclear?: string[] },
): Dimension => ({
  id,
  name,
  headings: words(headings),
  values: { yes: isSo, no: 'Other students' },
  spellings: Object.fromEntries(
    [
      ...[...yes, ...words(isYes)].map((word) => [word, 'yes']),
      ...[...no, ...words(isNo)].map((word) => [word, 'no']),
    ].filter(([word = '']) => !unclear.includes(word)),
  ),
});

export const dimensions: Dimension[] = [
  {
    id: 'race_ethnicity',
    name: 'Race and ethnicity',
    headings: words(
      'raceethnicity race ethnicity federalrace federalraceethnicity fedraceeth raceethnicitycode racecode',
    ),
    values: {
      american_indian: 'American Indian or Alaska Native students',
      asian: 'Asian students',
      black: 'Black students',
      hispanic: 'Hispanic or Latino students',
      middle_eastern: 'Middle Eastern or North African students',
      multiracial: 'Students of two or more races',
      pacific_islander: 'Native Hawaiian or Pacific Islander students',
      white: 'White students',
    },
    spellings: raceSpellings,
    // Hispanic students of any race count as Hispanic, where a column of its own says so.
    flags: Object.fromEntries(
      spelled('hispanic', 'hispanic hispanicorlatino hispaniclatino hispanicorlatinoethnicity hispanicethnicity'),
    ),
  },
  yesOrNo(
    { id: 'english_learner', name: 'English learners', isSo: 'English learners' },
    {
      headings:
        'englishlearner englishlearners el ell ellstatus elstatus englishlearnerstatus englishlanguagelearner ' +
        'englishlanguagelearners isell lep lepstatus esl bilingual multilinguallearner multilinguallearners engprof ' +
        'englishproficiency',
      isYes:
        'el ell els ells lep englishlearner englishlearners englishlanguagelearner englishlanguagelearners ' +
        'limitedenglishproficient multilinguallearner multilinguallearners active current',
      isNo:
        'nonel nonell notel notell nonlep nonenglishlearner nonenglishlanguagelearner englishproficient fluent ' +
        'englishonly eo ifep rfep reclassified exited former monitored',
    },
  ),
  yesOrNo(
    { id: 'low_income', name: 'Low income', isSo: 'Students with low income' },
    {
      headings:
        'lowincome lowincomestatus economicallydisadvantaged economicdisadvantage economicstatus ecodis econdisadv ' +
        'ses frl frpl frpm freereducedlunch freeandreducedlunch freereducedmeals freelunch mealstatus lunchstatus ' +
        'isfreereducedlunch',
      isYes:
        'lowincome economicallydisadvantaged free reduced freelunch reducedlunch freereduced freeorreduced ' +
        'freereducedlunch freeandreducedlunch frl frpl eligible directlycertified directcertification',
      isNo:
        'paid full fullprice fullpay lunchpaid notlowincome nonlowincome notfrl noteligible denied ' +
        'noteconomicallydisadvantaged noneconomicallydisadvantaged',
      // F is “free” in some systems and “false” in others.
      unclear: ['t', 'f'],
    },
  ),
  yesOrNo(
    { id: 'disability', name: 'Disability', isSo: 'Students with disabilities' },
    {
      headings:
        'disability specialeducation specialed sped spedstatus iep isiep iepstatus swd studentswithdisabilities ' +
        'studentwithdisability disabilitystatus',
      isYes:
        'sped iep swd specialeducation disability studentwithdisability studentwithdisabilities ' +
        'studentswithdisabilities withdisabilities',
      isNo: 'nonsped notsped noniep noiep generaleducation general nodisability withoutdisabilities nonswd',
    },
  ),
  {
    id: 'gender',
    name: 'Gender',
    headings: words('gender sex gendercode gendertypecode'),
    values: { female: 'Girls', male: 'Boys', nonbinary: 'Nonbinary students' },
    spellings: Object.fromEntries([
      ...spelled('female', 'female f girl girls females'),
      ...spelled('male', 'male m boy boys males'),
      ...spelled('nonbinary', 'nonbinary x nb genderx'),
    ]),
  },
  yesOrNo(
    { id: 'homeless', name: 'Homeless', isSo: 'Students experiencing homelessness' },
    { headings: 'homeless homelessstatus mckinneyvento', isYes: 'homeless', isNo: 'nonhomeless nothomeless' },
  ),
  yesOrNo(
    { id: 'migrant', name: 'Migrant', isSo: 'Migrant students' },
    { headings: 'migrant migrantstatus migranteducation', isYes: 'migrant', isNo: 'nonmigrant notmigrant' },
  ),
  yesOrNo(
    { id: 'students_of_color', name: 'Students of color', isSo: 'Students of color' },
    { headings: 'studentsofcolor studentofcolor bipoc', isYes: 'studentsofcolor bipoc', isNo: 'notstudentsofcolor' },
  ),
  yesOrNo(
    { id: 'section_504', name: 'Section 504', isSo: 'Students with a 504 plan' },
    { headings: 'section504 section504status sec504 504 504plan', isYes: '504 section504', isNo: 'non504 not504' },
  ),
  yesOrNo(
    {
      id: 'transitional_kindergarten',
      name: 'Transitional kindergarten',
      isSo: 'Students in transitional kindergarten',
    },
    {
      headings: 'transitionalkindergarten',
      isYes: 'transitionalkindergarten',
      isNo: 'nontransitionalkindergarten',
    },
  ),
];

const byId = new Map(dimensions.map((dimension) => [dimension.id, dimension]));

/** Text without case, spacing and punctuation, as headings and values are compared. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Text as part of an identifier: lower-case words joined by underscores, at most 40 characters. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
}

const blanks = new Set([
  '',
  'null',
  'na',
  'notreported',
  'unknown',
  'missing',
  'notspecified',
  'notavailable',
  'unspecified',
  'declined',
]);

/**
 * A value of a dimension as its id; `not_reported` for blanks. Undefined for a spelling that the dimension does not know.
 * In a column for a single value (`flags`) a yes is `yesMeans`, and anything else is not reported there.
 *
 * @example parseValue(englishLearner, 'ELL') // 'yes'
 */
export function parseValue(dimension: Dimension, text: string, yesMeans?: string): string | undefined {
  const spelling = plain(text);
  if (yesMeans !== undefined) {
    return yes.includes(spelling) || lookUp(dimension.spellings, spelling) === yesMeans ? yesMeans : NOT_REPORTED;
  }
  if (blanks.has(spelling)) return NOT_REPORTED;
  const id = slug(text);
  return Object.hasOwn(dimension.values, id) ? id : lookUp(dimension.spellings, spelling);
}

/** What a record holds under a key of its own; nothing that every object has. */
function lookUp(record: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * A student group in words.
 *
 * @example describeGroup('english_learner:yes') // 'English learners'
 * @example describeGroup('grade:3') // 'Grade 3'
 * @example describeGroup('program_reading_coaching:yes') // 'In Reading coaching'
 */
export function describeGroup(group: StudentGroup): string {
  if (group === ALL_STUDENTS) return 'All students';
  const [id = '', value = ''] = group.split(/:(.*)/s);
  const dimension = byId.get(id);
  if (value === NOT_REPORTED) return `${describeDimension(id)} not reported`;
  if (id === 'grade') return { k: 'Kindergarten', pk: 'Preschool' }[value] ?? `Grade ${value}`;
  const known = (dimension && lookUp(dimension.values, value)) ?? describeParticipants(group);
  return known ?? `${inWords(id)}: ${value.replaceAll('_', ' ')}`;
}

/** What tells students apart, in words. */
export const describeDimension = (id: string): string => byId.get(id)?.name ?? programName(id) ?? inWords(id);

const inWords = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');
