import { area } from 'd3-shape';
import { formatPercent } from '../words/numbers.ts';
import { EditionBreaks } from './edition-breaks.tsx';
import { Blanks, PercentAxis, Series, TimeAxis } from './marks.tsx';
import { type Frame, type Plot, type Point, percentOf, percentScale, plot, slotScale, type Values } from './plot.ts';
import { timeline } from './timeline.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 250;

type Side = { name: string; values: Values };
type Props = { periods: string[]; focal: Side; reference: Side; starts: ReadonlySet<string>; label: string };

/** Two groups over time; the space between them is the gap. Drawn only where both sides may be shown. */
export function GapChart({ periods, focal, reference, starts, label }: Props) {
  const [attach, width] = useWidth();
  const frame: Frame = { left: 46, right: Math.max(120, width - 64), top: 26, bottom: HEIGHT - 44 };
  return (
    <figure ref={attach}>
      <svg className="chart" width={width} height={HEIGHT} role="img" aria-label={label}>
        {width > 0 && <Picture {...{ periods, focal, reference, starts, frame, narrow: width < 420 }} />}
      </svg>
      <figcaption className="legend small soft">
        <span>
          <Key reference={false} /> {focal.name}
        </span>
        <span>
          <Key reference /> {reference.name}
        </span>
      </figcaption>
    </figure>
  );
}

type PictureProps = Omit<Props, 'label'> & { frame: Frame; narrow: boolean };

function Picture({ periods, focal, reference, starts, frame, narrow }: PictureProps) {
  const all = timeline(periods);
  const firstYear = narrow ? Math.max(0, (all.at(-1)?.year ?? 0) - 1) : 0;
  const slots = all.filter(({ year }) => year >= firstYear);
  const x = slotScale(slots, frame);
  const both = [focal, reference];
  const percents = slots.flatMap(({ period }) => both.flatMap(({ values }) => percentOf(values.get(period)) ?? []));
  const { y, ticks } = percentScale(percents, frame);
  const [upper, lower] = both.map(({ values }) => plot(slots, values, x, y, starts)) as [Plot, Plot];
  const hidden = upper.blanks.filter(
    (blank, index) => blank.kind === 'hidden' || lower.blanks[index]?.kind === 'hidden',
  );
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  return (
    <>
      <PercentAxis ticks={ticks} y={y} frame={frame} />
      <TimeAxis slots={slots} x={x} frame={frame} />
      {upper.segments.map((points) => (
        <Between key={points[0]?.slot.period} focal={points} reference={lower.points} />
      ))}
      <Blanks blanks={hidden} frame={frame} room={room} />
      <EditionBreaks {...{ starts, slots, x, frame }} />
      <Series segments={lower.segments} reference />
      <Series segments={upper.segments} />
      <EndLabels focal={upper.points.at(-1)} reference={lower.points.at(-1)} />
    </>
  );
}

function Between({ focal, reference }: { focal: Point[]; reference: Point[] }) {
  const below = new Map(reference.map((point) => [point.slot.period, point.y]));
  const pairs = focal.flatMap(({ slot, x, y }) => {
    const other = below.get(slot.period);
    return other === undefined ? [] : { x, y, other };
  });
  const shape = area<{ x: number; y: number; other: number }>()
    .x(({ x }) => x)
    .y0(({ other }) => other)
    .y1(({ y }) => y);
  return <path className="between" d={shape(pairs) ?? ''} />;
}

/** The latest values at the end of their lines, pushed apart so that both can be read. */
function EndLabels({ focal, reference }: { focal: Point | undefined; reference: Point | undefined }) {
  const close = focal && reference && Math.abs(focal.y - reference.y) < 16;
  const shift = close ? (focal.y <= reference.y ? -1 : 1) * (8 - Math.abs(focal.y - reference.y) / 2) : 0;
  return (
    <>
      {focal && (
        <text className="latest" x={focal.x + 10} y={focal.y + 4 + shift}>
          {formatPercent(focal.percent)}
        </text>
      )}
      {reference && (
        <text x={reference.x + 10} y={reference.y + 4 - shift}>
          {formatPercent(reference.percent)}
        </text>
      )}
    </>
  );
}

function Key({ reference }: { reference: boolean }) {
  return (
    <svg className="chart key" width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
      <line className={reference ? 'reference' : 'series'} x1="0" x2="22" y1="6" y2="6" />
      <circle className={reference ? 'dot open' : 'dot'} cx="11" cy="6" r="2.7" />
    </svg>
  );
}
