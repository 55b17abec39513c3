import { describe, expect, it } from 'vitest';
import type { ReportedCycle, ReportedIndicator } from '../api/report.ts';
import { dataDictionary } from './data-dictionary.ts';
import { reportCsv } from './report-csv.ts';

const share = (numerator: number, denominator: number) => ({
  percent: Math.round((1000 * numerator) / denominator) / 10,
  numerator,
  denominator,
});
const verdict = { state: 'cannot-say', reason: 'too-few-points' } as const;
const chart = { verdict, points: [] };

const beside: NonNullable<ReportedIndicator['besidePeers']> = {
  ...{ period: '2025-26-YEAR', value: share(90, 120), matchedOn: [], peers: [], others: [], bright: [] },
  comparison: {
    mean: 70,
    deviation: 2,
    difference: 5,
    interval: [-0.4, 10.4],
    p: 0.06,
    verdict: 'no-clear-difference',
  },
};
const cannotSay = 'too-few-peers' as const;
const graduation: ReportedIndicator = {
  indicator: {
    id: 'graduation',
    name: '=Graduation',
    betterWhen: 'higher',
    edition: 'cohort',
    source: 'State, by school',
  },
  numerator: 'graduates',
  denominator: 'the cohort',
  periodKind: 'year',
  serves: [{ outcome: 'high-school-graduation', as: 'core' }],
  points: [
    {
      ...{ period: '2025-26-YEAR', label: '2025–26', reported: 2, expected: 2 },
      groups: {
        all: share(90, 120),
        'english_learner:yes': 'hidden',
        'english_learner:no': { denominator: 80, coded: 'nearly-all', fewerThan: 3 },
        'grade:12': 'none',
      },
    },
  ],
  breaks: [{ from: '2024-25-YEAR', reason: 'Another cohort.', earlierEdition: 'seniors', edition: 'cohort' }],
  chart,
  gaps: [
    {
      ...{ focal: 'low_income:yes', reference: 'low_income:no', chart },
      points: [{ period: '2024-25-YEAR' }, { period: '2025-26-YEAR', gap: -9.5, interval: [-12.1, -6.9] }],
    },
  ],
  brightSpots: [
    {
      ...{
        place: { id: 'cedar', name: 'Cedar', kind: 'school' },
        group: 'english_learner:yes',
        period: '2025-26-YEAR',
      },
      value: share(50, 100),
      than: [
        { kind: 'peers', percent: 43.9, points: 6.1 },
        { kind: 'expected', percent: 45, points: 5 },
      ],
    },
  ],
  besidePeers: beside,
  places: [
    { place: { id: 'birch', name: 'Birch', kind: 'school' }, period: '2025-26-YEAR', value: 'hidden' },
    { place: { id: 'cedar', name: 'Cedar', kind: 'school' }, period: '2025-26-YEAR', value: share(1, 16), change: -1 },
  ],
};
const tutoring: ReportedCycle = {
  ...{ id: 'tutoring', name: 'Tutoring', indicator: { id: 'graduation', name: '=Graduation' }, state: 'open' },
  test: {
    places: [
      { id: 'birch', name: 'Birch' },
      { id: 'cedar', name: 'Cedar' },
    ],
    group: 'program_tutoring:yes',
  },
  effect: { from: '2024-25-YEAR', to: '2025-26-YEAR', points: 4.2, interval: [1.1, 7.3] },
  ...{ title: 'Four points more', lead: 'It cannot show why.', partial: false },
};
const report = {
  place: { id: 'fircrest', name: 'Fircrest', kind: 'district' as const },
  partnership: { name: 'Rivermouth', demo: true, minimumGroupSize: 10 },
  indicators: [graduation],
  cycles: [tutoring],
  attributes: [
    {
      id: 'enrollment',
      name: 'Enrollment',
      kind: 'number' as const,
      unit: 'students',
      scale: 'log' as const,
      source: 'State',
    },
    { id: 'low-income', name: 'Low income', kind: 'share' as const, source: 'Meals' },
    { id: 'library', name: 'Library', kind: 'yes-no' as const, source: '' },
  ],
};
const linesOf = (csv: string) => csv.trimEnd().split('\r\n');

