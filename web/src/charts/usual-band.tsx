import { area, line } from 'd3-shape';
import type { SeriesView } from '../../../shared/api/series.ts';
import { joins, type Slot } from './timeline.ts';

type Usual = SeriesView['chart']['points'][number];
type Spot = { slot: Slot; x: number; usual: Usual };

/** What is usual here: the expected value as a line, and the range of single values around it. */
export function UsualBand({
  slots,
  usual,
  starts,
  x,
  y,
}: {
  slots: Slot[];
  usual: ReadonlyMap<string, Usual>;
  /** Periods at which something new begins: nothing is joined across. */
  starts: ReadonlySet<string>;
  x: (slot: Slot) => number;
  y: (percent: number) => number;
}) {
  const band = area<Spot>()
    .x((spot) => spot.x)
    .y0(({ usual: { range } }) => y(withinPercent(range[0])))
    .y1(({ usual: { range } }) => y(withinPercent(range[1])));
  const middle = line<Spot>()
    .x((spot) => spot.x)
    .y((spot) => y(withinPercent(spot.usual.expected)));
  return runsOf(slots, usual, starts, x).map((run) => (
    <g key={run[0]?.slot.period}>
      <path className="usual" d={band(widened(run)) ?? ''} />
      <path className="expected" d={middle(widened(run)) ?? ''} />
    </g>
  ));
}

/** By adding up, the expected share of a small place may leave 0 to 100; what is drawn does not. */
export const withinPercent = (percent: number) => Math.min(100, Math.max(0, percent));

/** The band breaks where the line does: at summers, new editions, and where a value is hidden, which its width would tell. */
function runsOf(
  slots: Slot[],
  usual: ReadonlyMap<string, Usual>,
  starts: ReadonlySet<string>,
  x: (slot: Slot) => number,
): Spot[][] {
  const runs: Spot[][] = [];
  let before: Slot | undefined;
  for (const slot of slots) {
    const one = usual.get(slot.period);
    if (!one) {
      before = undefined;
      continue;
    }
    const spot = { slot, x: x(slot), usual: one };
    if (before && joins(before, slot) && !starts.has(slot.period)) runs.at(-1)?.push(spot);
    else runs.push([spot]);
    before = slot;
  }
  return runs;
}

/** A single value has a band of some width too. */
function widened(run: Spot[]): Spot[] {
  const [only, ...more] = run;
  if (!only || more.length > 0) return run;
  return [-4, 4].map((aside) => ({ ...only, x: only.x + aside }));
}
