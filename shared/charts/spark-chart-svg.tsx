import { chartStyle, paper } from './chart-style.ts';
import { Hatch, Series } from './marks.tsx';
import { type Frame, percentOf, plot, slotScale } from './plot.ts';
import type { RunChartInput } from './run-chart-svg.tsx';
import { linearScale } from './scale.ts';
import { svgText } from './svg-text.ts';
import { latestYears, timeline } from './timeline.ts';
import { UsualBand, withinPercent } from './usual-band.tsx';

/** Size of the picture, in CSS pixels. */
export const SPARK = { width: 248, height: 56 } as const;
const frame: Frame = { left: 8, right: SPARK.width - 12, top: 8, bottom: SPARK.height - 8 };

/**
 * The course of a share without its numbers, which stand beside it, as an SVG picture: the line, what is usual, what was
 * out of it, and a hatch where a value is hidden. Its scale is its own. Without values it is blank paper.
 */
export function sparkChartSvg({ periods, values, usual, breaks, signals, label }: RunChartInput): string {
  const slots = latestYears(timeline([...periods]));
  const starts = new Set(breaks.map(({ from }) => from));
  const usualAt = new Map(
    usual.filter(({ period }) => percentOf(values.get(period)) !== undefined).map((one) => [one.period, one]),
  );
  const x = slotScale(slots, frame);
  const drawn = slots.flatMap(({ period }) => [
    percentOf(values.get(period)) ?? [],
    usualAt.get(period)?.range.map(withinPercent) ?? [],
  ]);
  const scale = scaleOf(drawn.flat());
  const y = (percent: number) => scale(withinPercent(percent));
  const { segments, blanks } = plot(slots, values, x, y, starts);
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  const width = Math.max(3, Math.min(12, room * 0.7));
  return svgText(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      width={SPARK.width}
      height={SPARK.height}
      role="img"
      aria-label={label}
    >
      <style>{chartStyle}</style>
      <rect width={SPARK.width} height={SPARK.height} fill={paper} />
      <UsualBand {...{ slots, usual: usualAt, starts, x, y }} />
      {blanks
        .filter(({ kind }) => kind === 'hidden')
        .map((blank) => (
          <Hatch key={blank.slot.period} x={blank.x - width / 2} y={4} width={width} height={SPARK.height - 8} />
        ))}
      <Series segments={segments} signals={signals} dots={false} markSize={4} />
    </svg>,
  );
}

/** Fewer points than this are drawn as the small movement that they are. */
const LEAST_SPAN = 4;

/** From the lowest to the highest value, of which none is told. */
function scaleOf(percents: number[]): (percent: number) => number {
  const [low, high] = [Math.min(...percents), Math.max(...percents)];
  const more = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return linearScale([low - more, high + more], [frame.bottom, frame.top]);
}
