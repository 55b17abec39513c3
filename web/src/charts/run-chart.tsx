import { type PointerEvent, useState } from 'react';
import type { ShownValue } from '../../../shared/api/partner.ts';
import type { SeriesView } from '../../../shared/api/series.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { describeCoded } from '../../../shared/disclosure/describe-coded.ts';
import { formatPercent } from '../words/numbers.ts';
import { breaksAmong, EditionBreaks, LANE } from './edition-breaks.tsx';
import { LatestLabels } from './latest-labels.tsx';
import { Blanks, Series, type Signals, TimeAxis, ValueAxis } from './marks.tsx';
import { type Frame, percentOf, percentScale, plot, slotScale, type Values } from './plot.ts';
import { type Slot, timeline } from './timeline.ts';
import { useWidth } from './use-width.ts';
import { UsualBand, withinPercent } from './usual-band.tsx';

const HEIGHT = 270;
const NARROW = 520;

type Props = {
  /** Periods of the series, ordered by time. */
  periods: string[];
  values: Values;
  /** What is usual here, by period. */
  usual: SeriesView['chart']['points'];
  /** Where new editions begin. */
  breaks: SeriesView['breaks'];
  /** Periods that are out of the usual, or in which an alert fires. */
  signals: Signals;
  /** The finding, for readers who do not see the picture. */
  label: string;
  /** What a value stands for, in words. */
  words: (period: string) => string;
};

/** A share over time. Pointer and arrow keys walk its points; what they show is also in the table of the page. */
export function RunChart({ periods, values, usual, breaks, signals, label, words }: Props) {
  const [attach, width] = useWidth();
  const [walked, setWalked] = useState<number>();
  const narrow = width < NARROW;
  const all = timeline(periods);
  const firstYear = narrow ? Math.max(0, (all.at(-1)?.year ?? 0) - 1) : 0;
  const slots = all.filter(({ year }) => year >= firstYear);
  const drawn = breaksAmong(breaks, slots);
  const lane = drawn.length > 0 ? LANE : 0;
  const [right, bottom] = [Math.max(120, width - (narrow ? 66 : 112)), HEIGHT - 44 + lane];
  const frame: Frame = { left: 46, right, top: 16 + lane, bottom };
  const x = slotScale(slots, frame);
  const active = walked === undefined ? undefined : slots[Math.min(walked, slots.length - 1)];
  const follow = (event: PointerEvent<HTMLElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setWalked(nearest(slots, x, at));
  };
  return (
    <figure className="walkable" ref={attach} onPointerMove={follow} onPointerLeave={() => setWalked(undefined)}>
      <svg className="chart" width={width} height={HEIGHT + lane} role="img" aria-label={label}>
        {width > 0 && <Picture {...{ slots, values, usual, signals, frame, x, narrow, active }} breaks={drawn} />}
      </svg>
      <input
        className="walk"
        type="range"
        aria-label="Walk the points"
        min={0}
        max={slots.length - 1}
        value={walked ?? slots.length - 1}
        aria-valuetext={words((active ?? slots.at(-1))?.period ?? '')}
        onChange={(event) => setWalked(event.target.valueAsNumber)}
        onBlur={() => setWalked(undefined)}
      />
      <figcaption className="small soft walked">
        {active
          ? words(active.period)
          : narrow && firstYear > 0
            ? 'The last two school years; all are in the table.'
            : ''}
      </figcaption>
    </figure>
  );
}

type PictureProps = Pick<Props, 'values' | 'usual' | 'breaks' | 'signals'> & {
  slots: Slot[];
  frame: Frame;
  x: (slot: Slot) => number;
  narrow: boolean;
  active: Slot | undefined;
};

function Picture({ slots, values, usual, breaks, signals, frame, x, narrow, active }: PictureProps) {
  const usualAt = new Map(usual.map((one) => [one.period, one]));
  const percents = slots.flatMap(({ period }) => [
    ...[percentOf(values.get(period)) ?? []].flat(),
    ...(usualAt.get(period)?.range.map(withinPercent) ?? []),
  ]);
  const scale = percentScale(percents, frame);
  const y = (percent: number) => scale.y(withinPercent(percent));
  const starts = new Set(breaks.map(({ from }) => from));
  const { points, segments, blanks } = plot(slots, values, x, y, starts);
  const begun = slots.findLastIndex(({ period }) => starts.has(period));
  const earlier = segments.filter(([first]) => first && slots.indexOf(first.slot) < begun);
  const latest = points.at(-1);
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  return (
    <>
      <ValueAxis ticks={scale.ticks} y={y} frame={frame} />
      <TimeAxis slots={slots} x={x} frame={frame} />
      <UsualBand {...{ slots, usual: usualAt, starts, x, y }} />
      <Blanks blanks={blanks} frame={frame} room={room} />
      <EditionBreaks {...{ breaks, slots, x, frame }} />
      {active && <line className="cursor" x1={x(active)} x2={x(active)} y1={frame.top} y2={frame.bottom} />}
      <Series segments={earlier} signals={signals} reference />
      <Series segments={segments.slice(earlier.length)} signals={signals} />
      {latest && (
        <LatestLabels
          latest={latest}
          tone={signals.get(latest.slot.period)}
          usual={narrow ? undefined : usualAt.get(latest.slot.period)}
          y={y}
        />
      )}
    </>
  );
}

function nearest(slots: Slot[], x: (slot: Slot) => number, at: number): number {
  const distance = (slot: Slot) => Math.abs(x(slot) - at);
  return slots.reduce((best, slot, index) => (distance(slot) < distance(slots[best] ?? slot) ? index : best), 0);
}

/** A value in words for the walk: `February 2026: 24.1%`. */
export function valueWords(period: string, values: Values, counted: (period: string) => string): string {
  const value = values.get(period);
  const share = shareOf(value);
  const said = share ? `${formatPercent(share.percent)}${counted(period)}` : blankWords(value);
  return period === '' ? '' : `${describePeriod(period)}: ${said}`;
}

function blankWords(value: ShownValue | undefined): string {
  if (typeof value === 'object' && 'coded' in value) return `${describeCoded(value)} students`;
  return value === 'hidden' ? 'hidden to protect students' : 'not received';
}
