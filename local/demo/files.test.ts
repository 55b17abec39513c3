import { describe, expect, it } from 'vitest';
import { fourYearGraduation } from '../../shared/catalog/indicator-presets.ts';
import { periodKind } from '../../shared/catalog/period.ts';
import { placeTree } from '../../shared/catalog/place-tree.ts';
import { newcombe } from '../../shared/statistics/newcombe.ts';
import { readSubmission } from '../../shared/submissions/read-submission.ts';
import { type DemoFile, demoStages, tryFirstFile } from './files.ts';
import { places } from './region.ts';
import { withRowsToMend } from './wrong-file.ts';

const { first, later } = demoStages();
const files = [...first, ...later].flat();
const fileOf = (partnerId: string, period: string, dataset = 'attendance') => {
  const found = [...files, tryFirstFile].find(
    (file) => file.partnerId === partnerId && file.period === period && file.dataset === dataset,
  );
  if (!found) throw new Error(`The demo has no ${dataset} of ${partnerId} for ${period}.`);
  return found;
};

/** Reads a file as ingest does. */
function read({ partnerId, dataset, period }: DemoFile, content: string) {
  const own = placeTree(places).within(partnerId);
  const ownIds = new Set(own.map(({ id }) => id));
  return readSubmission({
    chunks: (async function* () {
      yield new TextEncoder().encode(content);
    })(),
    dataset,
    period,
    places: own,
    otherPlaces: places.filter(({ id }) => !ownIds.has(id)),
    indicators: [fourYearGraduation],
    pseudonymKey: new Uint8Array(32).fill(1),
    namespace: partnerId,
  });
}

type Row = { days: number; absent: number; learner: boolean; id: string };

/** The rows of an attendance file, one for each student, read without any code of the project. */
function attendanceOf(partnerId: string, period: string): Row[] {
  const [heading = '', ...lines] = fileOf(partnerId, period).content().trimEnd().split('\n');
  const delimiter = heading.includes(';') ? ';' : ',';
  const students = new Map<string, Row>();
  for (const line of lines) {
    const [id = '', , , days, absent, , learner = ''] = line
      .replace(/(\d),(\d)/g, delimiter === ';' ? '$1.$2' : '$1,$2')
      .split(delimiter);
    const known = students.get(id) ?? { id, days: 0, absent: 0, learner: ['Y', 'Yes', '1'].includes(learner) };
    students.set(id, { ...known, days: known.days + Number(days), absent: known.absent + Number(absent) });
  }
  return [...students.values()].filter(({ days }) => days >= 10);
}

const chronic = (rows: Row[]) => ({
  numerator: rows.filter(({ days, absent }) => absent * 10 >= days).length,
  denominator: rows.length,
});
const percentOf = (partnerId: string, period: string) => {
  const { numerator, denominator } = chronic(attendanceOf(partnerId, period));
  return (100 * numerator) / denominator;
};
/** The gap for English learners in points, with its standard error from the interval. */
function learnerGap(partnerId: string, period: string) {
  const rows = attendanceOf(partnerId, period);
  const gap = newcombe(chronic(rows.filter(({ learner }) => learner)), chronic(rows.filter(({ learner }) => !learner)));
  if (!gap) throw new Error('both groups have students');
  return { points: 100 * gap.difference, error: (100 * (gap.interval[1] - gap.interval[0])) / (2 * 1.96) };
}

