import type { Frame } from './plot.ts';
import type { Slot } from './timeline.ts';

/** Height of a row of tags above the plot, in pixels. */
export const TAG_ROW = 20;

/** The number of each period with a note: 1 for the newest. */
export function numbered(periods: readonly string[]): ReadonlyMap<string, number> {
  const newestFirst = [...new Set(periods)].toReversed();
  return new Map(newestFirst.map((period, index) => [period, index + 1]));
}

type Props = {
  numbers: ReadonlyMap<string, number>;
  slots: readonly Slot[];
  x: (slot: Slot) => number;
  /** Where the row of tags begins. */
  top: number;
  /** Where the value of a period stands, if it is shown. */
  valueAt: (slot: Slot) => number | undefined;
  frame: Frame;
};

/** A numbered tag above each period with a note, with a dotted lead to its value; the notes stand under the chart. */
export function NoteTags({ numbers, slots, x, top, valueAt, frame }: Props) {
  return slots.map((slot) => {
    const number = numbers.get(slot.period);
    if (number === undefined) return null;
    const at = x(slot);
    return (
      <g key={slot.period}>
        <path className="lead" d={`M${at} ${top + 16}V${(valueAt(slot) ?? frame.bottom) - 8}`} />
        <rect className="note-tag" x={at - 8} y={top} width={16} height={15} rx={3} />
        <text className="tick" x={at} y={top + 11.5} textAnchor="middle">
          {number}
        </text>
      </g>
    );
  });
}
