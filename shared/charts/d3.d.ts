/** The few functions of d3 that the charts use; the package brings no types of its own. */
declare module 'd3-array' {
  export function nice(start: number, stop: number, count: number): [number, number];
  export function ticks(start: number, stop: number, count: number): number[];
}
