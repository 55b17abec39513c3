import type { Period } from '../catalog/period.ts';
import { BlanksKey } from './blanks-key.tsx';
import { chartStyle, paper } from './chart-style.ts';
import { breaksAmong, LANE } from './edition-breaks.tsx';
import { blankOf, type Frame, slotScale } from './plot.ts';
import { type RunChartData, RunPicture } from './run-picture.tsx';
import { svgText } from './svg-text.ts';
import { latestYears, timeline } from './timeline.ts';

export type RunChartInput = RunChartData & {
  /** Periods of the series, of one kind and ordered by time. */
  periods: readonly Period[];
  /** The finding in words, for readers who do not see the picture. */
  label: string;
};

/** Width of the picture as it is shown, in CSS pixels. */
export const CHART_WIDTH = 600;

/**
 * Width of the drawing in its own pixels, in which text has 12. Shown 320 pixels wide, as on a phone, text still has 9.
 */
const DRAWN = 424;
const [LEFT, RIGHT, TOP, PLOT, AXIS, KEY] = [46, 98, 16, 176, 42, 24];

/**
 * A run chart of the latest school years as an SVG picture that needs nothing from around it but the font Inter: five
 * years, or two of months and weeks, light, 600 CSS pixels wide. Hidden values leave a hatch of full height and nothing
 * else; the same input gives the same text. Without periods it is an empty plot.
 */
export const runChartSvg = (input: RunChartInput): string => svgText(<RunDrawing {...input} alone />);

/**
 * The same as an element, which a page styles as its own; `alone` it brings its style and paper. Its height follows from its
 * width.
 */
export function RunDrawing({ periods, label, alone = false, ...data }: RunChartInput & { alone?: boolean }) {
  const slots = latestYears(timeline([...periods]));
  const breaks = breaksAmong(data.breaks, slots);
  const blanks = new Set(slots.flatMap(({ period }) => blankOf(data.values.get(period)) ?? []));
  const top = TOP + (breaks.length > 0 ? LANE : 0);
  const frame: Frame = { left: LEFT, right: DRAWN - RIGHT, top, bottom: top + PLOT };
  const height = frame.bottom + AXIS + (blanks.size > 0 ? KEY : 0);
  const size = alone ? { width: CHART_WIDTH, height: Math.round((CHART_WIDTH * height) / DRAWN) } : {};
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      viewBox={`0 0 ${DRAWN} ${height}`}
      {...size}
      role="img"
      aria-label={label}
    >
      {alone && <style>{chartStyle}</style>}
      {alone && <rect width={DRAWN} height={height} fill={paper} />}
      <RunPicture {...data} {...{ breaks, slots, frame }} x={slotScale(slots, frame)} usualWords="value" />
      <BlanksKey drawn={blanks} x={LEFT - 8} y={height - 8} />
    </svg>
  );
}
