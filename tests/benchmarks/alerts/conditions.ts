import { makeCounts, type Weather } from './make-counts.ts';
import { makePanel, type Stay } from './make-panel.ts';
import type { Random } from './random.ts';
import type { MadeRegion } from './region.ts';

/** What the default is asked to hold: at most so many false alerts, at least such shares of changes found. */
export type Asked = { falseAlerts: number; within3?: number; within6?: number };

/** A kind of region that rules are tried on. */
export type Condition<Region> = { name: string; students: string; asked: Asked; make: (random: Random) => Region };

const CALM: Weather = { season: 0, shock: 0, own: 0 };
const LEVEL = 0.25;
const STEP = 0.1;
const SIZES = [60, 600] as const;

const found = (students: number) => (students === 60 ? { within6: 0.75 } : { within3: 0.99 });

function counted(name: string, weather: Weather, falseAlerts: number): Condition<MadeRegion>[] {
  return SIZES.map((students) => ({
    name,
    students: String(students),
    asked: { falseAlerts, ...found(students) },
    make: (random) => makeCounts(random, students, weather),
  }));
}

/** Where the whole class changes, no chart can tell 60 students' change from chance: nothing is asked of it there. */
function lasting(stay: Stay): Condition<MadeRegion>[] {
  return SIZES.map((students) => ({
    name: `panel, icc ${stay.icc}, turnover ${100 * stay.turnover}%`,
    students: String(students),
    asked: { falseAlerts: 10, ...(stay.turnover === 1 && students === 60 ? {} : found(students)) },
    make: (random) => makePanel(random, { students, level: LEVEL, steps: [STEP, -STEP] }, stay),
  }));
}

/** Shares of places, with steps of 10 points. */
export const PLACE_CONDITIONS: readonly Condition<MadeRegion>[] = [
  ...counted('binomial', CALM, 10),
  ...counted('overdispersed, sd 2', { ...CALM, own: 0.02 }, 15),
  ...counted('season of 3 points', { ...CALM, season: 0.03 }, 10),
  ...counted('season, regional shocks, sd 2', { ...CALM, season: 0.03, shock: 0.02 }, 15),
  ...[0.3, 0.5].flatMap((icc) => [0.17, 1].flatMap((turnover) => lasting({ icc, turnover }))),
];

/** Regions as series of their own: what moves everybody is their own up and down. */
export const REGION_CONDITION: Condition<MadeRegion> = {
  name: 'a region by itself, season, shocks, sd 2',
  students: '3,600',
  asked: { falseAlerts: 15 },
  make: (random) => makeCounts(random, 3_600, { season: 0.03, shock: 0, own: 0.02 }),
};

/** Two groups of the same places. */
export type MadeGaps = { focal: MadeRegion; reference: MadeRegion };

/** Gaps of places, with widenings by 8 points. */
export const GAP_CONDITION: Condition<MadeGaps> = {
  name: 'gap of panels, icc 0.3, turnover 17%',
  students: '60 to 300',
  asked: { falseAlerts: 8, within6: 0.6 },
  make: (random) => {
    const stay = { icc: 0.3, turnover: 0.17 };
    return {
      focal: makePanel(random, { students: 60, level: 0.3, steps: [0.08] }, stay),
      reference: makePanel(random, { students: 300, level: 0.22, steps: [0] }, stay),
    };
  },
};
