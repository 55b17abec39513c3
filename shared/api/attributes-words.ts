import type { Report } from '../submissions/report.ts';

/** Columns that hold no attribute. */
const OTHERS = new Set(['place', 'district', 'school_year']);
const inList = new Intl.ListFormat('en-US');

/** What a file of attributes does: its columns as it heads them. */
export function attributesWords({ columnsUsed }: Pick<Report, 'columnsUsed'>, schoolYear: string): string {
  const names = Object.entries(columnsUsed).flatMap(([column, heading]) => (OTHERS.has(column) ? [] : [heading]));
  return `It changes no value of an indicator. It says for ${schoolYear} what its places are like: ${inList.format(names)}.`;
}
