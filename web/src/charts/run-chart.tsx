import { type PointerEvent, useState } from 'react';
import type { ShownValue } from '../../../shared/api/partner.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { breaksAmong, LANE } from '../../../shared/charts/edition-breaks.tsx';
import { type Frame, slotScale, type Values } from '../../../shared/charts/plot.ts';
import { type RunChartData, RunPicture } from '../../../shared/charts/run-picture.tsx';
import { latestYears, type Slot, timeline } from '../../../shared/charts/timeline.ts';
import { describeCoded } from '../../../shared/disclosure/describe-coded.ts';
import { formatPercent } from '../words/numbers.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 270;
const NARROW = 520;

type Props = RunChartData & {
  /** Periods of the series, ordered by time. */
  periods: string[];
  /** The finding, for readers who do not see the picture. */
  label: string;
  /** What a value stands for, in words. */
  words: (period: string) => string;
};

/** A share over time. Pointer and arrow keys walk its points; what they show is also in the table of the page. */
export function RunChart({ periods, label, words, ...data }: Props) {
  const [attach, width] = useWidth();
  const [walked, setWalked] = useState<number>();
  const narrow = width < NARROW;
  const all = timeline(periods);
  const slots = narrow ? latestYears(all) : all;
  const drawn = breaksAmong(data.breaks, slots);
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
        {width > 0 && (
          <RunPicture
            {...data}
            {...{ slots, frame, x, active }}
            breaks={drawn}
            usualWords={narrow ? 'none' : 'range'}
          />
        )}
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
          : slots.length < all.length
            ? 'The latest school years; all are in the table.'
            : ''}
      </figcaption>
    </figure>
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
