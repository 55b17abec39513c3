import { Series, ValueAxis } from '../../../shared/charts/marks.tsx';
import { type Frame, pointsScale, runsOf } from '../../../shared/charts/plot.ts';
import type { Slot } from '../../../shared/charts/timeline.ts';
import { UsualBand } from '../../../shared/charts/usual-band.tsx';
import type { GapSizes } from '../words/gap-sizes.ts';
import { formatRange, formatTenths } from '../words/numbers.ts';

type Props = {
  sizes: GapSizes;
  slots: Slot[];
  starts: ReadonlySet<string>;
  x: (slot: Slot) => number;
  frame: Frame;
};

/** The gap in points with whiskers to where it likely lies, over what is usual here; a diamond where it is wider. */
export function GapSizePlot({ sizes, slots, starts, x, frame }: Props) {
  const sizeAt = new Map(sizes.points.map((one) => [one.period, one]));
  const usualAt = new Map(sizes.usual.map((one) => [one.period, one]));
  const drawn = slots.flatMap(({ period }) => {
    const one = sizeAt.get(period);
    return one ? [one.size, ...(one.interval ?? []), ...(usualAt.get(period)?.range ?? [])] : [];
  });
  const { y, ticks } = pointsScale(drawn, frame);
  const spotAt = (slot: Slot) => {
    const one = sizeAt.get(slot.period);
    return one && { slot, x: x(slot), y: y(one.size), ...one };
  };
  const segments = runsOf(slots, spotAt, starts);
  const latest = segments.at(-1)?.at(-1);
  return (
    <>
      <text x={frame.left - 8} y={frame.top - 12}>
        Gap in points, and where it likely lies
      </text>
      <ValueAxis ticks={ticks} y={y} frame={frame} unit="" />
      <UsualBand {...{ slots, usual: usualAt, starts, x, y }} />
      {segments
        .flat()
        .map(({ period, x, interval }) =>
          interval ? (
            <line key={period} className="whisker" x1={x} x2={x} y1={y(interval[0])} y2={y(interval[1])} />
          ) : null,
        )}
      <Series segments={segments} signals={sizes.wider} />
      {latest && (
        <>
          <text className={`latest ${sizes.wider.get(latest.period) ?? ''}`} x={latest.x + 10} y={latest.y + 4}>
            {formatTenths(latest.size)}
          </text>
          {latest.interval && (
            <text x={latest.x + 10} y={latest.y + 20}>
              {formatRange(latest.interval)}
            </text>
          )}
        </>
      )}
    </>
  );
}
