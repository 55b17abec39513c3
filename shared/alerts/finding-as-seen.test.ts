import { expect, it } from 'vitest';
import { cycleJudged, threshold } from '../mail/testing/findings.ts';
import { findingAsSeen } from './finding-as-seen.ts';

it('a cycle with places that are not seen is told by its verdict alone', () => {
  const finding = cycleJudged();
  expect(findingAsSeen(finding, () => true)).toBe(finding);
  const seen = findingAsSeen(finding, (id) => id !== 'elm');
  expect(seen).toMatchObject({ verdict: 'met', cycle: 'Attendance teams', checks: [], counted: [] });
  expect(JSON.stringify(seen)).not.toMatch(/elm|190|-4/);
});

it('what was found at one place is told whole', () => {
  expect(findingAsSeen(threshold(), () => false)).toEqual(threshold());
});
