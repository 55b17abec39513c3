import { describe, expect, it } from 'vitest';
import { dibelsBand, dibelsMeasures, reportsGrowth } from './dibels8.ts';
import { dibels8CutPoints } from './dibels8-cut-points.ts';

describe('the DIBELS 8 benchmark band', () => {
  it.each([
    ['COMPOSITE', 'K', 'BOY', 279, 'well-below'],
    ['COMPOSITE', 'K', 'BOY', 280, 'below'],
    ['COMPOSITE', 'K', 'BOY', 306, 'at'],
    ['COMPOSITE', 'K', 'BOY', 332, 'above'],
    ['ORF-WC', '2', 'MOY', 77, 'below'],
    ['ORF-WC', '2', 'MOY', 78, 'at'],
    ['PSF', 'K', 'BOY', 0, 'well-below'],
    ['PSF', 'K', 'BOY', 1, 'below'],
  ])('of %s in grade %s at %s with %d is %s', (measure, grade, window, score, band) => {
    expect(dibelsBand(measure, grade, window, score)).toBe(band);
  });

  it('has no lower band for words read in kindergarten’s first window: 0 is below, 1 is at benchmark', () => {
    for (const measure of ['NWF-WRC', 'WRF']) {
      expect(dibelsBand(measure, 'K', 'BOY', 0)).toBe('below');
      expect(dibelsBand(measure, 'K', 'BOY', 1)).toBe('at');
      expect(dibelsBand(measure, 'K', 'BOY', 60)).toBe('at');
    }
  });

  it('is never above in letter naming and in reading accuracy', () => {
    expect(dibelsBand('LNF', '1', 'EOY', 200)).toBe('at');
    expect(dibelsBand('ORF-ACC', '3', 'EOY', 100)).toBe('at');
  });

  it('takes accuracy in whole percent, rounded half up', () => {
    expect(dibelsBand('ORF-ACC', '1', 'BOY', 66.4)).toBe('below');
    expect(dibelsBand('ORF-ACC', '1', 'BOY', 66.5)).toBe('at');
  });

  it('puts a score between two bands into the lower one', () => {
    expect(dibelsBand('COMPOSITE', 'K', 'BOY', 305.9)).toBe('below');
    expect(dibelsBand('MAZE', '2', 'BOY', 4.75)).toBe('below');
    expect(dibelsBand('MAZE', '2', 'BOY', 5)).toBe('at');
  });

  it('is unknown where there is no goal or no score', () => {
    expect(dibelsBand('ORF-WC', 'K', 'BOY', 10)).toBeUndefined();
    expect(dibelsBand('COMPOSITE', '9', 'BOY', 400)).toBeUndefined();
    for (const score of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(dibelsBand('COMPOSITE', 'K', 'BOY', score)).toBeUndefined();
    }
  });

  it('has goals for 144 cells of grade, measure and window', () => {
    const cells = Object.values(dibels8CutPoints).flatMap((measures) =>
      Object.values(measures).flatMap((windows) => Object.keys(windows)),
    );
    expect(cells).toHaveLength(144);
  });

  it('has bounds that rise from band to band, for known measures only', () => {
    for (const measures of Object.values(dibels8CutPoints)) {
      for (const [measure, windows] of Object.entries(measures)) {
        expect(Object.keys(dibelsMeasures)).toContain(measure);
        for (const [below, at, above] of Object.values(windows)) {
          expect(below).toBeLessThan(at);
          if (above !== null) expect(at).toBeLessThan(above);
        }
      }
    }
  });
});

describe('growth', () => {
  it('is reported of the raw measures of a grade', () => {
    expect(reportsGrowth('ORF-WC', '2')).toBe(true);
    expect(reportsGrowth('LNF', 'K')).toBe(true);
    expect(reportsGrowth('LNF', '2')).toBe(false);
    expect(reportsGrowth('ORF-WC', '12')).toBe(false);
  });

  it('is never reported of the composite, which rises by construction', () => {
    for (const grade of Object.keys(dibels8CutPoints)) expect(reportsGrowth('COMPOSITE', grade)).toBe(false);
  });
});
