import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportedIndicator, ReportView } from '../../../../shared/api/report.ts';
import { shownValue } from '../../../../shared/api/shown-value.ts';
import { reportDocument } from './report-document.ts';

const verdict = { state: 'cannot-say', reason: 'too-few-points' } as const;
const graduation: ReportedIndicator = {
  indicator: { id: 'graduation', name: 'Graduation', betterWhen: 'higher', edition: 'cohort', source: 'State' },
  numerator: 'graduates',
  periodKind: 'year',
  points: [700, 780].map((numerator, index) => ({
    ...{ period: `${2024 + index}-${25 + index}-YEAR`, label: '', reported: 0, expected: 0 },
    groups: { all: shownValue({ numerator, denominator: 1000 }), 'english_learner:yes': 'hidden' as const },
  })),
  breaks: [],
  chart: { verdict, points: [] },
  gaps: [],
  brightSpots: [
    {
      ...{ place: { id: 'school-7', name: 'School 7', kind: 'school' }, group: 'all', period: '2025-26-YEAR' },
      ...{ value: shownValue({ numerator: 37, denominator: 50 }) },
      than: [{ kind: 'peers', percent: 64, points: 10 }],
    },
  ],
  besidePeers: {
    ...{ period: '2025-26-YEAR', value: shownValue({ numerator: 780, denominator: 1000 }), bright: [] },
    matchedOn: [{ id: 'enrollment', name: 'Enrollment', kind: 'number', own: 1000 }],
    peers: ['Elm', 'Oak', 'Ash'].map((name, index) => ({
      place: { id: name, name },
      value: shownValue({ numerator: 70 + index, denominator: 100 }),
    })),
    others: [],
    comparison: { mean: 71, deviation: 1, difference: 7, interval: [2, 12], p: 0.01, verdict: 'better' },
  },
  places: Array.from({ length: 80 }, (_, index) => ({
    place: { id: `school-${index}`, name: `School ${index}`, kind: 'school' as const },
    period: '2025-26-YEAR',
    value: index === 3 ? ('hidden' as const) : shownValue({ numerator: 30 + (index % 9), denominator: 50 }),
  })),
};
const report: ReportView = {
  place: { id: 'fircrest', name: 'Fircrest', kind: 'district' },
  partnership: { name: 'Rivermouth Partnership', demo: true, minimumGroupSize: 10 },
  at: '2026-11-28T09:00:00Z',
  indicators: [graduation],
  without: ['Reading'],
  cycles: [
    {
      ...{ id: 'tutoring', name: 'Tutoring', indicator: { id: 'graduation', name: 'Graduation' }, state: 'open' },
      next: { day: '2027-03-20', what: 'decision' },
      test: { places: [{ id: 'school-1', name: 'School 1' }], group: 'all' },
      ...{
        title: 'Graduation rose by 4.2 points more at School 1',
        lead: 'One school cannot show that.',
        partial: false,
      },
    },
  ],
  attributes: [{ id: 'enrollment', name: 'Enrollment', kind: 'number', source: 'State' }],
};

/** Every text of a document, in its order. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { text, stack, columns, content, table } = node as Record<string, unknown>;
  const body = (table as { body?: unknown } | undefined)?.body;
  return [text, stack, columns, content, body].flatMap(textsOf);
}

beforeAll(() => {
  const find = createRequire(import.meta.url).resolve;
  const font = (name: string) => find(`@expo-google-fonts/inter/${name}.ttf`);
  pdfmake.addFonts({
    Inter: { normal: font('400Regular/Inter_400Regular'), bold: font('600SemiBold/Inter_600SemiBold') },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => path.endsWith('.ttf'));
});

describe('the document of a report', () => {
  const texts = textsOf(reportDocument(report));

  it('says what the page says: the finding, each indicator, its groups and places, and where it is from', () => {
    expect(texts).toEqual(
      expect.arrayContaining([
        'Of 1 indicator, 1 improved',
        'Graduation at Fircrest rose to 78.0%',
        'English learners',
        'School 79',
        'School 7: 74.0% (37 of 50 students) in 2025–26: 10.0 points above the average of places like it (64.0%).',
        'Graduation at Fircrest is 7.0 points above places like it. Similar in enrollment.',
        'Filled: similar districts.',
        'Graduation, open, decide by Mar 20, 2027',
        'Graduation rose by 4.2 points more at School 1.',
        'Without values here: Reading.',
      ]),
    );
    expect(texts.join(' ')).toContain('Counts graduates. Higher is better. Edition: cohort. Source: State.');
  });

  it('has the word for what is hidden, and no number in its place', () => {
    const [learners, school] = ['English learners', 'School 3'].map((name) => texts.indexOf(name));
    expect(texts.slice(learners, (learners ?? 0) + 4)).toEqual(['English learners', 'hidden', '', '']);
    expect(texts.slice(school, (school ?? 0) + 2)).toEqual(['School 3', 'hidden']);
  });

  it('becomes a PDF file of several pages', async () => {
    const file = await pdfmake.createPdf(reportDocument(report)).getBuffer();
    const text = file.toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    expect(text).toContain('/Lang (en-US)');
  });
});
