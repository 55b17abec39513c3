import type { Entry, Problem, Refusal } from './problem.ts';

/** Everything that can be wrong with a row: stable code, what it says, how to mend it. No entry repeats a value. */
export const rowProblems = {
  'student-id-missing': {
    message: 'The student id is missing, or a spreadsheet shortened it.',
    hint: 'Put in the whole id that your system gives this student, as text rather than as 1.2E+11.',
  },
  'school-missing': { message: 'The school is missing.', hint: 'Put in the code or the name of the school.' },
  'school-unknown': {
    message: 'This is not one of your schools.',
    hint: 'Use the code or the name under which the partnership knows the school, or say on the page of the link which one it is.',
  },
  'place-unknown': {
    message: 'This is not your district or one of your schools.',
    hint: 'Use the code or the name under which the partnership knows the place, or say on the page of the link which one it is.',
  },
  'grade-unknown': { message: 'This is not a grade.', hint: 'Use PK, K or 1 to 12.' },
  'days-enrolled-invalid': {
    message: 'Days enrolled is not a number of days.',
    hint: 'Use a number from 0 to 366; half days as 0.5.',
  },
  'days-absent-invalid': {
    message: 'Days absent is not a number of days.',
    hint: 'Use a number from 0 to 366; half days as 0.5.',
  },
  'days-absent-above-enrolled': {
    message: 'Days absent is more than days enrolled.',
    hint: 'Check both numbers; absences cannot be more than the days enrolled.',
  },
  'value-hidden': {
    message: 'The source hid this value, so that the student cannot be counted.',
    hint: 'Send the true value: the partnership hides small groups itself.',
  },
  'edition-other': {
    message: 'This row is of another test than the columns of the file.',
    hint: 'Send the results of each test as a file of its own; each test has its own benchmarks.',
  },
  'measure-unknown': {
    message: 'This is not a measure of DIBELS 8th Edition.',
    hint: 'Use COMPOSITE, LNF, PSF, NWF-CLS, NWF-WRC, WRF, ORF-WC, ORF-ACC or MAZE.',
  },
  'score-invalid': {
    message: 'The score is not one that the measure can have.',
    hint: 'Use the raw score, or leave it empty when there is none.',
  },
  'group-unknown': {
    message: 'This is not a student group that we know.',
    hint: 'Use a dimension and a value, such as english_learner:yes, or All Students; or say on the page of the link what it stands for.',
  },
  'value-unknown': {
    message: 'This value is not one that the column can have.',
    hint: 'Use one of the values in the data dictionary, leave it empty when it was not reported, or say on the page of the link what it stands for.',
  },
  'indicator-unknown': {
    message: 'This is not an indicator of the partnership.',
    hint: 'Use the id or the name of the indicator as the partnership gave it to you.',
  },
  'count-invalid': {
    message: 'This is not a whole number of students.',
    hint: 'Use a whole number, or leave the mark with which your source hides small groups, such as * or <5.',
  },
  'numerator-above-denominator': {
    message: 'The numerator is more than the denominator.',
    hint: 'Check both numbers; the numerator counts some of the students in the denominator.',
  },
  'rows-disagree': {
    message: 'Another row gives other numbers for the same place, group and indicator.',
    hint: 'Keep the row that is right and remove the others.',
  },
  'share-invalid': {
    message: 'This is not a share of students.',
    hint: 'Use a share from 0 to 100%, as 62.5% or 62.5, or as 0.625 in every row of the column; or leave it empty.',
  },
  'number-invalid': {
    message: 'This is not a number of 0 or more.',
    hint: 'Use a number such as 412 or 1,250.5, a number of students without decimals; or leave it empty when it is not known.',
  },
  'yes-no-invalid': {
    message: 'This is neither yes nor no.',
    hint: 'Use yes or no, or leave it empty when it is not known.',
  },
  'place-twice': {
    message: 'Another row gives other values for the same place.',
    hint: 'Keep the row that is right and remove the others.',
  },
  'period-unknown': {
    message: 'This is not a period that we can read.',
    hint: 'Write weeks as 2026-W07, months as 2026-02, windows as BOY, MOY or EOY with the school year, years as 2025-26.',
  },
  'date-invalid': {
    message: 'This is not a date.',
    hint: 'Write dates as 20260613, 2026-06-13 or 6/13/2026.',
  },
  'dates-reversed': {
    message: 'The enrollment ends before it begins.',
    hint: 'Check both dates.',
  },
  'row-too-long': {
    message: 'The row has more values than there are columns.',
    hint: 'Put quotation marks around text that has the separator in it; in a workbook, head every column with values.',
  },
  'cell-error': {
    message: 'The cell has an error of a formula, such as #REF! or #N/A.',
    hint: 'Mend the formula, or put the value itself into the cell.',
  },
  'formula-without-value': {
    message: 'The cell has a formula, but the file does not hold its value.',
    hint: 'Open the workbook in Excel, save it, and send it again; or put the value itself into the cell.',
  },
  'program-missing': {
    message: 'The program is missing.',
    hint: 'Put in the name of the program in which the student took part.',
  },
  'participation-unknown': {
    message: 'This does not say whether the student took part.',
    hint: 'Use Y or N, or leave out the whole column where the file names only those who took part.',
  },
} as const satisfies Record<string, Entry>;
export type RowProblemCode = keyof typeof rowProblems;

