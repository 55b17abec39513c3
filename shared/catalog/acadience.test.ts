import { describe, expect, it } from 'vitest';
import { acadienceBand, acadienceMeasures } from './acadience.ts';
import { acadienceCutPoints } from './acadience-cut-points.ts';

describe('the Acadience Reading benchmark band', () => {
  it.each([
    ['COMPOSITE', 'K', 'BOY', 12, 'well-below'],
    ['COMPOSITE', 'K', 'BOY', 13, 'below'],
    ['COMPOSITE', 'K', 'BOY', 26, 'at'],
    ['COMPOSITE', 'K', 'BOY', 38, 'above'],
    ['FSF', 'K', 'MOY', 29, 'below'],
    ['ORF-ACC', '5', 'EOY', 100, 'above'],
    ['ORF-ACC', '5', 'EOY', 98.5, 'at'],
    ['MAZE-ADJ', '5', 'MOY', 20, 'at'],
    ['ORF-WC', '6', 'EOY', 119, 'below'],
  ])('of %s in grade %s at %s with %d is %s', (measure, grade, window, score, band) => {
    expect(acadienceBand(measure, grade, window, score)).toBe(band);
  });

  it('has no band well below where the lowest printed one is below', () => {
    expect(acadienceBand('NWF-WWR', '1', 'BOY', 0)).toBe('below');
    expect(acadienceBand('RETELL', '1', 'EOY', 0)).toBe('below');
    expect(acadienceBand('RETELL-QUALITY', '2', 'MOY', 1)).toBe('below');
    expect(acadienceBand('RETELL-QUALITY', '3', 'EOY', 1)).toBe('well-below');
  });

  it('is never above in the quality of retell, whose ratings begin at 1', () => {
    expect(acadienceBand('RETELL-QUALITY', '3', 'EOY', 4)).toBe('at');
    expect(acadienceBand('RETELL-QUALITY', '3', 'EOY', 0)).toBeUndefined();
  });

  it('is unknown where there is no goal or no score', () => {
    expect(acadienceBand('ORF-WC', 'K', 'BOY', 10)).toBeUndefined();
    expect(acadienceBand('COMPOSITE', '7', 'BOY', 400)).toBeUndefined();
    expect(acadienceBand('WRF', '1', 'BOY', 10)).toBeUndefined();
    expect(acadienceBand('COMPOSITE', 'K', 'BOY', Number.NaN)).toBeUndefined();
  });

  it('has goals for 112 cells, with bounds that rise from band to band, for known measures only', () => {
    let cells = 0;
    for (const measures of Object.values(acadienceCutPoints)) {
      for (const [measure, windows] of Object.entries(measures)) {
        expect(Object.keys(acadienceMeasures)).toContain(measure);
        for (const [below, at, above] of Object.values(windows)) {
          cells += 1;
          expect(below).toBeLessThan(at);
          if (above !== null) expect(at).toBeLessThan(above);
        }
      }
    }
    expect(cells).toBe(112);
  });
});
