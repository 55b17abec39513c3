import { AcrossAxis } from './across-axis.tsx';
import { type DotRows, ROW, type Scatter, type Spot } from './factor-dots.ts';
import { ValueAxis } from './marks.tsx';
import type { Frame } from './plot.ts';

/** The name of a row with what it holds, and the mean of its shares in percent. */
export type RowName = { text: string; mean: number };

type RowsProps = {
  rows: DotRows;
  names: readonly [having: RowName, others: RowName];
  frame: Frame;
  active?: Spot | undefined;
};

/** Places with something, filled, above places without, open; a line stands at the mean of each. Every dot is a place. */
export function DotRowsPicture({ rows: { spots, x, ticks }, names, frame, active }: RowsProps) {
  return (
    <>
      <AcrossAxis ticks={ticks} frame={frame} />
      {names.map(({ text, mean }, index) => {
        const top = frame.top + index * ROW.height;
        return (
          <g key={text}>
            <text className="name" x={frame.left} y={top + 16}>
              {text}
            </text>
            <line
              className={index === 0 ? 'series' : 'reference'}
              x1={x(mean)}
              x2={x(mean)}
              y1={top + ROW.middle - 22}
              y2={top + ROW.middle + 22}
            />
          </g>
        );
      })}
      <Dots spots={spots} active={active} />
    </>
  );
}

type ScatterProps = {
  laid: Scatter;
  /** What lies across, and what upward. */
  names: { across: string; upward: string };
  frame: Frame;
  active?: Spot | undefined;
};

/** Places along a number with the line of least squares. Every dot is a place. */
export function ScatterPicture({ laid, names, frame, active }: ScatterProps) {
  return (
    <>
      <ValueAxis ticks={laid.ticks} y={laid.y} frame={frame} />
      <AcrossAxis ticks={laid.across} frame={frame} />
      <text x={frame.left - 8} y={frame.top - 12}>
        {names.upward}
      </text>
      <text x={frame.right} y={frame.bottom + 34} textAnchor="end">
        {names.across}
      </text>
      {laid.line && <line className="reference" {...laid.line} />}
      <Dots spots={laid.spots} active={active} />
    </>
  );
}

function Dots({ spots, active }: { spots: readonly Spot[]; active: Spot | undefined }) {
  return (
    <g>
      {spots.map(({ id, x, y, open }) => (
        <circle key={id} className={open ? 'dot open' : 'dot'} cx={x} cy={y} r={3.2} />
      ))}
      {active && <circle className="looked-at" cx={active.x} cy={active.y} r={7} />}
    </g>
  );
}
