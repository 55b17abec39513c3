import { FileRefused } from '../../../../shared/submissions/problems-catalog.ts';
import type { Chunks } from '../../../../shared/submissions/rewrite.ts';

/** First bytes of a ZIP file, as which workbooks come. */
const ZIP = 'PK\u0003\u0004';

/** The sheets of a workbook that may be read; none of what is no workbook, or of one that cannot be read. */
export async function sheetsOf(file: Blob, chunks: Chunks): Promise<string[]> {
  if ((await file.slice(0, ZIP.length).text()) !== ZIP) return [];
  const { listSheets } = await import('../../../../shared/submissions/workbook/read-workbook.ts');
  return listSheets(chunks).catch((error) => {
    if (error instanceof FileRefused) return [];
    throw error;
  });
}
