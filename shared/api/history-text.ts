import { hexChecksum } from '../submissions/checksum.ts';
import { withdrawnBy } from '../submissions/withdrawal.ts';
import type { HistoryEntry } from './history.ts';

/** The files of a period for a terminal, one row of cells each: when, which, how many rows, its checksum, its fate. */
export function historyRows(history: readonly HistoryEntry[]): string[][] {
  return history.map((entry) => [
    utc(entry.at),
    onOneLine(entry.fileName),
    entry.accepted === undefined ? '' : `${entry.accepted.toLocaleString('en-US')} rows`,
    hexChecksum(entry.checksum)?.slice(0, 8) ?? '',
    fateWords(entry),
  ]);
}

function fateWords({ state, current, withdrawal, sentBy }: HistoryEntry): string {
  if (withdrawal) return `withdrawn by ${withdrawnBy(withdrawal, sentBy)} on ${utc(withdrawal.at)}`;
  if (state === 'accepted') return current ? 'counts now' : 'replaced';
  return { refused: 'refused', held: 'held', withdrawn: 'withdrawn', 'awaiting-file': 'did not arrive' }[state];
}

/** `2026-03-10 17:42 UTC`: a terminal says nothing of where its reader is. */
export const utc = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;

/** Text of a partner's file without control characters, which a terminal would obey. */
export const onOneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');
