import { estimatePanel, type SharedStudents, type StudentPairs } from '../../../shared/signals/estimate-panel.ts';
import { INDEPENDENT } from '../../../shared/signals/panel.ts';
import type { Proportion } from '../../../shared/statistics/proportion.ts';
import type { Random } from './random.ts';
import { HISTORY_YEARS, type MadePlace, type MadeRegion, PLACES } from './region.ts';

/** Shares, 0 to 1: size of the season, sd of the region's movement of a month, sd of a place's own movement of a month. */
export type Weather = { season: number; shock: number; own: number };

const MONTHS = 12;
const LEVEL = 0.25;
const STEP = 0.1;
/** How much the season differs in size from place to place, either way. */
const UNLIKE = 0.3;

/** Makes a region whose months are counted from students without lasting ways: what linked records then tell. */
export function makeCounts(random: Random, students: number, weather: Weather): MadeRegion {
  const months = (HISTORY_YEARS + 1) * MONTHS;
  const shocks = Array.from({ length: months }, () => weather.shock * random.normal());
  const places = Array.from({ length: PLACES }, (_, index): MadePlace => {
    const amplitude = weather.season * random.between(1 - UNLIKE, 1 + UNLIKE);
    const usual = Math.round(students * random.between(0.9, 1.1));
    const step = index % 2 === 0 ? STEP : -STEP;
    const month = (at: number, change: number): Proportion => {
      const season = amplitude * Math.sin((2 * Math.PI * at) / MONTHS);
      const share = LEVEL + season + (shocks[at] ?? 0) + weather.own * random.normal() + change;
      const denominator = Math.round(usual * random.between(0.95, 1.05));
      return { numerator: random.binomial(denominator, share), denominator };
    };
    const stable = shocks.map((_, at) => month(at, 0));
    const changed = Array.from({ length: MONTHS }, (_, at) => month(HISTORY_YEARS * MONTHS + at, step));
    return { stable, changed, direction: step > 0 ? 'higher' : 'lower' };
  });
  const pairs = places.map(() => unlike(random, students));
  const links = places.flatMap(() => [0, 1].map((yearsApart) => linkOf(yearsApart, students)));
  return { monthsPerYear: MONTHS, places, panel: estimatePanel(pairs, links) ?? INDEPENDENT };
}

/** The same students in two months, who are in the second as if they had not been there in the first. */
function unlike(random: Random, students: number): StudentPairs {
  const first = random.binomial(students, LEVEL);
  const both = random.binomial(first, LEVEL);
  const secondOnly = random.binomial(students - first, LEVEL);
  return { both, firstOnly: first - both, secondOnly, neither: students - first - secondOnly };
}

function linkOf(yearsApart: number, students: number): SharedStudents {
  return { yearsApart, shared: students, earlier: students, later: students };
}
