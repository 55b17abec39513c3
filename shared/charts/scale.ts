import { nice, ticks } from 'd3-array';

type Interval = readonly [number, number];

/**
 * Lays `domain` out on `range`, in a straight line; values outside of the domain land outside of the range. A domain of
 * one value lands in the middle.
 *
 * @example linearScale([0, 10], [100, 0])(2.5) // 75
 */
export function linearScale([from, to]: Interval, [start, end]: Interval): (value: number) => number {
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Such a scale from round value to round value, with about `count` round values in between. */
export function niceScale(domain: Interval, range: Interval, count: number) {
  const rounded = nice(...domain, count);
  return { at: linearScale(rounded, range), ticks: ticks(...rounded, count) };
}
