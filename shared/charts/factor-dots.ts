import type { Attribute } from '../catalog/attribute.ts';
import { leastSquares } from '../statistics/least-squares.ts';
import type { AcrossTick } from './across-axis.tsx';
import { attributeScale } from './attribute-scale.ts';
import { type Frame, percentScale } from './plot.ts';

/** A place: its share, and its attribute (percent of a share, a number, yes as 1 and no as 0). */
export type FactorDot = { id: string; percent: number; value: number };

/** Where a place is drawn; `open` of those without. */
export type Spot = FactorDot & { x: number; y: number; open?: boolean };

/** Distance of dots that would cover one another, in pixels. */
const APART = 7;
/** Dots stand at most so many steps above and below the middle of their row. */
const MOST_STEPS = 3;
/** Height of a row with its name, and from its top to the middle of its dots, in pixels. */
export const ROW = { height: 84, middle: 52 } as const;

/** Two rows of dots from left to right, having above. */
export type DotRows = { spots: Spot[]; x: (percent: number) => number; ticks: AcrossTick[] };

/** Places with something above places without, each at its share; where dots would cover one another they part up and down. */
export function dotRows(dots: readonly FactorDot[], frame: Frame): DotRows {
  // A percent scale lays from bottom to top what here lies from left to right.
  const scale = percentScale(
    dots.map(({ percent }) => percent),
    { ...frame, bottom: frame.left, top: frame.right },
    5,
  );
  const row = (value: number, top: number) =>
    parted(
      dots.filter((dot) => dot.value === value).map((dot) => ({ ...dot, x: scale.y(dot.percent), open: value === 0 })),
      top + ROW.middle,
    );
  const spots = [...row(1, frame.top), ...row(0, frame.top + ROW.height)];
  return { spots, x: scale.y, ticks: scale.ticks.map((tick) => ({ at: scale.y(tick), text: `${tick}%` })) };
}

/** From left to right, each as near to the middle as the dots before it let it be; the same dots always alike. */
function parted<D extends { id: string; x: number }>(dots: readonly D[], middle: number): (D & { y: number })[] {
  const placed: (D & { y: number })[] = [];
  const steps = Array.from({ length: 2 * MOST_STEPS + 1 }, (_, at) => (at % 2 === 0 ? -at / 2 : (at + 1) / 2));
  for (const dot of dots.toSorted((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))) {
    const isFree = (y: number) => placed.every((one) => Math.hypot(one.x - dot.x, one.y - y) >= APART - 0.01);
    const step = steps.find((one) => isFree(middle + one * APART)) ?? 0;
    placed.push({ ...dot, y: middle + step * APART });
  }
  return placed;
}

/** Dots along an attribute, and the line of least squares through them. */
export type Scatter = {
  spots: Spot[];
  across: AcrossTick[];
  y: (percent: number) => number;
  ticks: number[];
  /** From the first to the last dot; undefined where there is none. */
  line: { x1: number; y1: number; x2: number; y2: number } | undefined;
};

/** Places at their attribute (across) and their share (upward), in order of the attribute. */
export function scatter(
  attribute: Pick<Attribute, 'kind' | 'scale'>,
  dots: readonly FactorDot[],
  frame: Frame,
): Scatter {
  const across = attributeScale(
    attribute,
    dots.map(({ value }) => value),
    [frame.left, frame.right],
  );
  const scale = percentScale(
    dots.map(({ percent }) => percent),
    frame,
  );
  const spots = dots
    .map((dot) => ({ ...dot, x: across.at(dot.value), y: scale.y(dot.percent) }))
    .toSorted((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1));
  return { spots, across: across.ticks, y: scale.y, ticks: scale.ticks, line: lineThrough(spots) };
}

/** What is straight on the picture is straight in steps of the attribute. */
function lineThrough(spots: readonly Spot[]): Scatter['line'] {
  const line = leastSquares(spots);
  const [first, last] = [spots[0], spots.at(-1)];
  if (!line || !first || !last) return undefined;
  const at = (x: number) => line.intercept + line.slope * x;
  return { x1: first.x, y1: at(first.x), x2: last.x, y2: at(last.x) };
}
