import { describe, expect, it } from 'vitest';
import { chronicAbsence, dibelsBenchmark } from '../catalog/indicator-presets.ts';
import type { Block } from '../submissions/block.ts';
import { isLinkable, linkPeriods, periodsLinked } from './link-periods.ts';
import { assessmentBlock, attendanceBlock } from './testing/blocks.ts';

const month = (rows: [student: number, absent: number, enrolled?: number][]): ReadonlyMap<string, Block> =>
  new Map([
    ['birch', attendanceBlock(rows.map(([student, absent, enrolled = 20]) => ({ student, absent, enrolled })))],
  ]);

describe('the students of two months', () => {
  const january = {
    period: '2026-01',
    blocks: month([
      [1, 5],
      [2, 5],
      [3, 0],
      [4, 0],
      [5, 0],
      [6, 0, 3],
    ]),
  };
  const february = {
    period: '2026-02',
    blocks: month([
      [1, 5],
      [2, 0],
      [3, 5],
      [4, 0],
      [6, 0],
      [7, 5],
    ]),
  };

  it('are counted by what became of them in each, where the definition counts them in both', () => {
    expect(linkPeriods(chronicAbsence, january, february)).toEqual({
      pairs: [{ both: 1, firstOnly: 1, secondOnly: 1, neither: 1 }],
      shared: [{ yearsApart: 0, shared: 4, earlier: 5, later: 6 }],
    });
  });

  it('are of the same place, and so many school years apart', () => {
    const elsewhere = { ...january, blocks: new Map([['cedar', january.blocks.get('birch') as Block]]) };
    expect(linkPeriods(chronicAbsence, elsewhere, february)).toEqual({ pairs: [], shared: [] });
    const yearBefore = { ...january, period: '2025-02' };
    expect(linkPeriods(chronicAbsence, yearBefore, february).shared).toMatchObject([{ yearsApart: 1 }]);
  });
});

describe('linked periods', () => {
  it('are the one before in the school year, and the one of the year before', () => {
    expect(periodsLinked('2026-02')).toEqual(['2026-01', '2025-02']);
    expect(periodsLinked('2025-07')).toEqual(['2024-07']);
    expect(periodsLinked('2025-26-EOY')).toEqual(['2025-26-MOY', '2024-25-EOY']);
    expect(periodsLinked('2025-26-BOY')).toEqual(['2024-25-BOY']);
  });

  it('are of indicators that judge students', () => {
    const score = (points: number) =>
      new Map([['birch', assessmentBlock([{ student: 1, grade: '2', scores: { COMPOSITE: points } }])]]);
    const [fall, winter] = [
      { period: '2025-26-BOY', blocks: score(340) },
      { period: '2025-26-MOY', blocks: score(300) },
    ];
    expect(linkPeriods(dibelsBenchmark('COMPOSITE'), fall, winter).pairs).toEqual([
      { both: 0, firstOnly: 1, secondOnly: 0, neither: 0 },
    ]);
    expect(isLinkable(chronicAbsence)).toBe(true);
    expect(isLinkable({ definition: { kind: 'proportion' } })).toBe(false);
  });
});
