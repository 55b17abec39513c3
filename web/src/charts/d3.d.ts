/** The few functions of d3 that the charts use; the packages bring no types of their own. */
declare module 'd3-scale' {
  interface LinearScale {
    (value: number): number;
    domain(): [number, number];
    domain(values: readonly [number, number]): LinearScale;
    range(values: readonly [number, number]): LinearScale;
    nice(count?: number): LinearScale;
    ticks(count?: number): number[];
  }
  export function scaleLinear(): LinearScale;
}

declare module 'd3-shape' {
  interface Line<T> {
    (data: readonly T[]): string | null;
    x(value: (datum: T) => number): Line<T>;
    y(value: (datum: T) => number): Line<T>;
  }
  interface Area<T> {
    (data: readonly T[]): string | null;
    x(value: (datum: T) => number): Area<T>;
    y0(value: (datum: T) => number): Area<T>;
    y1(value: (datum: T) => number): Area<T>;
  }
  export function line<T>(): Line<T>;
  export function area<T>(): Area<T>;
}
