import type { Frame } from './plot.ts';
import type { Slot } from './timeline.ts';

/** A double hairline before the first value of a new edition. */
export function EditionBreaks({
  starts,
  slots,
  x,
  frame,
}: {
  starts: ReadonlySet<string>;
  slots: Slot[];
  x: (slot: Slot) => number;
  frame: Frame;
}) {
  return slots.map((slot, index) => {
    const before = slots[index - 1];
    if (!before || !starts.has(slot.period)) return null;
    const at = (x(before) + x(slot)) / 2;
    return (
      <g key={slot.period}>
        <path
          className="edition"
          d={`M${at - 1.5} ${frame.top}V${frame.bottom}M${at + 1.5} ${frame.top}V${frame.bottom}`}
        />
        <text className="tick" x={at + 6} y={frame.top + 8}>
          counted anew
        </text>
      </g>
    );
  });
}
