import { describe, expect, it } from 'vitest';
import type { Released, ReleasedCell } from '../disclosure/release.ts';
import { cycleJudged, gapWidens, missing, threshold } from '../mail/testing/findings.ts';
import { isStillShown, placesCounted } from './still-shown.ts';

const shown = { numerator: 20, denominator: 100 };
const released = (period: string, cells: Record<string, ReleasedCell>): Released => ({
  ...{ indicatorId: 'chronic-absence', placeId: 'highline', period, parts: [], cells },
});
const both = (cells: Record<string, ReleasedCell>) => {
  const { before, after } = gapWidens();
  return [before.period, after.period].map((period) => released(period, cells));
};
const { focal, reference } = gapWidens();

describe('what was found', () => {
  it('may be told while all of its counts are shown', () => {
    expect(isStillShown(gapWidens(), () => both({ all: shown, [focal]: shown, [reference]: shown }))).toBe(true);
  });

  it.each(['all', focal, reference])('may not be told once a count of %s was hidden', (hidden) => {
    expect(
      isStillShown(gapWidens(), () => both({ all: shown, [focal]: shown, [reference]: shown, [hidden]: 'hidden' })),
    ).toBe(false);
  });

  it('may not be told once its period, or the one compared with, is not published any more', () => {
    const [first, second] = both({ all: shown }) as [Released, Released];
    expect([first, second].map((one) => isStillShown(threshold(), () => [one]))).toEqual([false, false]);
  });

  it('counts nothing where data did not come', () => {
    expect(isStillShown(missing(), () => [])).toBe(true);
  });

  it('may not be told of a cycle once one of the values of its places was hidden', () => {
    const finding = cycleJudged();
    const shows = (hidden: string) => isStillShown(finding, (id) => both({ all: id === hidden ? 'hidden' : shown }));
    expect(placesCounted(finding)).toEqual(['harbor', 'linden', 'alder', 'elm']);
    expect([...placesCounted(finding), 'none'].map(shows)).toEqual([false, false, false, false, true]);
  });
});
