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

const yes = ['yes', 'y', 'true', 't', '1', 'x'];
const no = ['no', 'n', 'false', 'f', '0', 'none', 'not'];
const yesNo = (also: { yes?: string[]; no?: string[] } = {}): Record<string, string> =>
  Object.fromEntries([
    ...[...yes, ...(also.yes ?? [])].map((word) => [word, 'yes']),
    ...[...no, ...(also.no ?? [])].map((word) => [word, 'no']),
  ]);

/**
 * Race and ethnicity by the federal categories of 2007, and the one that those of 2024 add. Hispanic students of any race
 * count as Hispanic, where a column of its own says so.
 */
const race: Dimension = {
  id: 'race_ethnicity',
  name: 'Race and ethnicity',
  headings: ['raceethnicity', 'race', 'ethnicity', 'federalrace', 'federalraceethnicity', 'raceethnicitycode'],
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
  spellings: {
    americanindian: 'american_indian',
    americanindianoralaskanative: 'american_indian',
    nativeamerican: 'american_indian',
    i: 'american_indian',
    ai: 'american_indian',
    americanindianalaskanative: 'american_indian',
    asian: 'asian',
    a: 'asian',
    black: 'black',
    blackorafricanamerican: 'black',
    africanamerican: 'black',
    b: 'black',
    blackafricanamerican: 'black',
    hispanic: 'hispanic',
    hisp: 'hispanic',
    h: 'hispanic',
    hispanicorlatino: 'hispanic',
    latino: 'hispanic',
    hispaniclatino: 'hispanic',
    hispaniclatinoofanyraces: 'hispanic',
    multiracial: 'multiracial',
    twoormoreraces: 'multiracial',
    twoormore: 'multiracial',
    m: 'multiracial',
    multiple: 'multiracial',
    pacificislander: 'pacific_islander',
    nativehawaiianorotherpacificislander: 'pacific_islander',
    nativehawaiianpacificislander: 'pacific_islander',
    p: 'pacific_islander',
    white: 'white',
    w: 'white',
    caucasian: 'white',
    middleeasternornorthafrican: 'middle_eastern',
    mena: 'middle_eastern',
  },
  flags: Object.fromEntries(
    ['hispanic', 'hispanicorlatino', 'hispaniclatino', 'hispanicorlatinoethnicity', 'hispanicethnicity'].map(
      (heading) => [heading, 'hispanic'],
    ),
  ),
};

export const dimensions: Dimension[] = [
  race,
  {
    id: 'english_learner',
    name: 'English learners',
    headings: [
      'englishlearner',
      'englishlearners',
      'el',
      'ell',
      'ellstatus',
      'elstatus',
      'lep',
      'englishproficiency',
      'multilinguallearner',
    ],
    values: { yes: 'English learners', no: 'Other students' },
    spellings: yesNo({
      yes: ['el', 'ell', 'lep', 'englishlearner', 'englishlearners', 'limitedenglishproficient', 'active', 'current'],
      no: [
        'nonel',
        'nonell',
        'notel',
        'notell',
        'englishproficient',
        'fluent',
        'nonlep',
        'exited',
        'former',
        'nonenglishlearner',
      ],
    }),
  },
  {
    id: 'low_income',
    name: 'Low income',
    headings: [
      'lowincome',
      'economicallydisadvantaged',
      'economicdisadvantage',
      'ecodis',
      'frl',
      'frpl',
      'freeandreducedlunch',
      'mealstatus',
      'freereducedlunch',
    ],
    values: { yes: 'Students with low income', no: 'Other students' },
    spellings: yesNo({
      yes: [
        'lowincome',
        'economicallydisadvantaged',
        'free',
        'reduced',
        'freelunch',
        'reducedlunch',
        'frl',
        'eligible',
        'freereduced',
      ],
      no: ['paid', 'notlowincome', 'nonlowincome', 'notfrl', 'noteligible', 'fullprice'],
    }),
  },
  {
    id: 'disability',
    name: 'Disability',
    headings: ['disability', 'specialeducation', 'sped', 'iep', 'iepstatus', 'swd', 'studentswithdisabilities'],
    values: { yes: 'Students with disabilities', no: 'Other students' },
    spellings: yesNo({
      yes: ['sped', 'iep', 'swd', 'studentwithdisabilities', 'studentswithdisabilities'],
      no: ['nonsped', 'notsped', 'general', 'nodisability', 'noiep'],
    }),
  },
  {
    id: 'gender',
    name: 'Gender',
    headings: ['gender', 'sex'],
    values: { female: 'Girls', male: 'Boys', nonbinary: 'Nonbinary students' },
    spellings: {
      female: 'female',
      f: 'female',
      girl: 'female',
      girls: 'female',
      male: 'male',
      m: 'male',
      boy: 'male',
      boys: 'male',
      nonbinary: 'nonbinary',
      x: 'nonbinary',
      nb: 'nonbinary',
    },
  },
  {
    id: 'homeless',
    name: 'Homeless',
    headings: ['homeless', 'mckinneyvento', 'homelessstatus'],
    values: { yes: 'Students without a home', no: 'Other students' },
    spellings: yesNo(),
  },
  {
    id: 'migrant',
    name: 'Migrant',
    headings: ['migrant', 'migrantstatus'],
    values: { yes: 'Migrant students', no: 'Other students' },
    spellings: yesNo(),
  },
  {
    id: 'section_504',
    name: 'Section 504',
    headings: ['section504', '504', '504plan'],
    values: { yes: 'Students with a 504 plan', no: 'Other students' },
    spellings: yesNo(),
  },
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
    return yes.includes(spelling) || dimension.spellings[spelling] === yesMeans ? yesMeans : NOT_REPORTED;
  }
  if (blanks.has(spelling)) return NOT_REPORTED;
  const id = slug(text);
  if (Object.hasOwn(dimension.values, id)) return id;
  return Object.hasOwn(dimension.spellings, spelling) ? dimension.spellings[spelling] : undefined;
}

/**
 * A student group in words.
 *
 * @example describeGroup('english_learner:yes') // 'English learners'
 * @example describeGroup('grade:3') // 'Grade 3'
 */
export function describeGroup(group: StudentGroup): string {
  if (group === ALL_STUDENTS) return 'All students';
  const [id = '', value = ''] = group.split(/:(.*)/s);
  if (id === 'grade') return { k: 'Kindergarten', pk: 'Preschool' }[value] ?? `Grade ${value}`;
  const dimension = byId.get(id);
  if (value === NOT_REPORTED) return `${dimension?.name ?? words(id)} not reported`;
  return dimension?.values[value] ?? `${words(id)}: ${value.replaceAll('_', ' ')}`;
}

const words = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');
