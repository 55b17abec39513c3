import type { Frame } from './plot.ts';

/** Where a value stands on an axis from left to right, in pixels, and how it is written. */
export type AcrossTick = { at: number; text: string };

/** Vertical grid lines with their values below. */
export function AcrossAxis({ ticks, frame }: { ticks: readonly AcrossTick[]; frame: Frame }) {
  return (
    <g textAnchor="middle">
      {ticks.map(({ at, text }) => (
        <g key={text}>
          <line className="grid" x1={at} x2={at} y1={frame.top} y2={frame.bottom} />
          <text className="tick" x={at} y={frame.bottom + 16}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
