import { area, line } from 'd3-shape';
import type { SeriesView } from '../../../shared/api/series.ts';
import { runsOf } from './plot.ts';
import type { Slot } from './timeline.ts';

/** What is usual in a period: the expected value, and the range of single values around it. */
export type Usual = Pick<SeriesView['chart']['points'][number], 'period' | 'expected' | 'range'>;
type Spot = { x: number; usual: Usual };
type Props = {
  slots: Slot[];
  usual: ReadonlyMap<string, Usual>;
  /** Periods at which something new begins: nothing is joined across. */
  starts: ReadonlySet<string>;
  x: (slot: Slot) => number;
  y: (value: number) => number;
};

/**
 * What is usual here. It breaks where the line does: at summers, new editions, and where a value is hidden, of which its
 * width would tell.
 */
export function UsualBand({ slots, usual, starts, x, y }: Props) {
  const band = area<Spot>()
    .x((spot) => spot.x)
    .y0(({ usual: { range } }) => y(range[0]))
    .y1(({ usual: { range } }) => y(range[1]));
  const middle = line<Spot>()
    .x((spot) => spot.x)
    .y((spot) => y(spot.usual.expected));
  const spotAt = (slot: Slot): Spot | undefined => {
    const one = usual.get(slot.period);
    return one && { x: x(slot), usual: one };
  };
  return runsOf(slots, spotAt, starts).map((run) => (
    <g key={run[0]?.usual.period}>
      <path className="usual" d={band(widened(run)) ?? ''} />
      <path className="expected" d={middle(widened(run)) ?? ''} />
    </g>
  ));
}

/** By adding up, the expected share of a small place may leave 0 to 100; what is drawn does not. */
export const withinPercent = (percent: number) => Math.min(100, Math.max(0, percent));

/** A single value has a band of some width too. */
function widened(run: Spot[]): Spot[] {
  const [only, ...more] = run;
  if (!only || more.length > 0) return run;
  return [-4, 4].map((aside) => ({ ...only, x: only.x + aside }));
}
