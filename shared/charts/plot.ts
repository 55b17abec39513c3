import type { ShownValue } from '../api/shown-schema.ts';
import { shareOf } from '../api/shown-value.ts';
import { linearScale, niceScale } from './scale.ts';
import { joins, type Slot } from './timeline.ts';

/** The rectangle that values are drawn in, in pixels of the picture. */
export type Frame = { left: number; right: number; top: number; bottom: number };

/** A value on the picture. */
export type Point = { slot: Slot; x: number; y: number; percent: number };

/** A period without a share to show: a full-height mark, so that nothing can be read from it. */
export type Blank = { slot: Slot; x: number; kind: 'hidden' | 'coded' | 'not-received' };

export type Plot = { points: Point[]; segments: Point[][]; blanks: Blank[] };

/** Values of one student group by period. */
export type Values = ReadonlyMap<string, ShownValue>;

/** The share in percent, where there is one to show. */
export function percentOf(value: ShownValue | undefined): number | undefined {
  return shareOf(value)?.percent;
}

/** The mark in place of a value that has no share to show. */
export function blankOf(value: ShownValue | undefined): Blank['kind'] | undefined {
  if (percentOf(value) !== undefined) return undefined;
  if (value === 'hidden') return 'hidden';
  return value === undefined || value === 'none' ? 'not-received' : 'coded';
}

/** Where a slot stands on the picture. A single slot stands at the right edge, where the latest value always is. */
export function slotScale(slots: Slot[], { left, right }: Frame): (slot: Slot) => number {
  const end = slots.at(-1)?.at ?? 0;
  const start = slots[0]?.at ?? 0;
  const scale = linearScale([start, end], [left, right]);
  return ({ at }) => (end === start ? right : scale(at));
}

/** A percent scale that holds all values with a little air. Need not start at 0; never leaves 0 to 100. */
export function percentScale(percents: number[], { top, bottom }: Frame, ticks = 4) {
  const low = percents.length ? Math.min(...percents) : 0;
  const high = percents.length ? Math.max(...percents) : 100;
  const air = Math.max(1, (high - low) * 0.12);
  const scale = niceScale([Math.max(0, low - air), Math.min(100, high + air)], [bottom, top], ticks);
  return { y: scale.at, ticks: scale.ticks };
}

/** A scale of points that holds 0 and all values. */
export function pointsScale(points: number[], { top, bottom }: Frame, ticks = 3) {
  const scale = niceScale([Math.min(0, ...points), Math.max(0, ...points)], [bottom, top], ticks);
  return { y: scale.at, ticks: scale.ticks };
}

const NOWHERE: ReadonlySet<string> = new Set();

/** Values of neighbouring slots; broken at summers, at slots without a value, and where a new edition `starts`. */
export function runsOf<T>(slots: Slot[], read: (slot: Slot) => T | undefined, starts = NOWHERE): T[][] {
  const runs: T[][] = [];
  let before: Slot | undefined;
  for (const slot of slots) {
    const value = read(slot);
    if (value !== undefined) {
      if (before && joins(before, slot) && !starts.has(slot.period)) runs.at(-1)?.push(value);
      else runs.push([value]);
    }
    before = value === undefined ? undefined : slot;
  }
  return runs;
}

/** Places values; lines break as `runsOf` does, and nothing is interpolated. */
export function plot(
  slots: Slot[],
  values: Values,
  x: (slot: Slot) => number,
  y: (percent: number) => number,
  starts = NOWHERE,
): Plot {
  const pointAt = (slot: Slot): Point | undefined => {
    const percent = percentOf(values.get(slot.period));
    return percent === undefined ? undefined : { slot, x: x(slot), y: y(percent), percent };
  };
  const segments = runsOf(slots, pointAt, starts);
  const blanks = slots.flatMap((slot) => {
    const kind = blankOf(values.get(slot.period));
    return kind ? [{ slot, x: x(slot), kind }] : [];
  });
  return { points: segments.flat(), segments, blanks };
}
