import { AcrossAxis } from './across-axis.tsx';
import { formatRange, formatTenths } from './numbers.ts';
import { type Frame, pointsScale } from './plot.ts';

/** Points with their 95% interval, and what they are of. */
export type Effect = { name: string; value: number; interval: readonly [number, number] };

/** Height of one effect, and from its top to its interval, in pixels. */
export const EFFECT = { height: 52, middle: 34 } as const;

const signed = (value: number) => `${value > 0 ? '+' : ''}${formatTenths(value)}`;

/** Effects under one another on one scale: the interval thick, the point on it, and a line at no difference. */
export function EffectPicture({ effects, frame }: { effects: readonly Effect[]; frame: Frame }) {
  // A scale of points lays from bottom to top what here lies from left to right.
  const { y: x, ticks } = pointsScale(
    effects.flatMap(({ interval }) => interval),
    { ...frame, bottom: frame.left, top: frame.right },
    5,
  );
  return (
    <>
      <AcrossAxis ticks={ticks.map((tick) => ({ at: x(tick), text: tickText(tick) }))} frame={frame} />
      <line className="zero" x1={x(0)} x2={x(0)} y1={frame.top} y2={frame.bottom} />
      {effects.map(({ name, value, interval }, index) => {
        const top = frame.top + index * EFFECT.height;
        const at = top + EFFECT.middle;
        return (
          <g key={name}>
            <text x={frame.left + 8} y={top + 16}>
              {name}: <tspan className="latest">{signed(value)}</tspan>, {formatRange([...interval])}
            </text>
            <line className="effect" x1={x(interval[0])} x2={x(interval[1])} y1={at} y2={at} />
            <circle className="dot" cx={x(value)} cy={at} r={4} />
          </g>
        );
      })}
    </>
  );
}

const tickText = (tick: number) => `${tick > 0 ? '+' : ''}${tick}`.replace('-', '−');
