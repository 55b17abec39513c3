import { area } from 'd3-shape';
import type { Point } from './plot.ts';

type Pair = { period: string; x: number; y: number; other: number };
type Props = { focal: Point[][]; reference: Point[]; wider: ReadonlyMap<string, unknown> };

const shape = area<Pair>()
  .x(({ x }) => x)
  .y0(({ other }) => other)
  .y1(({ y }) => y);

/** The space between two lines, where both are shown; washed where it is wider than usual. */
export function Between({ focal, reference, wider }: Props) {
  const below = new Map(reference.map((point) => [point.slot.period, point.y]));
  return focal.map((points) => {
    const pairs = points.map(({ slot: { period }, x, y }) => ({ period, x, y, other: below.get(period) }));
    const steps = pairs.slice(1).flatMap((after, index) => {
      const before = pairs[index];
      return before && isPair(before) && isPair(after) ? [[before, after]] : [];
    });
    return steps.map((step) => (
      <path
        key={step[1]?.period}
        className={wider.has(step[1]?.period ?? '') ? 'between worse' : 'between'}
        d={shape(step) ?? ''}
      />
    ));
  });
}

const isPair = (pair: Omit<Pair, 'other'> & { other: number | undefined }): pair is Pair => pair.other !== undefined;
