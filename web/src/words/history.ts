import type { HistoryEntry } from '../../../shared/api/history.ts';
import { formatMoment } from './dates.ts';

/** The files with these ids in words: `the file of Mar 9, 2026, 9:31 am`. */
export function filesOf(ids: readonly string[], history: readonly HistoryEntry[]): string {
  const moments = history.filter(({ id }) => ids.includes(id)).map(({ at }) => formatMoment(at));
  if (moments.length === 0) return 'an earlier file';
  return `the ${moments.length === 1 ? 'file' : 'files'} of ${moments.join(' and of ')}`;
}

/** What withdrawing a file does, as a sentence; where it counts for no school, that nothing changes. */
export function ifWithdrawnWords({ ifWithdrawn, state }: HistoryEntry, history: readonly HistoryEntry[]): string {
  if (state === 'held') return 'It does not count now, and then never will. No value changes.';
  if (!ifWithdrawn) return 'It stops counting.';
  const { restores, leavesNone } = ifWithdrawn;
  if (restores.length === 0)
    return leavesNone ? 'The period then has no value.' : 'It does not count now. No value changes.';
  const files = filesOf(restores, history);
  const again = `T${files.slice(1)} ${restores.length === 1 ? 'counts' : 'count'} again.`;
  return leavesNone ? `${again} Schools that only this file has then have no value.` : again;
}

/** What became of a file, in a word or two. */
export function fileFate({ state, current }: HistoryEntry): string {
  if (state === 'accepted') return current ? 'current' : 'replaced';
  return {
    'awaiting-file': 'not arrived',
    refused: 'refused whole',
    held: 'held, not counted',
    withdrawn: 'withdrawn',
  }[state];
}
