import { type Break, breaksAmong, EditionBreaks, LANE } from '../../../shared/charts/edition-breaks.tsx';
import { Blanks, Series, TimeAxis, ValueAxis } from '../../../shared/charts/marks.tsx';
import {
  type Blank,
  type Frame,
  type Plot,
  type Point,
  percentOf,
  percentScale,
  plot,
  slotScale,
  type Values,
} from '../../../shared/charts/plot.ts';
import { latestYears, type Slot, timeline } from '../../../shared/charts/timeline.ts';
import type { GapSizes } from '../words/gap-sizes.ts';
import { formatPercent } from '../words/numbers.ts';
import { Between } from './between.tsx';
import { GapSizePlot } from './gap-size-plot.tsx';
import { LineKey } from './line-key.tsx';
import { useWidth } from './use-width.ts';

const NARROW = 420;
const [SHARES, SIZES, AXIS, HEADING] = [180, 84, 44, 34];

type Side = { name: string; values: Values };
type Props = {
  periods: string[];
  focal: Side;
  reference: Side;
  sizes: GapSizes;
  /** Where new editions begin. */
  breaks: readonly Break[];
  /** The finding, for readers who do not see the picture. */
  label: string;
};

/**
 * Two groups over time; the space between them is the gap. Below, on a scale of its own from 0, the gap in points. Drawn
 * only where both sides may be shown.
 */
export function GapChart({ periods, focal, reference, sizes, breaks, label }: Props) {
  const [attach, width] = useWidth();
  const all = timeline(periods);
  const slots = width < NARROW ? latestYears(all) : all;
  const drawn = breaksAmong(breaks, slots);
  const top = 16 + (drawn.length > 0 ? LANE : 0);
  const frame: Frame = { left: 46, right: Math.max(120, width - 78), top, bottom: top + SHARES };
  const height = frame.bottom + HEADING + SIZES + AXIS;
  return (
    <figure ref={attach}>
      <svg className="chart" width={width} height={height} role="img" aria-label={label}>
        {width > 0 && <Picture {...{ slots, focal, reference, sizes, frame }} breaks={drawn} />}
      </svg>
      <figcaption className="legend small soft">
        <span>
          <LineKey line="series" /> {focal.name}
        </span>
        <span>
          <LineKey line="reference" /> {reference.name}
        </span>
      </figcaption>
    </figure>
  );
}

type PictureProps = Omit<Props, 'label' | 'periods'> & { slots: Slot[]; frame: Frame };

function Picture({ slots, focal, reference, sizes, breaks, frame }: PictureProps) {
  const x = slotScale(slots, frame);
  const starts = new Set(breaks.map(({ from }) => from));
  const both = [focal, reference];
  const percents = slots.flatMap(({ period }) => both.flatMap(({ values }) => percentOf(values.get(period)) ?? []));
  const { y, ticks } = percentScale(percents, frame);
  const [one, other] = both.map(({ values }) => plot(slots, values, x, y, starts)) as [Plot, Plot];
  const below: Frame = { ...frame, top: frame.bottom + HEADING, bottom: frame.bottom + HEADING + SIZES };
  const whole: Frame = { ...frame, bottom: below.bottom };
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  return (
    <>
      <ValueAxis ticks={ticks} y={y} frame={frame} />
      <Between focal={one.segments} reference={other.points} wider={sizes.wider} />
      {[frame, below].map((plotted) => (
        <Blanks key={plotted.top} blanks={hiddenIn(slots, one, other)} frame={plotted} room={room} />
      ))}
      <EditionBreaks {...{ breaks, slots, x, frame: whole }} />
      <Series segments={other.segments} reference />
      <Series segments={one.segments} />
      <EndLabels focal={one.points.at(-1)} reference={other.points.at(-1)} />
      <GapSizePlot {...{ sizes, slots, starts, x, frame: below }} />
      <TimeAxis slots={slots} x={x} frame={below} />
    </>
  );
}

/** Where the gap may not be shown, because either side is hidden or only coded. */
function hiddenIn(slots: Slot[], one: Plot, other: Plot): Blank[] {
  const blanks = [...one.blanks, ...other.blanks];
  return slots.flatMap(({ period }) => {
    const here = blanks.filter(({ slot, kind }) => slot.period === period && kind !== 'not-received');
    return here.find(({ kind }) => kind === 'hidden') ?? here[0] ?? [];
  });
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