describe('the files of the demo', () => {
  it('are 27 months, 9 windows and 3 years of 7 districts, without the one that is left to try', () => {
    expect(files).toHaveLength(7 * (27 + 9 + 3) - 1);
    expect(new Set(files.map(({ fileName }) => fileName)).size).toBe(files.length);
    expect(files.map(({ fileName }) => fileName)).not.toContain(tryFirstFile.fileName);
    expect(tryFirstFile).toMatchObject({ partnerId: 'fircrest', period: '2026-05', dataset: 'attendance' });
  });

  it('are the same whenever and in whatever order they are made', () => {
    const some = files.filter((_, index) => index % 40 === 0);
    const once = some.map(({ content }) => content());
    expect(demoStages().later.flat().length).toBe(later.flat().length);
    expect(
      some
        .toReversed()
        .map(({ content }) => content())
        .toReversed(),
    ).toEqual(once);
  });

  it('bring the newest attendance first, each after what it is compared with', () => {
    expect(first.map((stage) => [...new Set(stage.map(({ period }) => period))])).toEqual([
      ['2025-05'],
      ['2026-04'],
      ['2026-05'],
    ]);
    expect(later[0]?.map(({ period }) => periodKind(period))).not.toContain('month');
  });

  it.each([
    ['attendance', 'fircrest', '2026-04'],
    ['attendance', 'juniper', '2023-09'],
    ['attendance', 'glenhaven', '2025-01'],
    ['assessment', 'brindle-bay', '2025-26-EOY'],
    ['counts', 'alder-valley', '2024-25-YEAR'],
  ])('are taken whole: %s of %s, %s', async (dataset, partnerId, period) => {
    const file = fileOf(partnerId, period, dataset);
    const content = file.content();
    const outcome = await read(file, content);
    expect(outcome).toMatchObject({ state: 'accepted', report: { refused: 0, otherPeriod: 0 } });
    expect(outcome.report?.accepted).toBe(content.trim().split('\n').length - 1);
  });

  it('hold no name but made ones', () => {
    const [heading = '', ...rows] = fileOf('cedar-river', '2025-26-MOY', 'assessment').content().trim().split('\r\n');
    const columns = heading.split(',');
    for (const row of rows.map((line) => line.split(','))) {
      expect(row[columns.indexOf('Student First Name')]).toBe('Student');
      expect(row[columns.indexOf('Student Last Name')]).toMatch(/^Made \d+$/);
      expect(row[columns.indexOf('Date of Birth')]).toBe('');
    }
  });

  it('have source-hidden groups in the counts of a small program', () => {
    expect(fileOf('glenhaven', '2025-26-YEAR', 'counts').content()).toContain(',*,*');
  });

  it('of which the wrong one has rows to mend, few enough to be taken', async () => {
    const outcome = await read(tryFirstFile, withRowsToMend(tryFirstFile.content()));
    expect(outcome.state).toBe('accepted');
    expect(outcome.report?.refused).toBeGreaterThan(4);
    expect(Object.keys(outcome.report?.problemCounts ?? {}).length).toBeGreaterThanOrEqual(4);
  });
});

describe('what is planted in the demo', () => {
  it('is a rise at Fircrest over 25% that only its last month shows', () => {
    expect(percentOf('fircrest', '2025-05')).toBeLessThan(25);
    expect(percentOf('fircrest', '2026-04')).toBeLessThan(25);
    expect(percentOf('fircrest', '2026-05')).toBeGreaterThan(26);
  });

  it('is a gap at Fircrest that widens beyond chance in that month, not before', () => {
    const [yearBefore, april, may] = ['2025-05', '2026-04', '2026-05'].map((period) => learnerGap('fircrest', period));
    if (!yearBefore || !april || !may) throw new Error('there are three months');
    expect(may.points - yearBefore.points).toBeGreaterThan(2 + 1.96 * Math.hypot(may.error, yearBefore.error));
    expect(Math.abs(april.points - yearBefore.points)).toBeLessThan(1.96 * Math.hypot(april.error, yearBefore.error));
  });

  it('is a rise at Eastmoor over 25% and a wider gap at Juniper, so that alerts come at once', () => {
    expect(percentOf('eastmoor', '2026-04')).toBeLessThan(25);
    expect(percentOf('eastmoor', '2026-05')).toBeGreaterThan(25);
    const [before, after] = [learnerGap('juniper', '2025-05'), learnerGap('juniper', '2026-05')];
    expect(after.points - before.points).toBeGreaterThan(2 + 1.96 * Math.hypot(after.error, before.error));
  });

  it('is a bright spot at Cedar River', () => {
    expect(percentOf('cedar-river', '2024-05') - percentOf('cedar-river', '2026-05')).toBeGreaterThan(5);
    expect(learnerGap('cedar-river', '2026-05').points).toBeLessThan(learnerGap('cedar-river', '2024-05').points);
  });

  it('leaves the other districts below 25% in their newest month', () => {
    for (const id of ['alder-valley', 'brindle-bay', 'cedar-river', 'glenhaven', 'juniper']) {
      expect(percentOf(id, '2026-05')).toBeLessThan(25);
    }
  });
});
