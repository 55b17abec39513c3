import { type PointerEvent, type ReactNode, useState } from 'react';
import { type Frame, slotScale } from '../../../shared/charts/plot.ts';
import { latestYears, type Slot, timeline } from '../../../shared/charts/timeline.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 270;
const NARROW = 520;

/** Where a picture has its room. */
export type Room = {
  slots: Slot[];
  frame: Frame;
  x: (slot: Slot) => number;
  /** The slot that a reader looks at. */
  active: Slot | undefined;
  narrow: boolean;
};

type Props = {
  /** Periods of the series, ordered by time. */
  periods: string[];
  /** The finding, for readers who do not see the picture. */
  label: string;
  /** What a value stands for, in words. */
  words: (period: string) => string;
  /** Height of what stands above the plot, in pixels. */
  lane?: (slots: Slot[]) => number;
  /** Room for labels at the right edge, in pixels; for those of a value when absent. */
  margin?: { wide: number; narrow: number };
  children: (room: Room) => ReactNode;
};

const VALUE_ROOM = { wide: 112, narrow: 66 };

/** A picture over time. Pointer and arrow keys walk its points. */
export function Walkable({ periods, label, words, lane: laneOf = () => 0, margin = VALUE_ROOM, children }: Props) {
  const [attach, width] = useWidth();
  const [walked, setWalked] = useState<number>();
  const narrow = width < NARROW;
  const all = timeline(periods);
  const slots = narrow ? latestYears(all) : all;
  const lane = laneOf(slots);
  const [right, bottom] = [Math.max(120, width - (narrow ? margin.narrow : margin.wide)), HEIGHT - 44 + lane];
  const frame: Frame = { left: 46, right, top: 16 + lane, bottom };
  const x = slotScale(slots, frame);
  const active = walked === undefined ? undefined : slots[Math.min(walked, slots.length - 1)];
  const follow = (event: PointerEvent<HTMLElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setWalked(nearest(slots, x, at));
  };
  return (
    <figure className="walkable" ref={attach} onPointerMove={follow} onPointerLeave={() => setWalked(undefined)}>
      <svg className="chart" width={width} height={HEIGHT + lane} role="img" aria-label={label}>
        {width > 0 && children({ slots, frame, x, active, narrow })}
      </svg>
      <input
        className="walk"
        type="range"
        aria-label="Walk the points"
        min={0}
        max={slots.length - 1}
        value={walked ?? slots.length - 1}
        aria-valuetext={words((active ?? slots.at(-1))?.period ?? '')}
        onChange={(event) => setWalked(event.target.valueAsNumber)}
        onBlur={() => setWalked(undefined)}
      />
      <figcaption className="small soft walked">
        {active
          ? words(active.period)
          : slots.length < all.length
            ? 'The latest school years; all are in the table.'
            : ''}
      </figcaption>
    </figure>
  );
}

function nearest(slots: Slot[], x: (slot: Slot) => number, at: number): number {
  const distance = (slot: Slot) => Math.abs(x(slot) - at);
  return slots.reduce((best, slot, index) => (distance(slot) < distance(slots[best] ?? slot) ? index : best), 0);
}
