import { areaPath } from '../../../shared/charts/path.ts';
import type { Point } from '../../../shared/charts/plot.ts';

type Pair = { period: string; x: number; y: number; other: number };
type Props = { focal: Point[][]; reference: Point[]; wider: ReadonlyMap<string, unknown> };

/** The space between two lines, where both are shown; washed where it is wider than usual. */
export function Between({ focal, reference, wider }: Props) {
  const below = new Map(reference.map((point) => [point.slot.period, point.y]));
  return focal.flatMap((points) =>
    stretches(points, below, (period) => wider.has(period)).map(({ isWider, pairs }) => (
      <path key={pairs[0]?.period} className={isWider ? 'between worse' : 'between'} d={shape(pairs)} />
    )),
  );
}

const shape = (pairs: Pair[]) =>
  areaPath(
    pairs,
    pairs.map(({ x, other }) => ({ x, y: other })),
  );

type Stretch = { isWider: boolean; pairs: Pair[] };

/** Neighbouring pairs; one that is wider takes the way from the one before with it. */
function stretches(
  points: Point[],
  below: ReadonlyMap<string, number>,
  isWiderIn: (period: string) => boolean,
): Stretch[] {
  const found: Stretch[] = [];
  let before: Pair | undefined;
  for (const { slot, x, y } of points) {
    const other = below.get(slot.period);
    const pair = other === undefined ? undefined : { period: slot.period, x, y, other };
    if (before && pair) {
      const [last, isWider] = [found.at(-1), isWiderIn(pair.period)];
      if (last?.isWider === isWider && last.pairs.at(-1) === before) last.pairs.push(pair);
      else found.push({ isWider, pairs: [before, pair] });
    }
    before = pair;
  }
  return found;
}
