/** How far one place lies from what it would bring, in a month, and how exactly that is known (1 over its variance). */
export type Deviation = { id: string; value: number; weight: number };

/** The movement that the others had in common, 0 where it is no more than chance, and its own variance. */
export type Movement = { value: number; variance: number };

/** Variance of a median over that of a mean of the same normal values. */
const PRICE_OF_MEDIAN = Math.PI / 2;

/**
 * What moved everybody in one month, seen from each place without the place itself: the weighted median of the others'
 * deviations (so that one of them that changed for its own reasons moves nobody), drawn towards 0 by the part of it that
 * is chance: m · max(0, 1 − v/m²), v its variance (James and Stein 1961, positive part). With fewer than `minimumOthers`
 * others there is none to tell.
 *
 * @returns by id
 */
export function movementWithoutEach(
  deviations: readonly Deviation[],
  minimumOthers: number,
): ReadonlyMap<string, Movement> {
  const sorted = deviations.toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const movements = new Map<string, Movement>();
  if (sorted.length - 1 < minimumOthers) return movements;
  for (const { id, weight } of sorted) {
    const others = total - weight;
    movements.set(id, beyondChance(medianWithout(sorted, id, others), PRICE_OF_MEDIAN / others));
  }
  return movements;
}

function beyondChance(value: number, noise: number): Movement {
  const kept = value === 0 ? 0 : Math.max(0, 1 - noise / value ** 2);
  return { value: kept * value, variance: kept ** 2 * noise };
}

/** The value at which half of the others' weight lies to either side; between two such values, their mean. */
function medianWithout(sorted: readonly Deviation[], id: string, others: number): number {
  let below = 0;
  let lower: number | undefined;
  for (const one of sorted) {
    if (one.id === id) continue;
    if (lower !== undefined) return (lower + one.value) / 2;
    below += one.weight;
    const beyond = below - others / 2;
    if (Math.abs(beyond) <= others * Number.EPSILON * sorted.length) lower = one.value;
    else if (beyond > 0) return one.value;
  }
  return lower ?? 0;
}
