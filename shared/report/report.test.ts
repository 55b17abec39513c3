import { describe, expect, it } from 'vitest';
import type { ReportedIndicator } from '../api/report.ts';
import { dataDictionary } from './data-dictionary.ts';
import { reportCsv } from './report-csv.ts';

const share = (numerator: number, denominator: number) => ({
  percent: Math.round((1000 * numerator) / denominator) / 10,
  numerator,
  denominator,
});
const verdict = { state: 'cannot-say', reason: 'too-few-points' } as const;
const chart = { verdict, points: [] };

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
  places: [
    { place: { id: 'birch', name: 'Birch', kind: 'school' }, period: '2025-26-YEAR', value: 'hidden' },
    { place: { id: 'cedar', name: 'Cedar', kind: 'school' }, period: '2025-26-YEAR', value: share(1, 16), change: -1 },
  ],
};
const report = {
  place: { id: 'fircrest', name: 'Fircrest', kind: 'district' as const },
  partnership: { name: 'Rivermouth', demo: true, minimumGroupSize: 10 },
  indicators: [graduation],
};
const linesOf = (csv: string) => csv.trimEnd().split('\r\n');

describe('the numbers of a report as a CSV file', () => {
  const [heading, ...rows] = linesOf(reportCsv(report));

  it('have a row for each value, gap and place within, and none for what is not there', () => {
    expect(heading).toMatch(/^kind,indicator_id,indicator,place_id,place,period,student_group,/);
    const head = "graduation,'=Graduation";
    expect(rows).toEqual([
      `value,${head},fircrest,Fircrest,2025-26-YEAR,all,,90,120,75.0,,,,75.0%,cohort`,
      `value,${head},fircrest,Fircrest,2025-26-YEAR,english_learner:yes,,*,*,,,,,hidden to protect students,cohort`,
      `value,${head},fircrest,Fircrest,2025-26-YEAR,english_learner:no,,*,80,,,,,more than 77 of 80,cohort`,
      `gap,${head},fircrest,Fircrest,2025-26-YEAR,low_income:yes,low_income:no,,,,-9.5,-12.1,-6.9,−9.5 points,cohort`,
      `value,${head},birch,Birch,2025-26-YEAR,all,,*,*,,,,,hidden to protect students,cohort`,
      `value,${head},cedar,Cedar,2025-26-YEAR,all,,1,16,6.3,,,,6.3%,cohort`,
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
    expect(lines.at(-1)).toMatch(/^protection,.*fewer than 10 students are hidden/);
  });
});
