import { schoolYear, shortPeriod } from '../catalog/period.ts';
import { linePath } from './path.ts';
import type { Blank, Frame, Point } from './plot.ts';
import type { Slot } from './timeline.ts';

/** Width of a short name with air, in pixels. */
const LABEL_ROOM = 36;
/** Width of the name of a school year with air, in pixels. */
const YEAR_ROOM = 48;

type ValueAxisProps = { ticks: number[]; y: (value: number) => number; frame: Frame; unit?: '%' | '' };

/** Horizontal grid lines with their percent, or with points. */
export function ValueAxis({ ticks, y, frame, unit = '%' }: ValueAxisProps) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={frame.left - 8} x2={frame.right + 8} y1={y(tick)} y2={y(tick)} />
          <text className="tick" x={frame.left - 14} y={y(tick) + 4} textAnchor="end">
            {`${tick}${unit}`.replace('-', '−')}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The base line with the first period of each school year, and the year's name where the periods are parts of one. */
export function TimeAxis({ slots, x, frame }: { slots: Slot[]; x: (slot: Slot) => number; frame: Frame }) {
  const years = [...Map.groupBy(slots, ({ year }) => year).values()];
  const ofParts = slots.some(({ period }) => !period.endsWith('YEAR'));
  const middles = years.map((year) => middleOf(year, x));
  const areShort = middles.some((middle, at) => middle - (middles[at - 1] ?? -YEAR_ROOM) < YEAR_ROOM);
  return (
    <g textAnchor="middle">
      <line className="axis" x1={frame.left - 8} x2={frame.right + 8} y1={frame.bottom} y2={frame.bottom} />
      {ofParts &&
        labelled(years, x).map((slot) => (
          <text key={slot.period} className="tick" x={x(slot)} y={frame.bottom + 16}>
            {shortPeriod(slot.period).split(' ')[0]}
          </text>
        ))}
      {years.map(([first], at) =>
        first === undefined ? null : (
          <text key={first.period} className="tick" x={middles[at]} y={frame.bottom + (ofParts ? 33 : 16)}>
            {yearName(first, areShort)}
          </text>
        ),
      )}
    </g>
  );
}

function middleOf(year: Slot[], x: (slot: Slot) => number): number {
  const [first, last] = [year[0], year.at(-1)];
  return first && last ? (x(first) + x(last)) / 2 : 0;
}

/** `2025–26`; `25–26` where years are close. */
const yearName = ({ period }: Slot, isShort: boolean) =>
  schoolYear(period)
    .replace('-', '–')
    .slice(isShort ? 2 : 0);

/** The parts that have room for their name: the first of each year, then every fourth one that touches no other name. */
function labelled(years: Slot[][], x: (slot: Slot) => number): Slot[] {
  const chosen = years.flatMap(([first]) => first ?? []);
  for (const slot of years.flatMap((year) => year.filter((_, index) => index % 4 === 0 || year.length <= 3))) {
    if (chosen.every((other) => Math.abs(x(other) - x(slot)) >= LABEL_ROOM)) chosen.push(slot);
  }
  return chosen;
}

/** Full-height marks: hatch for hidden, dotted outline for coded, dashed outline for not received. */
export function Blanks({ blanks, frame, room }: { blanks: Blank[]; frame: Frame; room: number }) {
  const width = Math.max(4, Math.min(16, room * 0.7));
  return blanks.map(({ slot, x, kind }) =>
    kind === 'hidden' ? (
      <Hatch key={slot.period} x={x - width / 2} y={frame.top} width={width} height={frame.bottom - frame.top} />
    ) : (
      <rect
        key={slot.period}
        className={kind}
        x={x - width / 2}
        y={frame.top}
        width={width}
        height={frame.bottom - frame.top}
      />
    ),
  );
}

type Box = { x: number; y: number; width: number; height: number };

/** A hatched box, drawn line by line so that it needs no pattern shared between pictures. */
export function Hatch({ x, y, width, height }: Box) {
  const lines: string[] = [];
  for (let start = 6; start < width + height; start += 6) {
    const [x1, y1] = [Math.max(0, start - height), Math.min(start, height)];
    const [x2, y2] = [Math.min(start, width), Math.max(0, start - width)];
    lines.push(`M${x + x1} ${y + y1}L${x + x2} ${y + y2}`);
  }
  return (
    <g>
      <path className="hatch-line" d={lines.join('')} />
      <rect className="hatch-box" x={x} y={y} width={width} height={height} />
    </g>
  );
}

/** Where a value stands. */
type Spot = Pick<Point, 'slot' | 'x' | 'y'>;

/** Periods whose values are out of the usual, and to which side. */
export type Signals = ReadonlyMap<string, 'worse' | 'better'>;

type SeriesProps = {
  segments: Spot[][];
  reference?: boolean;
  /** Without, only the latest value has one. */
  dots?: boolean;
  signals?: Signals;
  /** Half the width of a ring or a diamond, in pixels. */
  markSize?: number;
};

/** Lines with their dots; points named in `signals` become diamonds where they are worse, rings where they are better. */
export function Series({ segments, reference = false, dots = true, signals, markSize = 6 }: SeriesProps) {
  return (
    <g>
      {segments.map((points) => (
        <path key={points[0]?.slot.period} className={reference ? 'reference' : 'series'} d={linePath(points)} />
      ))}
      {segments.flat().map(({ slot, x, y }, index, all) => {
        const tone = signals?.get(slot.period);
        if (tone) return <SignalMark key={slot.period} {...{ x, y, tone }} size={markSize} />;
        if (!dots && index < all.length - 1) return null;
        return <circle key={slot.period} className={reference ? 'dot open' : 'dot'} cx={x} cy={y} r={2.7} />;
      })}
    </g>
  );
}

type SignalProps = { x: number; y: number; tone: 'worse' | 'better'; size?: number };

/** A ring where it is better, a diamond where it is worse; half as wide as `size` pixels. */
export function SignalMark({ x, y, tone, size = 6 }: SignalProps) {
  return tone === 'better' ? (
    <circle className="signal better" cx={x} cy={y} r={size - 1} />
  ) : (
    <path className="signal" d={diamond(x, y, size)} />
  );
}

/** The shape of a concern. */
export const diamond = (x: number, y: number, half: number) =>
  `M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
