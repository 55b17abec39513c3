import { newSeats, type Stay } from '../make-panel.ts';
import type { Random } from '../random.ts';

/** Dimensions that the presets follow gaps of: the share of students in the focal group, and how much higher their level is. */
export const MADE_DIMENSIONS = [
  { id: 'english_learner', share: 0.2, higher: 0.06 },
  { id: 'low_income', share: 0.5, higher: 0.06 },
  { id: 'disability', share: 0.15, higher: 0.06 },
] as const;

/** The share of students in none of the focal groups. */
const LEVEL = 0.2;

/** Who sits where in one school year: `focal` has a bit for each dimension; shares are 0 to 1. */
export type Roster = { student: Int32Array; focal: Uint8Array; level: Float64Array; chance: Float64Array };

/** The students of all school years, of whom some leave each fall; who follows brings groups and a chance of their own. */
export function makeRosters(random: Random, seats: number, years: number, { icc, turnover }: Stay): Roster[] {
  const now: Roster = {
    student: new Int32Array(seats),
    focal: new Uint8Array(seats),
    level: new Float64Array(seats),
    chance: new Float64Array(seats),
  };
  let admitted = 0;
  const admit = (seat: number) => {
    const groups = MADE_DIMENSIONS.map(({ share }) => random.uniform() < share);
    const level = MADE_DIMENSIONS.reduce((sum, { higher }, bit) => sum + (groups[bit] ? higher : 0), LEVEL);
    now.student[seat] = admitted;
    now.focal[seat] = groups.reduce((bits, isFocal, bit) => bits | (isFocal ? 1 << bit : 0), 0);
    now.level[seat] = level;
    now.chance[seat] = random.propensity(level, icc);
    admitted += 1;
  };
  for (let seat = 0; seat < seats; seat += 1) admit(seat);
  return Array.from({ length: years }, (_, year) => {
    if (year > 0) for (const seat of newSeats(random, seats, turnover)) admit(seat);
    const { student, focal, level, chance } = now;
    return { student: student.slice(), focal: focal.slice(), level: level.slice(), chance: chance.slice() };
  });
}
