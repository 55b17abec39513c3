import type { Counts } from '../measures/measure.ts';
import { sampleOf } from '../statistics/sample.ts';
import { studentTTail } from '../statistics/student-t.ts';
import { chanceOf } from './chance.ts';

/** The chance that a place is so far above, and below, the mean of its peers, as one-sided p values from 0 to 1. */
export type BeyondPeers = { pAbove: number; pBelow: number };

/** A share, and what chance makes of it, as a variance. */
type Known = { share: number; chance: number };

/**
 * How sure it is that places differ from their peers, where many are looked at: five peers alone say little of how much
 * places like each other differ, and no place could stand out among hundreds of comparisons. What all peer groups say of it
 * together is τ², the mean of their variances without what chance makes of them; chance is then added by the students of
 * each place. For each place τ² is taken from the others, with it left out of their peers, so that no place hides behind
 * itself. By Student's t with half as many degrees of freedom as places, for peer groups overlap: with as many, p values
 * would be too small (simulated).
 *
 * @param peers ids of the peers of each place; those without counts are passed over
 */
export function beyondPeers(
  counts: ReadonlyMap<string, Counts>,
  peers: ReadonlyMap<string, readonly string[]>,
): Map<string, BeyondPeers> {
  const chances = chanceOf([...counts.values()]);
  const known = new Map(
    [...counts].map(([id, { numerator, denominator }], at): [string, Known] => [
      id,
      { share: numerator / denominator, chance: chances[at] as number },
    ]),
  );
  const groupOf = (id: string, without?: string) =>
    (peers.get(id) ?? []).filter((one) => one !== without).flatMap((one) => known.get(one) ?? []);
  const excesses = new Map([...peers.keys()].map((id) => [id, excessOf(groupOf(id))]));
  const excessesWithout = (id: string) =>
    [...peers]
      .filter(([other]) => other !== id)
      .flatMap(([other, ids]) => (ids.includes(id) ? excessOf(groupOf(other, id)) : excesses.get(other)) ?? []);
  return new Map(
    [...known].flatMap(([id, own]) => {
      const away = deviationOf(own, groupOf(id), excessesWithout(id));
      const tail = (up: number) => studentTTail(up, peers.size / 2);
      return away === undefined ? [] : [[id, { pAbove: tail(away), pBelow: tail(-away) }]];
    }),
  );
}

/** By how much the shares of a group vary more than by chance, as a variance; below 0 where they vary less. */
function excessOf(group: readonly Known[]): number | undefined {
  const sample = sampleOf(group.map(({ share }) => share));
  return sample && sample.deviation ** 2 - meanOf(group.map(({ chance }) => chance));
}

/** How far a place is above the mean of its peers, in standard errors. */
function deviationOf(own: Known, peers: readonly Known[], excesses: readonly number[]): number | undefined {
  if (peers.length === 0 || excesses.length === 0) return undefined;
  const between = Math.max(0, meanOf(excesses));
  const variance = own.chance + between + (between + meanOf(peers.map(({ chance }) => chance))) / peers.length;
  return variance > 0 ? (own.share - meanOf(peers.map(({ share }) => share))) / Math.sqrt(variance) : undefined;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
