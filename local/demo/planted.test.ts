import { beforeAll, describe, expect, it } from 'vitest';
import { type Estimate, growthOfSize } from '../../shared/statistics/mover.ts';
import { newcombe } from '../../shared/statistics/newcombe.ts';
import type { Proportion } from '../../shared/statistics/proportion.ts';
import { attendanceFile } from './attendance.ts';
import { MONTHS } from './calendar.ts';
import { dibelsFile } from './dibels.ts';
import { tryFirstFile } from './files.ts';
import { districts } from './region.ts';

type Month = { all: Proportion; learners: Proportion; others: Proportion };

const district = (id: string) => {
  const found = districts.find((one) => one.id === id);
  if (!found) throw new Error(`There is no district ${id}.`);
  return found;
};

/** Chronic absence counted from the text of a file alone: students summed over their rows, 10 enrolled days or more. */
function countMonth(file: string): Month {
  const [heading = '', ...rows] = file.trimEnd().split('\n');
  const delimiter = heading.includes(';') ? ';' : ',';
  const students = new Map<string, { enrolled: number; absent: number; learner: boolean }>();
  for (const row of rows) {
    const [id = '', , , enrolled = '', absent = '', , learner = ''] = row.split(delimiter);
    const known = students.get(id) ?? { enrolled: 0, absent: 0, learner: /^(y|yes|1)$/i.test(learner) };
    known.enrolled += Number(enrolled.replace(',', '.'));
    known.absent += Number(absent.replace(',', '.'));
    students.set(id, known);
  }
  const counted = [...students.values()].filter(({ enrolled }) => enrolled >= 10);
  const proportion = (of: typeof counted): Proportion => ({
    numerator: of.filter(({ enrolled, absent }) => absent * 10 >= enrolled).length,
    denominator: of.length,
  });
  return {
    all: proportion(counted),
    learners: proportion(counted.filter(({ learner }) => learner)),
    others: proportion(counted.filter(({ learner }) => !learner)),
  };
}

/** A month of the last school year, September being 0. */
const monthOf = (id: string, month: number, year = 2) => countMonth(attendanceFile(district(id), year, month));
const percent = ({ numerator, denominator }: Proportion) => (100 * numerator) / denominator;
const pooled = (months: Proportion[]): Proportion => ({
  numerator: months.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: months.reduce((sum, { denominator }) => sum + denominator, 0),
});

function gap({ learners, others }: Month): Estimate {
  const found = newcombe(learners, others);
  if (!found) throw new RangeError('Both groups have students.');
  return { value: found.difference, interval: found.interval };
}

const [MARCH, APRIL, MAY] = [6, 7, 8];

describe('Fircrest, whose May is left to send', () => {
  let april: Month;
  let may: Month;
  beforeAll(() => {
    april = monthOf('fircrest', APRIL);
    may = countMonth(tryFirstFile.content());
  });

  it('is under 25% in every month until April and above it in May', () => {
    for (let month = 0; month <= APRIL; month += 1) expect(percent(monthOf('fircrest', month).all)).toBeLessThan(25);
    expect(percent(may.all)).toBeGreaterThan(26);
  });

  it('rises in each of the last two months', () => {
    expect(percent(april.all)).toBeGreaterThan(percent(monthOf('fircrest', MARCH).all));
    expect(percent(may.all)).toBeGreaterThan(percent(april.all));
  });

  it.each([
    ['April', () => april],
    ['May a year before', () => monthOf('fircrest', MAY, 1)],
  ])('widens the gap of English learners against %s by more than 2 points and more than chance', (_, before) => {
    const growth = growthOfSize(gap(before()), gap(may));
    expect(growth.value * 100).toBeGreaterThan(2);
    expect(growth.interval[0]).toBeGreaterThan(0);
  });
});

describe('the other districts', () => {
  it('cross 25% in May in Eastmoor alone, so that the inbox has something and not too much', () => {
    const above = districts.filter(({ id }) => id !== 'fircrest' && percent(monthOf(id, MAY).all) >= 25);
    expect(above.map(({ id }) => id)).toEqual(['eastmoor']);
    expect(percent(monthOf('eastmoor', APRIL).all)).toBeLessThan(25);
  });

  it('improve in Cedar River: each year is below the one before', () => {
    const years = [0, 1, 2].map((year) =>
      percent(pooled(Array.from({ length: MONTHS }, (_, month) => monthOf('cedar-river', month, year).all))),
    );
    expect(years[1]).toBeLessThan(years[0] ?? 0);
    expect(years[2]).toBeLessThan((years[1] ?? 0) - 2);
  });

  it('fall to under 35% of readers at benchmark in Eastmoor alone, at the end of the last year', () => {
    const readers = (id: string, window: number) => {
      const [heading = '', ...rows] = dibelsFile(district(id), 2, window).trimEnd().split('\r\n');
      const column = heading.split(',').indexOf('Composite Level');
      const levels = rows.map((row) => row.split(',')[column] ?? '');
      const numerator = levels.filter((level) => level === 'At Benchmark' || level === 'Above Benchmark').length;
      return percent({ numerator, denominator: levels.length });
    };
    expect(districts.map(({ id }) => id).filter((id) => readers(id, 2) <= 35)).toEqual(['eastmoor']);
    expect(readers('eastmoor', 1)).toBeGreaterThan(35);
  });
});