/** Everything for which a file is refused whole. Words in braces are filled in. */
export const refusals = {
  'file-empty': { message: 'The file is empty.', hint: 'Export it again and check that it has rows.' },
  'no-rows': {
    message: 'The file has a heading, but no rows.',
    hint: 'Export it again and check that it has rows. The row EXAMPLE of a template is none.',
  },
  'not-text': {
    message: 'This is {kind}, not a CSV file or an Excel workbook (.xlsx).',
    hint: 'Open or export the data in Excel, choose “Save as”, then “CSV UTF-8” or “Excel Workbook”, and send that file.',
  },
  'workbook-old': {
    message: 'This is an Excel file of the old kind (.xls).',
    hint: 'Open it in Excel, choose “Save as”, then “Excel Workbook (.xlsx)”, and send that file.',
  },
  'workbook-binary': {
    message: 'This is a binary Excel workbook (.xlsb).',
    hint: 'Open it in Excel, choose “Save as”, then “Excel Workbook (.xlsx)”, and send that file.',
  },
  'workbook-locked': {
    message: 'The workbook is locked with a password.',
    hint: 'Take the password off in Excel (File, Info, Protect Workbook, Encrypt with Password), save it and send it again.',
  },
  'workbook-unreadable': {
    message: 'The workbook cannot be read: {reason}.',
    hint: 'Open it in Excel, choose “Save as”, then “Excel Workbook (.xlsx)”, and send that file.',
  },
  'workbook-too-large': {
    message: 'The workbook is too large: it may have 50 MB, and 200 MB unpacked.',
    hint: 'In Excel choose “Save as”, then “CSV UTF-8”, and send that file; or send it in parts, school by school.',
  },
  'zip-contents': {
    message: 'The ZIP holds no single file that can be read, and no OneRoster export.',
    hint: 'Send one CSV file or workbook, or a OneRoster 1.1 export with users.csv, orgs.csv and demographics.csv.',
  },
  'zip-locked': {
    message: 'The ZIP is locked with a password.',
    hint: 'Pack it again without a password: the way to the partnership is encrypted, and the file is deleted once read.',
  },
  'zip-unreadable': {
    message: 'The ZIP cannot be read: {reason}.',
    hint: 'Export it again, or send the files in it one by one.',
  },
  'zip-too-large': {
    message: 'The ZIP is too large: it may have 50 MB, and 200 MB unpacked.',
    hint: 'Export fewer schools at a time, or send the files in it one by one.',
  },
  'oneroster-lacks': {
    message: 'The OneRoster export lacks {what}.',
    hint: 'Export OneRoster 1.1 as CSV with users.csv, orgs.csv, enrollments.csv and demographics.csv.',
  },
  'oneroster-too-large': {
    message: 'The OneRoster export has more than 250,000 students, or more than 20,000 schools.',
    hint: 'Export it in parts, school by school.',
  },
  'oneroster-delta': {
    message: 'The OneRoster export holds only what changed (delta).',
    hint: 'Export it in bulk: a roster stands for all students of its schools.',
  },
  'sheet-missing': {
    message: 'The workbook has no sheet of the name that was asked for.',
    hint: 'Check the name of the sheet, or leave it out: then the first sheet with data is read.',
  },
  'headings-merged': {
    message: 'Cells are merged in or above the row of headings: {range}.',
    hint: 'Take the merging off in Excel (Merge & Center), so that each column has one heading in one row, and send it again.',
  },
  unreadable: {
    message: 'The file cannot be read: {reason}.',
    hint: 'Export it again as CSV, and send it without opening it in another program.',
  },
  'file-too-large': { message: 'The file is larger than 100 MB.', hint: 'Send it in parts, school by school.' },
  'too-many-rows': { message: 'The file has more than 1,000,000 rows.', hint: 'Send it in parts, school by school.' },
  'wrong-dataset': {
    message: 'This looks like {found}, but the link is for {expected}.',
    hint: 'Choose the file with {expected}, or use the link for {found}.',
  },
  'columns-missing': {
    message: 'The file lacks {columns}.',
    hint: 'Add these columns, or choose the file on the page of the link and say which of its columns they are. Found were: {found}.',
  },
  'days-missing': {
    message: 'The file lacks {columns}. {instead} cannot stand in their place.',
    hint: 'Export the days enrolled and the days absent for all reasons of each student, as numbers of days, not as shares.',
  },
  'groups-missing': {
    message: 'The roster has no column of a student group.',
    hint: 'Add columns such as race_ethnicity, english_learner, low_income, disability or gender.',
  },
  'attributes-missing': {
    message: 'The file has no column of an attribute of places.',
    hint: 'Head a column with one of them: {attributes}.',
  },
  'attributes-of-students': {
    message: 'The column {column} tells students apart, but attributes are of places.',
    hint: 'Send one row for each school or district, and nothing of single students.',
  },
  'no-headings': {
    message: 'The first row does not name the columns.',
    hint: 'Begin the file with a row of headings. It needs at least: {columns}. If your headings are others, say which is which on the page of the link.',
  },
  'mended-alone': {
    message: 'This file has only the rows to mend of another file.',
    hint: 'Choose the whole file on the page of the link first, then this one; the page puts them together.',
  },
  'mended-of-other-file': {
    message: 'These mended rows are not of the file that you chose.',
    hint: 'Choose the file that they were made from, or make the rows to mend anew.',
  },
  'indicator-missing': {
    message: 'The file does not say which indicator its counts are for.',
    hint: 'Add the column indicator, or ask for a link that names the indicator.',
  },
  'columns-doubled': {
    message: 'Two columns of the file are both {column}.',
    hint: 'Keep one of them and send the file again.',
  },
  'other-period': {
    message: 'All rows are of another period than {period}.',
    hint: 'Choose the file of {period}, or ask for a link for the other period.',
  },
  'other-places': {
    message: 'Row {row} is about {place}, which is not one of your places.',
    hint: 'Send only rows of your own schools. Nothing of this file was kept.',
  },
  'link-revoked': {
    message: 'This link was revoked before the file arrived.',
    hint: 'Ask your partnership for a new link and send the file again.',
  },
  'no-agreement': {
    message: 'No data sharing agreement covered this file when it was sent.',
    hint: 'Ask your partnership to renew the agreement, and send the file again.',
  },
  'rows-deleted': {
    message: 'The rows of {period} were deleted, as the data sharing agreement asks; its numbers stay as they are.',
    hint: 'Ask your partnership, if a number of that period must be mended.',
  },
  'too-many-problems': {
    message: '{refused} of {rows} rows need mending, more than one in ten.',
    hint: 'Often one column is mixed up: mend the rows listed below and send the file again.',
  },
  'personal-column': {
    message: 'The column {column} has more than 30 different values, so it is not a student group.',
    hint: 'Remove the column, or check that its heading is right.',
  },
} as const satisfies Record<string, Entry>;
export type RefusalCode = keyof typeof refusals;

/** A problem of the catalog at a row and a column of the file. */
export function problem(code: RowProblemCode, row: number, column: string): Problem {
  return { code, row, column, ...rowProblems[code] };
}

/** A refusal of the catalog with its words filled in. */
export function refusal(code: RefusalCode, words: Record<string, string> = {}): Refusal {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return { code, message: fill(refusals[code].message), hint: fill(refusals[code].hint) };
}

/** Thrown while reading: the whole file is refused. */
export class FileRefused extends Error {
  override name = 'FileRefused';
  readonly refusal: Refusal;
  readonly words: Record<string, string>;

  constructor(code: RefusalCode, words: Record<string, string> = {}) {
    const why = refusal(code, words);
    super(why.message);
    this.refusal = why;
    this.words = words;
  }
}
