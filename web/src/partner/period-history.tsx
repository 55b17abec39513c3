import type { HistoryEntry } from '../../../shared/api/history.ts';
import { FileHistory } from '../ui/file-history.tsx';

/** The files of one period. Beside a receipt of one of them, says which others came through another link. */
export function PeriodHistory({ history, own }: { history: readonly HistoryEntry[]; own?: string }) {
  const linkId = history.find(({ id }) => id === own)?.linkId;
  const who = (entry: HistoryEntry) =>
    linkId === undefined || entry.linkId === linkId ? undefined : 'through another link';
  return <FileHistory history={history} title="This period" who={who} />;
}
