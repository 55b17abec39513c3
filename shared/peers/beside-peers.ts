import type { Counts } from '../measures/measure.ts';
import { type OneAgainstSample, oneAgainstSample } from '../statistics/one-against-sample.ts';
import { chanceOf } from './chance.ts';
import { areEnough } from './peers.ts';

/**
 * A place's share against those of its peers, as shares from 0 to 1: the mean of theirs, each counting the same, their
 * spread, and whether one more place like them would differ so much (prediction interval by t). The spread of a few may be
 * small by luck, but no two places differ less than chance alone makes them; and where the place has fewer students than
 * its peers, what chance does more to it is added. Undefined for fewer than 3 peers, and where nobody or everybody meets
 * the definition.
 */
export function besidePeers(own: Counts, peers: readonly Counts[]): OneAgainstSample | undefined {
  if (!areEnough(peers)) return undefined;
  const [ofOwn, ...ofPeers] = chanceOf([own, ...peers]) as [number, ...number[]];
  const least = ofPeers.reduce((sum, one) => sum + one, 0) / ofPeers.length;
  return oneAgainstSample(shareOf(own), peers.map(shareOf), { least, more: Math.max(0, ofOwn - least) });
}

/** Whether a difference is larger than one more place like the peers would have by chance, at 5%. */
export const isClear = ({ p }: Pick<OneAgainstSample, 'p'>): boolean => p < 0.05;

const shareOf = ({ numerator, denominator }: Counts) => numerator / denominator;
