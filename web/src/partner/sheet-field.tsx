import { SelectField } from '../ui/select-field.tsx';
import type { Sheets } from './check/check-request.ts';

/** Which sheet of a workbook is read; nothing where there is only one. */
export function SheetField({ sheets, choose }: { sheets: Sheets | undefined; choose: (sheet: string) => void }) {
  if (!sheets) return null;
  const options = sheets.names.map((name) => [name, name] as const);
  return (
    <div className="page-field">
      <SelectField label="The sheet that is read" value={sheets.read} options={options} change={choose} />
    </div>
  );
}
