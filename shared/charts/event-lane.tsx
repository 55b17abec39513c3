import type { Frame } from './plot.ts';

/** Something that happened on a day: the start of a phase has a flag, a review a hairline with its word. */
export type LaneEvent = { kind: 'start' | 'review'; x: number; text: string };

/** Height of one row of the lane, in pixels; a lane has two. */
export const EVENT_ROW = 20;

/** Width of a letter and of the air beside a line, in pixels. */
const [LETTER, AIR] = [6.2, 6];
/** Width of a flag with its air. */
const FLAG = 13;

type Props = {
  events: readonly LaneEvent[];
  /** Where the lane begins. */
  top: number;
  frame: Frame;
};

/** Starts in the upper row and reviews in the lower one, above the plot, each with a line through it. A word without room is left out. */
export function EventLane({ events, top, frame }: Props) {
  return (['start', 'review'] as const).map((kind, row) => {
    const ofKind = events.filter((event) => event.kind === kind).toSorted((a, b) => a.x - b.x);
    const spans = placed(ofKind, kind === 'start' ? FLAG : AIR, frame);
    return (
      <g key={kind}>
        {ofKind.map(({ x, text }, index) => (
          <g key={`${x} ${text}`}>
            <line className={`event ${kind}`} x1={x} x2={x} y1={top + row * EVENT_ROW} y2={frame.bottom} />
            {kind === 'start' && <path className="flag" d={`M${x} ${top}h-9l3 4.5l-3 4.5h9z`} />}
            {spans[index] && (
              <text x={spans[index].x} y={top + row * EVENT_ROW + 10} textAnchor={spans[index].anchor}>
                {text}
              </text>
            )}
          </g>
        ))}
      </g>
    );
  });
}

type Span = { x: number; anchor: 'start' | 'end'; from: number; to: number };

/** Words stand before their line, or behind it where that has no room. */
function placed(events: readonly LaneEvent[], air: number, { left, right }: Frame): (Span | undefined)[] {
  const taken: Span[] = [];
  return events.map(({ x, text }) => {
    const width = text.length * LETTER;
    const sides: Span[] = [
      { x: x - air, anchor: 'end', from: x - air - width, to: x },
      { x: x + AIR, anchor: 'start', from: x, to: x + AIR + width },
    ];
    const others = events.filter((other) => other.x !== x);
    const free = sides.find(
      ({ from, to }) =>
        from >= left - 40 &&
        to <= right + 60 &&
        taken.every((one) => to <= one.from || from >= one.to) &&
        others.every((other) => other.x <= from || other.x >= to),
    );
    if (free) taken.push(free);
    return free;
  });
}
