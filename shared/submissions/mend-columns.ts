/** Columns of a file of rows to mend, around those of the file that they are from. */
export const MEND_COLUMNS = { row: 'Row in your file', wrong: 'What is wrong', how: 'How to mend it' } as const;

/** Whether these are the headings of a file of rows to mend. It stands for part of another file, and counts for nothing alone. */
export const areRowsToMend = (headings: readonly string[]): boolean =>
  headings[0] === MEND_COLUMNS.row && headings.includes(MEND_COLUMNS.wrong) && headings.includes(MEND_COLUMNS.how);
