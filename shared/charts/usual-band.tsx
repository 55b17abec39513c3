import type { SeriesView } from '../api/series.ts';
import { areaPath, linePath } from './path.ts';
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
  const spotAt = (slot: Slot): Spot | undefined => {
    const one = usual.get(slot.period);
    return one && { x: x(slot), usual: one };
  };
  const edge = (run: Spot[], read: (usual: Usual) => number) =>
    widened(run).map((spot) => ({ x: spot.x, y: y(read(spot.usual)) }));
  return runsOf(slots, spotAt, starts).map((run) => (
    <g key={run[0]?.usual.period}>
      <path
        className="usual"
        d={areaPath(
          edge(run, ({ range }) => range[0]),
          edge(run, ({ range }) => range[1]),
        )}
      />
      <path className="expected" d={linePath(edge(run, ({ expected }) => expected))} />
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
