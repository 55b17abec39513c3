import { describe, expect, it } from 'vitest';
import type { SeriesView } from '../../../shared/api/series.ts';
import { shownValue } from '../../../shared/api/shown-value.ts';
import { gapFinding } from './gap-finding.ts';

type Gap = SeriesView['gaps'][number];
const [focal, reference] = ['english_learner:yes', 'english_learner:no'];
const learning = { points: [], verdict: { state: 'learning', more: 3 } } as const;
const share = (numerator: number) => shownValue({ numerator, denominator: 1000 });
const series: SeriesView = {
  indicator: { id: 'chronic-absence', name: 'Chronic absence', betterWhen: 'lower', edition: '1', source: 'ours' },
  place: { id: 'highline', name: 'Highline', kind: 'district' },
  points: [
    {
      period: '2025-02',
      label: '',
      groups: { [focal]: share(245), [reference]: share(193) },
      reported: 1,
      expected: 1,
    },
    {
      period: '2026-02',
      label: '',
      groups: { [focal]: share(304), [reference]: share(220) },
      reported: 1,
      expected: 1,
    },
  ],
  breaks: [],
  notes: [],
  chart: { ...learning, points: [] },
  gaps: [],
};
const gap: Gap = {
  focal,
  reference,
  points: [
    { period: '2025-02', gap: 5.2 },
    { period: '2026-02', gap: 8.4 },
  ],
  chart: { ...learning, points: [] },
};
const result = {
  points: 3.2,
  interval: [1.1, 5.3] as [number, number],
  fromFocal: 5.9,
  fromReference: -2.7,
  lostGround: false,
};
const change: NonNullable<Gap['change']> = {
  from: '2025-02',
  to: '2026-02',
  result,
  allGained: { answer: 'no', groups: { [focal]: 5.9, [reference]: 2.7 } },
};

describe('the finding of a gap', () => {
  it('names the month of a gap that may not be shown since', () => {
    const hiddenSince = { ...gap, points: [{ period: '2025-02', gap: 5.2 }, { period: '2026-02' }] };
    expect(gapFinding(series, hiddenSince)?.title).toBe('The gap for English learners was 5.2 points in Feb 2025');
  });

  it('says by how much it widened, and which group moved', () => {
    expect(gapFinding(series, { ...gap, change })).toEqual({
      title: 'The gap for English learners is 8.4 points, 5.2 points a year before',
      sentences: [
        'It widened by 3.2 points, likely between 1.1 and 5.3.',
        'English learners: 30.4%, +5.9 points; Not English learners: 22.0%, +2.7 points.',
        'Not all groups gained.',
      ],
    });
  });

  it('calls a change that may be chance no clear one', () => {
    const unclear = { ...change, result: { ...result, interval: [-0.4, 6.8] as [number, number] } };
    expect(gapFinding(series, { ...gap, change: unclear })?.sentences[0]).toBe(
      'That is no clear change: the growth is likely between −0.4 and 6.8 points.',
    );
  });

  it('does not call it an improvement that the better-off group lost ground', () => {
    const lost = { ...result, points: -3.2, interval: [-5.3, -1.1] as [number, number], lostGround: true };
    const { sentences = [] } = gapFinding(series, { ...gap, change: { ...change, result: lost } }) ?? {};
    expect(sentences[0]).toBe('It narrowed by 3.2 points, likely between 1.1 and 5.3.');
    expect(sentences).toContain('It narrowed because the group that was better off lost ground: no improvement.');
    expect(sentences.join()).not.toContain('gained');
  });

  it('says why nothing can be said, and sets the group beside the same group elsewhere', () => {
    const hidden = { ...change, result: { cannotSay: 'hidden' as const, group: focal } };
    const elsewhere = { percent: 27.1, points: 3.3, interval: [1, 5] as [number, number], places: 5 };
    expect(gapFinding(series, { ...gap, change: hidden, elsewhere })?.sentences).toEqual([
      'What became of it cannot be said: English learners are hidden to protect students.',
      'English learners at 5 other districts together: 27.1%; 3.3 points higher here, likely between 1.0 and 5.0.',
    ]);
  });

  it('says of the same group elsewhere whether it differs clearly, or why that cannot be said', () => {
    const lower = { percent: 33, points: -2.6, interval: [-4.1, -1.1] as [number, number], places: 1 };
    const of = (elsewhere: Gap['elsewhere']) => gapFinding(series, { ...gap, elsewhere })?.sentences.at(-1);
    expect(of(lower)).toBe(
      'English learners at 1 other district: 33.0%; 2.6 points lower here, likely between 1.1 and 4.1.',
    );
    expect(of({ ...lower, interval: [-5, 0.2] })).toContain('33.0%; no clear difference.');
    expect(of({ cannotSay: 'too-few', group: focal })).toBe(
      'They cannot be compared with other districts: English learners are too few.',
    );
  });

  it('does not say why a gap narrowed that may not have narrowed, nor that all gained when some are hidden', () => {
    const unclear = { ...result, points: -3.2, interval: [-6.8, 0.4] as [number, number], lostGround: true };
    const hidden = { answer: 'cannot-say' as const, groups: { [focal]: 5.9 } };
    const told = gapFinding(series, { ...gap, change: { ...change, result: unclear, allGained: hidden } });
    expect(told?.sentences.join(' ')).not.toContain('lost ground');
    expect(told?.sentences.at(-1)).toContain('cannot be said');
  });

  it('is silent when either side is hidden', () => {
    expect(gapFinding(series, { ...gap, points: [{ period: '2026-02' }] })).toBeUndefined();
  });
});
