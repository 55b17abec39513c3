import { currentSubmissions } from './current.ts';
import type { Manifest } from './manifest.ts';

/** What counts in place of a file. */
export type StandIns = {
  /** Sequence numbers of the files, highest first. */
  sequences: number[];
  /** For some of its places nothing counts. */
  leavesNone: boolean;
};

/**
 * What would count for the places for which a file counts, were it not there. Nothing and `leavesNone: false` where it
 * counts for no place.
 */
export function standInsOf(manifest: Manifest, sequence: number): StandIns {
  const without = { ...manifest, entries: manifest.entries.filter((entry) => entry.sequence !== sequence) };
  const [now, then] = [currentSubmissions([manifest]), currentSubmissions([without])];
  const affected = [...new Set([...now.keys(), ...then.keys()])].filter((id) => now.get(id) !== then.get(id));
  const found = affected.flatMap((id) => then.get(id) ?? []);
  return { sequences: [...new Set(found)].sort((a, b) => b - a), leavesNone: found.length < affected.length };
}

/** The files that a file took the place of when it came, as far as they still stand. */
export function replacedBy(manifest: Manifest, sequence: number): number[] {
  const until = manifest.entries.filter((entry) => entry.sequence <= sequence);
  return standInsOf({ ...manifest, entries: until }, sequence).sequences;
}
