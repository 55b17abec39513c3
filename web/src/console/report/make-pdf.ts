import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import semiBold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import pdfmake from 'pdfmake';
import type { ReportView } from '../../../../shared/api/report.ts';
import { reportDocument } from './report-document.ts';

/** A report as a PDF file, made on this computer. It is loaded when somebody asks for one: what makes it is a megabyte. */
export async function makePdf(report: ReportView): Promise<Blob> {
  const address = (path: string) => new URL(path, window.location.href).href;
  pdfmake.addFonts({ Inter: { normal: address(regular), bold: address(semiBold) } });
  pdfmake.setUrlAccessPolicy((url: string) => new URL(url).origin === window.location.origin);
  return pdfmake.createPdf(reportDocument(report)).getBlob();
}
