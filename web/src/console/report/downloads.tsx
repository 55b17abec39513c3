import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ReportView } from '../../../../shared/api/report.ts';
import { dataDictionary } from '../../../../shared/report/data-dictionary.ts';
import { reportCsv } from '../../../../shared/report/report-csv.ts';
import { BYTE_ORDER_MARK } from '../../../../shared/submissions/csv-text.ts';
import { DownloadLink } from '../../ui/download-link.tsx';
import { saveFile } from '../../ui/save-file.ts';

const csvFile = (text: string) => new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv' });

/** The report to be taken away: on paper, as PDF, as numbers, and what these mean. */
export function Downloads({ report }: { report: ReportView }) {
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready');
  const numbers = useMemo(() => csvFile(reportCsv(report)), [report]);
  const dictionary = useMemo(() => csvFile(dataDictionary(report)), [report]);
  const name = `report ${report.place.id} ${report.at.slice(0, 10)}`;
  const savePdf = async () => {
    setState('making');
    try {
      const { makePdf } = await import('./make-pdf.ts');
      saveFile(await makePdf(report), `${name}.pdf`);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="buttons no-print">
      <Button className="button primary" isDisabled={state === 'making'} onPress={() => void savePdf()}>
        Download PDF
      </Button>
      <Button className="button" onPress={() => window.print()}>
        Print
      </Button>
      <DownloadLink file={numbers} name={`${name}.csv`}>
        Download the numbers, CSV
      </DownloadLink>
      <DownloadLink file={dictionary} name={`${name} data dictionary.csv`}>
        Download the data dictionary, CSV
      </DownloadLink>
      <span className="small soft" role="status">
        {state === 'making' && 'Making the PDF'}
        {state === 'failed' && 'The PDF could not be made. Nothing is lost; try again, or print the page.'}
      </span>
    </div>
  );
}
