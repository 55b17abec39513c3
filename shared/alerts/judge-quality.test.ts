import { describe, expect, it } from 'vitest';
import type { SentFile } from '../submissions/sent-file.ts';
import { replay } from './replay.ts';
import { judgeSeries, ruleOf } from './testing/series.ts';

type Sent = Partial<Omit<SentFile, 'totals'>> & Partial<SentFile['totals']>;
let sent = 0;
const file = (period: string, { rows = 400, refused = 0, students = rows, otherPeriod = 0, ...rest }: Sent = {}) => {
  sent += 1;
  const id = String(sent).padStart(10, '0');
  const totals = { rows, refused, students, otherPeriod };
  const origin = { partnerId: 'fircrest', dataset: 'attendance', placeIds: ['birch', 'cedar'], isCorrection: false };
  return { ...origin, id, period, checksum: id, ...rest, totals } as SentFile;
};
const lower = { betterWhen: 'lower', edition: 'first' } as const;
const judged = (files: SentFile[], rest: object = {}, last = 1) =>
  judgeSeries(ruleOf('quality', rest), [], lower, { files }, last);
const problemsOf = (files: SentFile[], rest: object = {}) =>
  judged(files, rest).flatMap((one) =>
    one.verdict === 'holds' && one.finding.kind === 'quality' ? one.finding.problems : [],
  );

describe('the rows of a file that were refused', () => {
  it('are told when they are more than the rule’s share, and without a number of rows', () => {
    expect(problemsOf([file('2026-01', { refused: 8 })])).toEqual([]);
    const [found] = judged([file('2026-01', { refused: 9 })]);
    expect(found).toMatchObject({ period: '2026-01', verdict: 'holds', finding: { dataset: 'attendance' } });
    expect(problemsOf([file('2026-01', { refused: 9 })])).toEqual([{ problem: 'rows-refused', percent: 2 }]);
    expect(JSON.stringify(found)).not.toMatch(/\b(?:9|391|400)\b/);
    expect(problemsOf([file('2026-01', { refused: 9 })], { refusedPercent: 5 })).toEqual([]);
  });

  it('are not told of a small file, where a share would point at single students', () => {
    expect(problemsOf([file('2026-01', { rows: 29, refused: 2 })])).toEqual([]);
    expect(problemsOf([file('2026-01', { rows: 30, refused: 2 })])).toHaveLength(1);
  });

  it('are over with the correction, and told again of the next file', () => {
    const bad = file('2026-01', { refused: 20 });
    const mended = file('2026-01', { isCorrection: true });
    expect(judged([bad, mended])).toEqual([{ period: '2026-01', restated: true, verdict: 'clear' }]);
    const next = file('2026-02', { refused: 20 });
    const rule = ruleOf('quality');
    expect(replay(judged([bad, next], {}, 9), rule).map(({ period }) => period)).toEqual(['2026-01', '2026-02']);
  });
});

describe('the size of a file', () => {
  it('is compared with the same period a year before, or the last one before', () => {
    const fewer = { problem: 'size', direction: 'fewer', factor: 2 };
    const files = [file('2025-02', { rows: 800 }), file('2026-01', { rows: 500 })];
    expect(problemsOf([...files, file('2026-02')])).toEqual([{ ...fewer, than: '2025-02' }]);
    expect(problemsOf([...files.slice(1), file('2026-02', { rows: 250 })])).toEqual([{ ...fewer, than: '2026-01' }]);
    expect(problemsOf([...files.slice(1), file('2026-02', { rows: 251 })])).toEqual([]);
    expect(problemsOf([...files.slice(1), file('2026-02', { rows: 1000 })])).toMatchObject([{ direction: 'more' }]);
  });

  it('counts students where there are any, and rows where there are none', () => {
    const before = file('2026-01', { rows: 400, students: 400 });
    expect(problemsOf([before, file('2026-02', { rows: 900, students: 420 })])).toEqual([]);
    const counts = [file('2026-01', { students: 0 }), file('2026-02', { rows: 900, students: 0 })];
    expect(problemsOf(counts)).toMatchObject([{ problem: 'size', direction: 'more' }]);
  });

  it('is compared only with files of the same places, of the same partner', () => {
    const part = file('2026-02', { rows: 150, placeIds: ['birch'] });
    expect(problemsOf([file('2026-01'), part])).toEqual([]);
    expect(problemsOf([file('2026-01', { partnerId: 'other' }), file('2026-02', { rows: 150 })])).toEqual([]);
  });
});

describe('a file sent twice', () => {
  it('is told as the one of which period it is', () => {
    const checksum = 'same';
    const files = [file('2026-01', { checksum }), file('2026-02', { checksum })];
    expect(problemsOf(files)).toEqual([{ problem: 'same-file', as: '2026-01' }]);
    expect(judged(files, {}, 9)[0]).toMatchObject({ period: '2026-01', verdict: 'clear' });
  });

  it('is right when it holds several periods, and for the same period', () => {
    const checksum = 'same';
    const yearly = { checksum, otherPeriod: 3600 };
    expect(problemsOf([file('2026-01', yearly), file('2026-02', yearly)])).toEqual([]);
    expect(problemsOf([file('2026-02', { checksum }), file('2026-02', { checksum })])).toEqual([]);
  });
});

it('says nothing of a place that sent nothing', () => {
  expect(judged([])).toEqual([]);
});
