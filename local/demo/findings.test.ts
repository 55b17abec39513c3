import { describe, expect, it } from 'vitest';
import { type Estimate, growthOfSize } from '../../shared/statistics/mover.ts';
import { newcombe } from '../../shared/statistics/newcombe.ts';
import type { Proportion } from '../../shared/statistics/proportion.ts';
import { demoStages, tryFirstFile } from './files.ts';
import { districts } from './region.ts';

const { first, later } = demoStages();
const files = [...first, ...later, [tryFirstFile]].flat();

/** The values of a file under the headings asked for, row by row; districts head the same column differently. */
function valuesOf(partnerId: string, period: string, ...columns: string[][]): string[][] {
  const file = files.find((one) => one.partnerId === partnerId && one.period === period);
  if (!file) throw new Error(`The demo has no file of ${partnerId} for ${period}.`);
  const [heading = '', ...lines] = file.content().replace('\uFEFF', '').trimEnd().split(/\r?\n/);
  const delimiter = heading.includes(';') ? ';' : ',';
  const headings = heading.split(delimiter);
  const at = columns.map((names) => headings.findIndex((name) => names.includes(name)));
  return lines.map((line) => {
    const values = line.split(delimiter);
    return at.map((column) => values[column] ?? '');
  });
}

const learner = ['english_learner', 'ELL Status', 'LEP'];
const groupOf = (text = '') => (['Y', 'Yes', '1'].includes(text) ? 'learners' : 'others');
const days = (text = '') => Number(text.replace(',', '.'));

const share = (of: boolean[]): Proportion => ({ numerator: of.filter(Boolean).length, denominator: of.length });

type Counts = { all: Proportion; learners: Proportion; others: Proportion };
const count = (students: { group: 'learners' | 'others'; meets: boolean }[]): Counts => {
  const of = (group: string) => share(students.filter((one) => one.group === group).map(({ meets }) => meets));
  return { all: share(students.map(({ meets }) => meets)), learners: of('learners'), others: of('others') };
};

/** Absent a tenth of the days or more, of students enrolled 10 days or more; days of two schools together. */
function chronicallyAbsent(partnerId: string, period: string): Counts {
  const id = ['student_id', 'Student ID', 'Local ID'];
  const enrolledDays = ['days_enrolled', 'Days Enrolled', 'Membership Days'];
  const absentDays = ['days_absent', 'Days Absent', 'Absences'];
  const rows = valuesOf(partnerId, period, id, learner, enrolledDays, absentDays);
  const students = [...Map.groupBy(rows, ([student]) => student).values()].map((spells) => {
    const enrolled = spells.reduce((sum, [, , text]) => sum + days(text), 0);
    const absent = spells.reduce((sum, [, , , text]) => sum + days(text), 0);
    return { group: groupOf(spells[0]?.[1]), enrolled, meets: absent * 10 >= enrolled } as const;
  });
  return count(students.filter(({ enrolled }) => enrolled >= 10));
}

/** At or above benchmark by the level in the export. */
const readingAtBenchmark = (partnerId: string, period: string): Counts =>
  count(
    valuesOf(partnerId, period, learner, ['Composite Level']).map(([text, level = '']) => ({
      group: groupOf(text),
      meets: /^(At|Above) Benchmark$/.test(level),
    })),
  );

const percent = ({ numerator, denominator }: Proportion) => (100 * numerator) / denominator;
const HIDDEN_UNDER = 10;

function gap({ learners, others }: Counts): Estimate | undefined {
  const found = newcombe(learners, others);
  return found && { value: found.difference, interval: found.interval };
}

/** Whether the gap's size grew by more than 2 points and beyond chance. */
function widened(before: Counts, after: Counts): boolean {
  if ([before, after].some(({ learners }) => learners.denominator < HIDDEN_UNDER)) return false;
  const [earlier, later] = [gap(before), gap(after)];
  if (!earlier || !later) return false;
  const growth = growthOfSize(earlier, later);
  return growth.value > 0.02 && growth.interval[0] > 0;
}

const where = (holds: (id: string) => boolean) => districts.map(({ id }) => id).filter(holds);

describe('the newest periods, counted from the files alone', () => {
  it('reach 25% of students chronically absent at Eastmoor, and at Fircrest once its May is sent', () => {
    const atLeast25 = (period: string) => where((id) => percent(chronicallyAbsent(id, period).all) >= 25);
    expect(atLeast25('2026-05')).toEqual(['eastmoor', 'fircrest']);
    expect(atLeast25('2026-04')).toEqual([]);
  });

  it('widen the learners’ gap in absence against the year before at Juniper, and at Fircrest once its May is sent', () => {
    expect(where((id) => widened(chronicallyAbsent(id, '2025-05'), chronicallyAbsent(id, '2026-05')))).toEqual([
      'fircrest',
      'juniper',
    ]);
  });

  it('widen the gap at Fircrest against the month before too', () => {
    expect(widened(chronicallyAbsent('fircrest', '2026-04'), chronicallyAbsent('fircrest', '2026-05'))).toBe(true);
    expect(widened(chronicallyAbsent('fircrest', '2025-05'), chronicallyAbsent('fircrest', '2026-04'))).toBe(false);
  });

  it('fall to 35% of readers at benchmark at Eastmoor alone', () => {
    const atMost35 = (period: string) => where((id) => percent(readingAtBenchmark(id, period).all) <= 35);
    expect(atMost35('2025-26-EOY')).toEqual(['eastmoor']);
    expect(atMost35('2025-26-MOY')).toEqual([]);
  });

  it('widen no gap in reading', () => {
    expect(
      where((id) => widened(readingAtBenchmark(id, '2024-25-EOY'), readingAtBenchmark(id, '2025-26-EOY'))),
    ).toEqual([]);
  });
});
