import { describe, expect, it } from 'vitest';
import type { Measure } from '../measures/measure.ts';
import { previewRelease } from './preview-release.ts';
import { disclosureSettings } from './settings.ts';

const measure = (cells: Measure['cells']): Measure => ({
  ...{ indicatorId: 'absence', placeId: 'birch', period: '2026-02', parts: [], notCounted: 0 },
  cells,
});
const of = (numerator: number, denominator: number) => ({ numerator, denominator });
const settings = disclosureSettings(10);

describe('a preview of a release', () => {
  it('hides small groups, and tells few as few', () => {
    const [birch] = previewRelease(
      [measure({ all: of(20, 80), a: of(4, 9), b: of(2, 10), c: of(9, 10), d: of(5, 10), e: 'suppressed-at-source' })],
      [],
      settings,
    );
    expect(birch?.cells).toEqual({
      all: of(20, 80),
      a: 'hidden',
      b: { denominator: 10, coded: 'few', fewerThan: 3 },
      c: { denominator: 10, coded: 'nearly-all', fewerThan: 3 },
      d: of(5, 10),
      e: 'hidden',
    });
  });

  it('keeps hidden what is hidden now', () => {
    const now = {
      indicatorId: 'absence',
      placeId: 'birch',
      period: '2026-02',
      parts: [],
      cells: { a: 'hidden' as const },
    };
    const [birch] = previewRelease([measure({ all: of(20, 80), a: of(20, 40) })], [now], settings);
    expect(birch?.cells).toEqual({ all: of(20, 80), a: 'hidden' });
  });

  it('codes shares that a state does not report', () => {
    const [birch] = previewRelease([measure({ all: of(3, 100) })], [], settings, [
      { fromStudents: 0, underPercent: 5 },
    ]);
    expect(birch?.cells.all).toEqual({ denominator: 100, coded: 'few', underPercent: 5 });
  });
});
