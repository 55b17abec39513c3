import { dibels8CutPoints } from '../../../shared/catalog/dibels8-cut-points.ts';
import type { Indicator } from '../../../shared/catalog/indicator.ts';
import { dibelsBenchmark, dibelsMovedUp } from '../../../shared/catalog/indicator-presets.ts';
import { formatSchoolYear } from '../../../shared/catalog/period.ts';
import type { CycleDefinition } from '../../../shared/cycles/cycle.ts';
import { chance, normal } from '../random.ts';
import { cycleRule, districtWith, type Story, schoolsNamed } from './story.ts';

/**
 * As in Milwaukee: coaches help teachers from kindergarten to grade 2 at two schools. After three months many of their
 * students gain twice as many words a week as before, and more reach the benchmark than at schools without coaches. The
 * rule agreed on before says to expand to six schools then, and to wait for the second year.
 */
const schools = schoolsNamed(
  '82',
  [
    'Apple Orchard',
    'Barley',
    'Clover',
    'Dairy Lane',
    'Egret',
    'Flax',
    'Gooseberry',
    'Hickory',
    'Iris',
    'Jasper',
    'Kingfisher',
    'Lilac',
  ].map((name) => `${name} Elementary`),
);
const ids = schools.map(({ id }) => id);
const [coached, expanded, compared] = [ids.slice(0, 2), ids.slice(0, 6), ids.slice(6)];

export const readingAtBenchmark: Indicator = { ...dibelsBenchmark('COMPOSITE'), ownerId: 'maya-lindqvist' };
export const wordsGained: Indicator = { ...dibelsMovedUp('ORF-WC'), ownerId: 'maya-lindqvist' };

export const coaching: CycleDefinition = {
  id: 'reading-coaching',
  name: 'Reading coaching, kindergarten to grade 2',
  indicatorId: readingAtBenchmark.id,
  growthIndicatorId: wordsGained.id,
  ownerId: 'maya-lindqvist',
  changeIdea: 'A coach works beside each teacher for three hours a week and looks at the probes together with them.',
  aim: { to: 60, by: '2025-26-EOY' },
  phases: [
    {
      name: 'Two schools',
      startedOn: '2025-10-06',
      baseline: '2025-26-BOY',
      test: { placeIds: coached, group: 'all' },
      comparison: { placeIds: compared, group: 'all' },
    },
  ],
  reviewsOn: ['2025-11-21', '2026-02-06'],
  decideBy: '2026-03-20',
  decisionRules: [
    {
      id: 'winter',
      words: 'Expand to six schools if the winter gain is at least 5 points above similar schools, beyond chance.',
      phase: 0,
      judgedIn: '2025-26-MOY',
      conditions: [{ kind: 'ahead', points: 5, beyondChance: true }],
      decide: 'expand',
    },
    {
      id: 'second-year',
      words: 'Expand to all schools if the second year is similar.',
      phase: 0,
      judgedIn: '2026-27-MOY',
      conditions: [{ kind: 'again' }],
      decide: 'expand',
    },
  ],
};

const windows: [firstYear: number, window: 'BOY' | 'MOY' | 'EOY'][] = [
  [2024, 'BOY'],
  [2024, 'MOY'],
  [2024, 'EOY'],
  [2025, 'BOY'],
  [2025, 'MOY'],
];

export const readingCoaching: Story = {
  id: 'reading-coaching',
  records: [
    ...districtWith({ id: 'marlow', name: 'Marlow', code: '82' }, schools),
    { path: 'indicators', records: [readingAtBenchmark, wordsGained] },
    cycleRule(readingAtBenchmark),
  ],
  cycles: [coaching],
  stages: windows.map(([year, window]) => [
    {
      partnerId: 'marlow',
      dataset: 'assessment',
      period: `${formatSchoolYear(year)}-${window}`,
      fileName: `marlow-dibels8-${formatSchoolYear(year)}-${window}.csv`,
      content: () => scoresFile(year, window),
    },
  ]),
  deeds: {
    cycleId: coaching.id,
    ownerId: coaching.ownerId,
    deeds: [
      {
        path: '/api/cycles/reading-coaching/notes',
        body: { kind: 'review', on: '2025-11-21', text: 'Coaching hours as planned in 11 of 12 weeks.' },
      },
      {
        path: '/api/cycles/reading-coaching/decision',
        body: {
          decision: 'expand',
          ruleId: 'winter',
          why: 'The winter gain is above similar schools, as agreed. Four more schools from fall; then we wait for year two.',
          phase: {
            name: 'Six schools',
            startedOn: '2026-09-28',
            baseline: '2026-27-BOY',
            test: { placeIds: expanded, group: 'all' },
            comparison: { placeIds: compared, group: 'all' },
          },
          nextDecideBy: '2027-03-19',
        },
      },
    ],
  },
};

const STUDENTS_IN_A_GRADE = 52;
const GRADES = ['K', '1', '2'];
const WEEKS = 16;

/** Words that a student reads at the beginning of the year, and gains a week, without a coach. */
const fluency = { '1': { start: 14, aWeek: 0.9 }, '2': { start: 52, aWeek: 0.95 } } as const;
const isFluencyGrade = (grade: string): grade is keyof typeof fluency => grade in fluency;

const Draw = { ability: 1, day: 2, words: 3, learner: 4, income: 5, pace: 6 } as const;

/** The scores of a window in the long form: kindergarten to grade 2, the composite and words read correctly. */
function scoresFile(year: number, window: 'BOY' | 'MOY' | 'EOY'): string {
  const rows = schools.flatMap(({ id, code }, school) =>
    GRADES.flatMap((grade, level) =>
      Array.from({ length: STUDENTS_IN_A_GRADE }, (_, seat) => {
        // Who begins kindergarten in a year stays with the school, so that windows follow the same students.
        const key = 8_200_000 + school * 10_000 + (year - level - 2020) * 100 + seat;
        return rowsOf({ key, code, grade }, window, coached.includes(id) && year === 2025);
      }).flat(),
    ),
  );
  return `student_id,school,grade,measure,score,english_learner,low_income\n${rows.join('\n')}\n`;
}

type Reader = { key: number; code: string; grade: string };

function rowsOf({ key, code, grade }: Reader, window: 'BOY' | 'MOY' | 'EOY', isCoached: boolean): string[] {
  const [learner, income] = [chance(key, Draw.learner) < 0.2, chance(key, Draw.income) < 0.7];
  const row = (measure: string, score: number) =>
    [key, code, grade, measure, Math.max(0, Math.round(score)), learner ? 'Y' : 'N', income ? 'Y' : 'N'].join(',');
  const times = { BOY: 0, MOY: 1, EOY: 2 }[window];
  const [below = 0, at = 0] = dibels8CutPoints[grade]?.COMPOSITE?.[window] ?? [];
  const ability = -0.25 + 0.85 * normal(key, Draw.ability) + (learner ? -0.2 : 0);
  const stands = ability + times * (isCoached ? 0.55 : 0.08) + 0.3 * normal(key, times, Draw.day);
  const composite = row('COMPOSITE', (at ?? 0) - 0.5 + stands * 2 * ((at ?? 0) - (below ?? 0)));
  if (!isFluencyGrade(grade)) return [composite];
  const { start, aWeek } = fluency[grade];
  const pace = aWeek * (isCoached ? 2 : 1) + 0.25 * normal(key, Draw.pace);
  const words = start + 8 * ability + times * WEEKS * pace + 3 * normal(key, times, Draw.words);
  return [composite, row('ORF-WC', words)];
}
