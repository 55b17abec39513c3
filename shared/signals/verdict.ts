import type { EwmaPoint } from './ewma-chart.ts';

/** What the chart says of the latest period of a series. Ordinals are those of the periods. */
export type Verdict<Direction extends string = 'higher' | 'lower'> =
  /** Beyond the usual ups and downs, in every value since `since`. */
  | { state: 'signal'; ordinal: number; direction: Direction; since: number }
  /** No clear change; a lasting one of `detectable` points would be seen within half a year. */
  | { state: 'none'; ordinal: number; detectable: number }
  /** So many more values until the baseline is complete; the next one after it is the first to be judged. */
  | { state: 'learning'; more: number }
  /**
   * `too-few-points`: a yearly indicator. `no-value`: the latest period is missing or hidden. `too-uncertain`: there is no
   * signal, but only a change larger than is useful could give one.
   */
  | { state: 'cannot-say'; reason: 'too-few-points' | 'no-value' }
  | { state: 'cannot-say'; reason: 'too-uncertain'; ordinal: number; detectable: number };

/** The verdict on the last of the judged values; with none, the baseline has just become complete. */
export function verdictOn(judged: readonly EwmaPoint[], detectable: number, usefulPoints: number): Verdict {
  const last = judged.at(-1);
  if (!last) return { state: 'learning', more: 0 };
  const { ordinal, signal } = last;
  if (signal !== 'none') {
    const before = judged.findLastIndex((point) => point.signal !== signal);
    return { state: 'signal', ordinal, direction: signal, since: judged[before + 1]?.ordinal ?? ordinal };
  }
  if (detectable > usefulPoints) return { state: 'cannot-say', reason: 'too-uncertain', ordinal, detectable };
  return { state: 'none', ordinal, detectable };
}