describe('the numbers of a report as a CSV file', () => {
  const [heading, ...rows] = linesOf(reportCsv(report));
  const head = "graduation,'=Graduation";

  it('have a row for each value, gap and place within, and none for what is not there', () => {
    expect(heading).toMatch(/^kind,indicator_id,indicator,place_id,place,period,student_group,/);
    expect(rows.slice(0, 6)).toEqual([
      `value,${head},fircrest,Fircrest,2025-26-YEAR,all,,90,120,75.0,,,,,,,75.0%,cohort`,
      `value,${head},fircrest,Fircrest,2025-26-YEAR,english_learner:yes,,*,*,,,,,,,,hidden to protect students,cohort`,
      `value,${head},fircrest,Fircrest,2025-26-YEAR,english_learner:no,,*,80,,,,,,,,more than 77 of 80,cohort`,
      `gap,${head},fircrest,Fircrest,2025-26-YEAR,low_income:yes,low_income:no,,,,,-9.5,-12.1,-6.9,,,−9.5 points,cohort`,
      `value,${head},birch,Birch,2025-26-YEAR,all,,*,*,,,,,,,,hidden to protect students,cohort`,
      `value,${head},cedar,Cedar,2025-26-YEAR,all,,1,16,6.3,,,,,,,6.3%,cohort`,
    ]);
  });

  it('have a row for the place beside its peers, for what each bright spot is better than, and for each cycle', () => {
    const learners = 'cedar,Cedar,2025-26-YEAR,english_learner:yes';
    const found = '50.0% (50 of 100 students) among English learners in 2025–26';
    const tried = `cycle,${head},birch;cedar,Birch; Cedar`;
    expect(rows.slice(6)).toEqual([
      `peers,${head},fircrest,Fircrest,2025-26-YEAR,all,peers,90,120,75.0,70.0,5.0,-0.4,10.4,,,'=Graduation at Fircrest: no clear difference from places like it,cohort`,
      `bright-spot,${head},${learners},peers,50,100,50.0,43.9,6.1,,,,,${found}: 6.1 points above the average of places like it (43.9%).,cohort`,
      `bright-spot,${head},${learners},expected,50,100,50.0,45.0,5.0,,,,,${found}: 5.0 points above what is expected of places with its attributes (45.0%).,cohort`,
      `${tried},2025-26-YEAR,program_tutoring:yes,comparison,,,,,4.2,1.1,7.3,tutoring,Tutoring,Four points more,cohort`,
    ]);
    const { effect: _, ...unknown } = tutoring;
    const withoutPeers = { ...graduation, brightSpots: [], besidePeers: { ...beside, comparison: { cannotSay } } };
    const csv = reportCsv({ ...report, indicators: [withoutPeers], cycles: [unknown] });
    expect(linesOf(csv).slice(7)).toEqual([
      `${tried},,program_tutoring:yes,,,,,,,,,tutoring,Tutoring,Four points more,cohort`,
    ]);
  });
});

describe('the data dictionary of a report', () => {
  const lines = linesOf(dataDictionary(report));

  it('explains every column that the numbers have', () => {
    const columns = linesOf(reportCsv(report))[0]?.split(',');
    expect(lines.filter((line) => line.startsWith('column,')).map((line) => line.split(',')[1])).toEqual(columns);
  });

  it('says of each indicator what is counted, by which definition since when, and where from', () => {
    expect(lines).toContain(
      'indicator,graduation,\'=Graduation,Counts graduates; of the cohort; higher is better; edition cohort; core indicator of high school graduation,"State, by school"',
    );
    expect(lines.join('\n')).toContain('Until before 2024–25 edition seniors: Another cohort.');
  });

  it('names every student group in words, and how small ones are protected', () => {
    expect(lines.join('\n')).toContain('student group,english_learner:yes,English learners,');
    expect(lines.join('\n')).toContain('student group,program_tutoring:yes,');
    expect(lines.at(-1)).toMatch(/^protection,.*fewer than 10 students are hidden/);
  });

  it('says what places are similar in, and where that comes from', () => {
    const attributes = lines.filter((line) => line.startsWith('attribute,'));
    expect(attributes).toHaveLength(3);
    expect(attributes[0]).toMatch(
      /^attribute,enrollment,Enrollment,"Number of a place, in students, by school year, compared by its logarithm\. .*",State$/,
    );
    expect(attributes[1]).toMatch(
      /^attribute,low-income,Low income,"Share of the students .*outcomes are never.*",Meals$/,
    );
    expect(attributes[2]).toContain('Whether a place has it');
  });
});
