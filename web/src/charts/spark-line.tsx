import { Hatch, Series } from '../../../shared/charts/marks.tsx';
import { type Frame, percentScale, plot, slotScale, type Values } from '../../../shared/charts/plot.ts';
import { timeline } from '../../../shared/charts/timeline.ts';

const WIDTH = 180;
const HEIGHT = 48;
const frame: Frame = { left: 6, right: WIDTH - 8, top: 6, bottom: HEIGHT - 8 };

/** The course of a value without its numbers, which stand beside it: hidden from readers. Scale shared by its row. */
export function SparkLine({
  periods,
  values,
  starts,
  scale,
}: {
  periods: string[];
  values: Values;
  starts?: ReadonlySet<string>;
  scale: number[];
}) {
  const slots = timeline(periods);
  const x = slotScale(slots, frame);
  const { segments, blanks } = plot(slots, values, x, percentScale(scale, frame).y, starts);
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  return (
    <svg className="chart spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      {blanks
        .filter(({ kind }) => kind === 'hidden')
        .map((blank) => (
          <Hatch key={blank.slot.period} x={blank.x - room / 2} y={2} width={room} height={HEIGHT - 4} />
        ))}
      <Series segments={segments} dots={false} />
    </svg>
  );
}
