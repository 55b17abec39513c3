import { describe, expect, it } from 'vitest';
import { bandOf } from './benchmark-band.ts';
import { dibels8Composite } from './dibels8-composite.ts';
import { dibels8CutPoints } from './dibels8-cut-points.ts';

const composite = (grade: string, window: string, scores: Record<string, number>) =>
  dibels8Composite(grade, window, (measure) => scores[measure]);

describe('the DIBELS 8 composite', () => {
  it('is the weighted sum of its parts on the scale of grade and window', () => {
    // 20×35.44 + 5×4.13 + 10×14.93 + 1×3.56 + 2×5.62 = 893.55; (893.55 − 729) / 630 × 40 = 10.4, and 289
    const kindergarten = { LNF: 20, PSF: 5, 'NWF-CLS': 10, 'NWF-WRC': 1, WRF: 2 };
    expect(composite('K', 'BOY', kindergarten)).toBe(299);
    // with LNF at 8.86: 361.95; (361.95 − 729) / 630 × 40 = −23.3
    expect(composite('K', 'MOY', kindergarten)).toBe(341);
    expect(composite('K', 'EOY', kindergarten)).toBe(375);
    // 80×32.74 + 20×10.95 + 40×21.26 + 90×35.36 + 0.97×0.15 + 12×4.28 = 6922.51; −1.7, and 400
    const second = { 'NWF-CLS': 80, 'NWF-WRC': 20, WRF: 40, 'ORF-WC': 90, 'ORF-ACC': 97, MAZE: 12 };
    expect(composite('2', 'MOY', second)).toBe(398);
  });

  it('takes accuracy as a fraction: going from 0 to 100 percent hardly moves it', () => {
    const first = { LNF: 40, PSF: 40, 'NWF-CLS': 50, 'NWF-WRC': 14, WRF: 15, 'ORF-WC': 20 };
    const [none, all] = [0, 100].map((percent) => composite('1', 'MOY', { ...first, 'ORF-ACC': percent }) ?? 0);
    expect((all ?? 0) - (none ?? 0)).toBeLessThanOrEqual(1);
  });

  it('rises by 40 a window for the same scores in grades 1 to 3', () => {
    const scores = {
      LNF: 50,
      PSF: 40,
      'NWF-CLS': 90,
      'NWF-WRC': 20,
      WRF: 40,
      'ORF-WC': 80,
      'ORF-ACC': 96,
      MAZE: 10,
    };
    for (const grade of ['1', '2', '3']) {
      const [boy, moy, eoy] = ['BOY', 'MOY', 'EOY'].map((window) => composite(grade, window, scores) ?? 0);
      expect([(moy ?? 0) - (boy ?? 0), (eoy ?? 0) - (moy ?? 0)]).toEqual([40, 40]);
    }
  });

  it('comes out near its own benchmark for a student at the benchmark of every part', () => {
    for (const grade of ['1', '2', '3']) {
      for (const window of ['BOY', 'MOY', 'EOY']) {
        const goals = dibels8CutPoints[grade] ?? {};
        const value = dibels8Composite(grade, window, (measure) => goals[measure]?.[window]?.[1]) ?? 0;
        const goal = goals.COMPOSITE?.[window]?.[1] ?? 0;
        expect(Math.abs(value - goal)).toBeLessThan(12);
        expect(bandOf(goals.COMPOSITE?.[window], value)).not.toBe('well-below');
      }
    }
  });

  it('is unknown where a part is missing, and in grades whose weights are not known', () => {
    expect(composite('K', 'BOY', { LNF: 20, PSF: 5, 'NWF-CLS': 10, 'NWF-WRC': 1 })).toBeUndefined();
    expect(composite('K', 'BOY', { LNF: 20, PSF: Number.NaN, 'NWF-CLS': 10, 'NWF-WRC': 1, WRF: 2 })).toBeUndefined();
    expect(composite('4', 'BOY', { 'ORF-WC': 90, 'ORF-ACC': 97, MAZE: 12 })).toBeUndefined();
    expect(composite('1', 'YEAR', {})).toBeUndefined();
  });
});
