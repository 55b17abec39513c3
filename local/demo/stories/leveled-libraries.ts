import type { Indicator } from '../../../shared/catalog/indicator.ts';
import { formatSchoolYear } from '../../../shared/catalog/period.ts';
import type { CycleDefinition } from '../../../shared/cycles/cycle.ts';
import { chance } from '../random.ts';
import { countsFile, cycleRule, districtWith, type Story, schoolsNamed } from './story.ts';

/**
 * As in Dallas: schools with a library of leveled books read better in third grade, also at the same share of low income.
 * Libraries are then provided to all schools, and the third-grade result follows.
 */
const schools = schoolsNamed(
  '83',
  [
    'Acorn',
    'Bluestem',
    'Cactus Wren',
    'Dogwood',
    'Elm Fork',
    'Foxglove',
    'Gopher Creek',
    'Honeysuckle',
    'Indigo',
    'Jackrabbit',
    'Killdeer',
    'Lark Song',
    'Mesquite',
    'Nuthatch',
    'Oxbow',
    'Pecan Grove',
    'Quill Hollow',
    'Redbud',
    'Sumac',
    'Thistle',
  ].map((name) => `${name} Elementary`),
);

/** The first have one from the start. */
const WITH_LIBRARY = 9;
const hasLibrary = (index: number, year: number) => index < WITH_LIBRARY || year >= LIBRARIES_FROM;

const FIRST_YEAR = 2022;
const YEARS = 4;
/** The school year, numbered from the first, in which every school has one. */
const LIBRARIES_FROM = 2;
const yearPeriod = (year: number) => `${formatSchoolYear(FIRST_YEAR + year)}-YEAR`;

export const thirdGradeReading: Indicator = {
  id: 'third-grade-reading',
  name: 'Third-grade reading',
  dataset: 'counts',
  definition: { kind: 'proportion' },
  numerator: 'third graders who meet the grade level of the state test in reading',
  denominator: 'third graders tested',
  betterWhen: 'higher',
  periodKind: 'year',
  edition: 'meets-grade-level',
  source: 'State test in reading, by school',
  serves: [{ outcome: 'early-grade-reading', as: 'core' }],
  gaps: [],
  ownerId: 'maya-lindqvist',
};

const ids = schools.map(({ id }) => id);
const libraries: CycleDefinition = {
  id: 'libraries-for-all',
  name: 'Leveled libraries for all',
  indicatorId: thirdGradeReading.id,
  ownerId: 'maya-lindqvist',
  changeIdea: 'Every classroom from kindergarten to grade 3 gets a library of leveled books that students take home.',
  aim: { to: 40, by: yearPeriod(3) },
  phases: [
    {
      startedOn: '2024-08-19',
      baseline: yearPeriod(LIBRARIES_FROM - 1),
      test: { placeIds: ids.slice(WITH_LIBRARY), group: 'all' },
      comparison: { placeIds: ids.slice(0, WITH_LIBRARY), group: 'all' },
    },
  ],
  reviewsOn: ['2025-08-15', '2026-08-14'],
  decideBy: '2026-12-18',
  decisionRules: [
    {
      id: 'two-years',
      words: 'Keep the libraries if, after two years, these schools gained at least 4 points more than the others.',
      phase: 0,
      judgedIn: yearPeriod(3),
      conditions: [{ kind: 'ahead', points: 4, beyondChance: true }],
      decide: 'adopt',
    },
  ],
};

const lowIncome = (index: number) => 0.55 + 0.35 * chance(83, index, 1);
const students = (index: number) => 420 + Math.round(260 * chance(83, index, 2));

export const leveledLibraries: Story = {
  id: 'leveled-libraries',
  records: [
    ...districtWith({ id: 'palmer', name: 'Palmer', code: '83' }, schools),
    { path: 'indicators', records: [thirdGradeReading] },
    cycleRule(thirdGradeReading),
  ],
  cycles: [libraries],
  stages: [
    ...Array.from({ length: YEARS }, (_, year) => [
      {
        partnerId: 'palmer',
        dataset: 'counts' as const,
        period: yearPeriod(year),
        fileName: `palmer-third-grade-reading-${yearPeriod(year).slice(0, 7)}.csv`,
        content: () => countsFile(schools.map(({ code }, index) => readersOf(code, index, year))),
      },
      {
        partnerId: 'palmer',
        dataset: 'attributes' as const,
        period: yearPeriod(year),
        fileName: `palmer-schools-${yearPeriod(year).slice(0, 7)}.csv`,
        content: () => attributesFile(year),
      },
    ]),
  ],
};

/** What is made: a library goes with 7 points more, ten points of low income with 4 points less. */
function readersOf(place: string, index: number, year: number) {
  const of = Math.round(students(index) / 6);
  const percent = 33 - 40 * (lowIncome(index) - 0.72) + (hasLibrary(index, year) ? 7 : 0) + 0.6 * year;
  const luck = 6 * (chance(83, index, 10 + year) - 0.5);
  return { place, indicatorId: thirdGradeReading.id, met: Math.round((of * (percent + luck)) / 100), of };
}

function attributesFile(year: number): string {
  const rows = schools.map(({ code }, index) =>
    [code, students(index), `${(100 * lowIncome(index)).toFixed(1)}%`, hasLibrary(index, year) ? 'yes' : 'no'].join(),
  );
  return `place,enrollment,low-income,leveled-library\n${rows.join('\n')}\n`;
}
