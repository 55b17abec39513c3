import { lastDayOf } from '../catalog/period.ts';
import type { Slot } from './timeline.ts';

/**
 * Where a day stands between the periods of a time axis, of which each stands at its last day. A day before the first one
 * or after the last stands there.
 *
 * @example dayScale(slots, x)('2026-01-16') // in the middle between December and January
 */
export function dayScale(slots: readonly Slot[], x: (slot: Slot) => number): (day: string) => number {
  const stops = slots.map((slot) => ({ time: lastDayOf(slot.period).getTime(), at: x(slot) }));
  return (day) => {
    const time = Date.parse(`${day}T00:00:00Z`);
    const next = stops.findIndex((stop) => stop.time >= time);
    const [before, after] = [stops[next - 1], stops[next]];
    if (!after) return stops.at(-1)?.at ?? 0;
    if (!before) return after.at;
    return before.at + ((time - before.time) / (after.time - before.time)) * (after.at - before.at);
  };
}
