import { describe, expect, it } from 'vitest';
import { publishedPanel } from './published-panel.ts';

const pairs = [{ both: 120, firstOnly: 80, secondOnly: 80, neither: 220 }];
const shared = [
  { yearsApart: 0, shared: 500, earlier: 520, later: 510 },
  { yearsApart: 1, shared: 390, earlier: 520, later: 515 },
];

describe('the panel that is published', () => {
  it('is rounded, so that it does not wobble and tells of no single student', () => {
    expect(publishedPanel(pairs, shared)).toEqual({ icc: 0.35, overlap: [0.95, 0.75] });
    const oneMore = [{ both: 121, firstOnly: 80, secondOnly: 80, neither: 220 }];
    expect(publishedPanel(oneMore, shared)).toEqual(publishedPanel(pairs, shared));
  });

  it('is none of few students, of none alike or different, and where successive periods are not linked', () => {
    expect(publishedPanel(pairs, [{ yearsApart: 0, shared: 199, earlier: 520, later: 510 }])).toBeUndefined();
    expect(publishedPanel([], shared)).toBeUndefined();
    expect(publishedPanel(pairs, shared.slice(1))).toBeUndefined();
  });
});
