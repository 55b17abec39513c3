import { describe, expect, it } from 'vitest';
import type { Cycle } from './cycle.ts';
import { cycleResult } from './cycle-result.ts';
import type { Evidence } from './evidence.ts';
import type { Readings } from './result.ts';
import { coaching, evidenceOf, type Made, WINTER } from './testing/evidence.ts';

type Counts = [numerator: number, denominator: number];

const read = (made: Made, cycle: Cycle = coaching(), indicator: Partial<Evidence['indicator']> = {}): Readings =>
  cycleResult(cycle, evidenceOf(made, indicator)).readings;
const [FALL, MIDWINTER] = ['2025-26-BOY', '2025-26-MOY'];
const arms = (test: [Counts, Counts], comparison: [Counts, Counts]): Made => ({
  harbor: { [FALL]: test[0], [MIDWINTER]: test[1] },
  birch: { [FALL]: comparison[0], [MIDWINTER]: comparison[1] },
});
const SINCE = 'since the beginning of year 2025–26';
const SPAN = 'From the beginning of year 2025–26 to the middle of year 2025–26 it went';
const lower = { name: 'Chronic absence', betterWhen: 'lower' as const };

describe('what is read of a cycle', () => {
  it('is an improvement, with the limit of the design', () => {
    expect(read(WINTER)).toEqual({
      title: `Reading at benchmark at Harbor rose by 6.8 points more than at the comparison (Birch) ${SINCE}`,
      lead: 'The difference of 6.8 points is likely between 3.8 and 9.8. “Reading coaching” is associated with the improvement (higher is better); one school cannot show that it is the cause.',
      chart: [],
      comparison: [
        `${SPAN} from 38.1% to 49.0% (+10.9) at Harbor, and from 40.0% to 44.0% (+4.1) at the comparison (Birch).`,
      ],
    });
  });

  it('is an improvement where lower is better and the share fell more', () => {
    const made = arms(
      [
        [1200, 4000],
        [800, 4000],
      ],
      [
        [1200, 4000],
        [1160, 4000],
      ],
    );
    const { title, lead } = read(made, coaching({ name: 'Attendance teams' }), lower);
    expect(title).toBe(`Chronic absence at Harbor fell by 9.0 points more than at the comparison (Birch) ${SINCE}`);
    expect(lead).toContain('“Attendance teams” is associated with the improvement (lower is better)');
  });

  it('is a worsening, in either direction', () => {
    const fell = arms(
      [
        [2000, 4000],
        [1600, 4000],
      ],
      [
        [2000, 4000],
        [1960, 4000],
      ],
    );
    expect(read(fell).title).toContain('fell by 9.0 points more than');
    expect(read(fell).lead).toBe(
      'The difference of 9.0 points is likely between 5.9 and 12.1. Worth a look: at the comparison (Birch) it went better in that time (higher is better); one school cannot show that “Reading coaching” is the cause.',
    );
    const rose = arms(
      [
        [1200, 4000],
        [1600, 4000],
      ],
      [
        [1200, 4000],
        [1200, 4000],
      ],
    );
    const { title, lead } = read(rose, coaching(), lower);
    expect(title).toBe(
      `Chronic absence at Harbor rose by 10.0 points while it stayed as it was at the comparison (Birch) ${SINCE}`,
    );
    expect(lead).toContain('Worth a look');
  });

  it('is a smaller loss, and a smaller gain, for what they are', () => {
    const lessLoss = arms(
      [
        [2000, 4000],
        [1960, 4000],
      ],
      [
        [2000, 4000],
        [1600, 4000],
      ],
    );
    expect(read(lessLoss).title).toContain('fell by 9.0 points less than');
    const lessGain = arms(
      [
        [2000, 4000],
        [2040, 4000],
      ],
      [
        [2000, 4000],
        [2400, 4000],
      ],
    );
    expect(read(lessGain).title).toContain('rose by 9.0 points less than');
  });

  it('says so when the comparison fell', () => {
    const { title, comparison } = read(
      arms(
        [
          [2000, 4000],
          [2040, 4000],
        ],
        [
          [2000, 4000],
          [1680, 4000],
        ],
      ),
    );
    expect(title).toContain('rose by 1.0 points while it fell by 8.0 at the comparison (Birch)');
    expect(comparison[1]).toBe(
      'Part of the difference is that the comparison got worse in that time (higher is better).',
    );
    const both = read(
      arms(
        [
          [2000, 4000],
          [1700, 4000],
        ],
        [
          [2000, 4000],
          [1400, 4000],
        ],
      ),
    );
    expect(both.comparison[1]).toBe('Both got worse in that time (higher is better).');
  });

  it('is no clear difference', () => {
    const { title, lead } = read(
      arms(
        [
          [22, 60],
          [31, 61],
        ],
        [
          [40, 118],
          [38, 121],
        ],
      ),
    );
    expect(title).toBe(
      `Reading at benchmark at Harbor: no clear difference from the change at the comparison (Birch) ${SINCE}`,
    );
    expect(lead).toBe(
      'The difference is likely between −4.5 and +36.8 points, so it may be no more than the usual ups and downs. That does not show that there is no difference.',
    );
  });

  it('is only before and after, where there is no comparison', () => {
    const alone = read(WINTER, coaching({}, { comparison: undefined }));
    expect(alone.title).toBe(`Reading at benchmark at Harbor rose by 10.9 points ${SINCE}`);
    expect(alone.lead).toBe(
      'It likely rose by between 8.4 and 13.3 points. Without a comparison, whatever else changed in that time is in it too.',
    );
    const hidden = read({ ...WINTER, birch: { [FALL]: [9, 40], [MIDWINTER]: 'hidden' } });
    expect(hidden.lead).toContain('The middle of year 2025–26 is hidden to protect students at the comparison.');
    const little = read(
      arms(
        [
          [20, 60],
          [22, 60],
        ],
        [
          [1, 5],
          [1, 5],
        ],
      ),
    );
    expect(little.title).toBe(`Reading at benchmark at Harbor: no clear change ${SINCE}`);
  });

  it('cannot be said yet of too little, of a hidden value, or across a new edition', () => {
    const cannot = (made: Made, indicator: object = {}) => {
      const { title, lead, comparison } = read(made, coaching(), indicator);
      expect([title, comparison]).toEqual(['Reading at benchmark at Harbor: cannot say yet', []]);
      return lead;
    };
    expect(cannot({ harbor: { [FALL]: [119, 312] } })).toBe(
      'The middle of year 2025–26 is not in yet; it ends February 15, 2026.',
    );
    expect(
      cannot(
        arms(
          [
            [9, 20],
            [9, 20],
          ],
          [
            [9, 40],
            [9, 40],
          ],
        ),
      ),
    ).toBe('Fewer than 30 students were counted at the beginning of year 2025–26.');
    expect(cannot({ ...WINTER, harbor: { [FALL]: 'hidden', [MIDWINTER]: [9, 40] } })).toBe(
      'The beginning of year 2025–26 is hidden to protect students.',
    );
    expect(cannot(WINTER, { breaks: [{ from: MIDWINTER, reason: 'x', earlierEdition: '2024' }] })).toBe(
      'The indicator was defined anew in between, so its values are not compared.',
    );
  });

  it('names who is left out of both periods', () => {
    const cycle = coaching({}, { test: { placeIds: ['harbor', 'linden'] } });
    const { comparison } = read({ ...WINTER, linden: { [FALL]: 'hidden', [MIDWINTER]: [9, 40] } }, cycle);
    expect(comparison[1]).toBe('Without Linden (hidden to protect students), in both periods.');
  });

  it('knows students of the same places from places', () => {
    const of = (yes: Counts, no: Counts) => ({ cells: { 'english_learner:yes': yes, 'english_learner:no': no } });
    const made: Made = { harbor: { [FALL]: of([200, 600], [800, 2000]), [MIDWINTER]: of([360, 600], [860, 2000]) } };
    const [yes, no] = ['yes', 'no'].map((value) => ({ placeIds: ['harbor'], group: `english_learner:${value}` }));
    const { title, lead } = read(made, coaching({}, { test: yes, comparison: no }));
    expect(title).toBe(
      `Reading at benchmark among English learners at Harbor rose by 23.7 points more than among other students there ${SINCE}`,
    );
    expect(lead).toContain('these students differ in more than this, so the numbers cannot show that it is the cause.');
  });

  it('says of participants that who takes part is not left to chance', () => {
    const of = (yes: Counts, no: Counts) => ({ cells: { 'program_tutoring:yes': yes, 'program_tutoring:no': no } });
    const made: Made = { harbor: { [FALL]: of([200, 600], [800, 2000]), [MIDWINTER]: of([360, 600], [860, 2000]) } };
    const [yes, no] = ['yes', 'no'].map((value) => ({ placeIds: ['harbor'], group: `program_tutoring:${value}` }));
    expect(read(made, coaching({}, { test: yes, comparison: no })).lead).toContain(
      'who takes part is not left to chance, so the numbers cannot show that it is the cause.',
    );
  });

  it('tells gains a week, and the year before', () => {
    const gain = (perWeek: number, reach: number) => ({
      cells: { all: [75, 150] as Counts },
      gains: { all: { perWeek, interval: [perWeek - reach, perWeek + reach] as [number, number] } },
    });
    const growth: Made = {
      harbor: { '2024-25-MOY': gain(0.9, 0.2), [MIDWINTER]: gain(1.7, 0.3) },
      birch: { '2024-25-MOY': gain(0.9, 0.2), [MIDWINTER]: gain(0.9, 0.2) },
    };
    const { readings } = cycleResult(coaching(), evidenceOf(WINTER, {}, growth));
    expect(readings.comparison.slice(1)).toEqual([
      'Words correct at the middle of year 2025–26: gains of 1.7 against 0.9 a week, 0.8 more (0.4 to 1.2).',
      'A year before: gains of 0.9 against 0.9 a week, the same (−0.3 to +0.3). The difference moved by +0.8 (0.3 to 1.3).',
    ]);
  });

  it('tells the way to the aim', () => {
    const year = (starts: number) => `${starts}-${(starts + 1) % 100}-YEAR`;
    const rates = [79, 80, 81.4, 82.3, 83.2, 84.1, 84.6, 85.3, 85.8, 86.5];
    const made = { harbor: Object.fromEntries(rates.map((one, at) => [year(2011 + at), [one * 10, 1000] as Counts])) };
    const aimed = (to: number, by: string) =>
      read(made, coaching({ aim: { to, by } }, { baseline: year(2018), comparison: undefined })).chart;
    expect(aimed(90, year(2025))).toEqual([
      'In 2020–21 it is at 86.5%, from 85.3% in 2018–19.',
      'So far it moved by +0.6 points a school year; to get there, it takes +0.7.',
      'To reach 90.0% by 2025–26, +3.5 points are to go.',
      'Cannot say yet whether the aim will be met: it lies within the forecast. If all goes on as before, 2025–26 will be at 91.0% (89.7 to 92.3).',
    ]);
    expect(aimed(95, year(2025)).at(-1)).toContain('behind the aim');
    expect(aimed(89, year(2025)).at(-1)).toContain('on the way to the aim');
    expect(aimed(86, year(2020)).at(-1)).toBe('The aim of 86.0% is reached.');
    expect(aimed(87, year(2020)).at(-1)).toBe('The aim of 87.0% by 2020–21 was not reached.');
  });
});
