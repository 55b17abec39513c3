import { type TemplateFor, templateOf } from '../../../shared/submissions/templates/template.ts';
import { templateCsv } from '../../../shared/submissions/templates/template-csv.ts';

export type TemplateForm = 'csv' | 'xlsx';

/** A file to be filled in for a link. What writes workbooks is loaded only for one. */
export async function makeTemplate(form: TemplateForm, link: TemplateFor): Promise<Blob> {
  const template = templateOf(link);
  if (form === 'csv') return new Blob([templateCsv(template)], { type: 'text/csv' });
  const { templateWorkbook } = await import('../../../shared/submissions/templates/template-workbook.ts');
  return templateWorkbook(template);
}
