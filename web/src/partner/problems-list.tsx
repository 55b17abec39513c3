import { useMemo } from 'react';
import type { Receipt } from '../../../shared/api/partner.ts';
import { BYTE_ORDER_MARK } from '../../../shared/submissions/csv-text.ts';
import { problemsCsv } from '../../../shared/submissions/problems-csv.ts';
import { DownloadLink } from '../ui/download-link.tsx';

/** The rows to mend that a receipt lists, to be taken away as a file without values of the one that was sent. */
export function ProblemsList({ receipt: { report, fileName } }: { receipt: Receipt }) {
  const problems = report?.problems;
  const file = useMemo(
    () => new Blob([BYTE_ORDER_MARK, problemsCsv(problems ?? [])], { type: 'text/csv' }),
    [problems],
  );
  return (
    <DownloadLink file={file} name={`rows to mend of ${fileName.replace(/\.[^.]*$/, '')}.csv`}>
      Download this list
    </DownloadLink>
  );
}
