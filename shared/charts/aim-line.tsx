import { linePath } from './path.ts';
import { runsOf } from './plot.ts';
import type { Slot } from './timeline.ts';

type Props = {
  /** In percent, by period. */
  aim: ReadonlyMap<string, number>;
  slots: Slot[];
  /** Periods at which something new begins: nothing is joined across. */
  starts: ReadonlySet<string>;
  x: (slot: Slot) => number;
  y: (percent: number) => number;
};

/** Where a share would be on its way to a target, dashed like the target itself. */
export function AimLine({ aim, slots, starts, x, y }: Props) {
  const spotAt = (slot: Slot) => {
    const percent = aim.get(slot.period);
    return percent === undefined ? undefined : { x: x(slot), y: y(percent) };
  };
  return runsOf(slots, spotAt, starts).map((run) => <path key={run[0]?.x} className="aim" d={linePath(run)} />);
}
