import { describe, expect, it } from 'vitest';
import { manifestSchema } from './manifest.ts';
import { sentFiles } from './sent-file.ts';
import { submissionSchema } from './submission.ts';

const scope = { partnerId: 'district-office', dataset: 'attendance', period: '2026-02' } as const;
const submission = (sequence: number, rest: object = {}) =>
  submissionSchema.parse({
    ...scope,
    ...{ id: String(sequence).padStart(10, '0'), sequence, linkId: 'x', fileName: 'a.csv', size: 1 },
    ...{ checksum: `sum-${sequence}`, objectKey: 'k', state: 'accepted', mintedAt: '2026-03-01T00:00:00Z' },
    totals: { rows: 10 * sequence, refused: 1, otherPeriod: 0, students: 9 },
    ...rest,
  });
const manifest = (...entries: object[]) => manifestSchema.parse({ ...scope, entries, version: 1 });
const partners = [{ id: 'district-office', placeId: 'fircrest' }];

describe('the files that count', () => {
  it('stand by the place of their partner, in the order in which they were sent', () => {
    const entries = [
      { sequence: 1, placeIds: ['cedar', 'birch'] },
      { sequence: 2, placeIds: ['cedar'] },
    ];
    const files = sentFiles([submission(2), submission(1)], [manifest(...entries)], partners).get('fircrest');
    expect(files?.map(({ id, placeIds, isCorrection }) => [id, placeIds, isCorrection])).toEqual([
      ['0000000001', ['birch', 'cedar'], false],
      ['0000000002', ['cedar'], true],
    ]);
    expect(files?.[0]?.totals.rows).toBe(10);
  });

  it('leave out what was replaced or withdrawn, and what was read before totals were kept', () => {
    const of = (...entries: object[]) =>
      sentFiles([submission(1), submission(2), submission(3, { totals: undefined })], [manifest(...entries)], partners)
        .get('fircrest')
        ?.map(({ id }) => Number(id));
    const [first, second] = [1, 2].map((sequence) => ({ sequence, placeIds: ['birch'] }));
    expect(of({ ...first }, { ...second })).toEqual([2]);
    expect(of({ ...first }, { ...second, withdrawn: true })).toEqual([1]);
    expect(of({ sequence: 3, placeIds: ['birch'] })).toBeUndefined();
  });
});
