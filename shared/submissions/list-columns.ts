/** How many columns a report lists; the rest are counted. */
const LISTED = 100;

/** What an export with columns for each grade, or each grade and window, puts behind a heading. */
const ofGrade = /[_ ](?:k|[1-8](?:st|nd|rd|th))(?:[_ ](?:beginning|middle|end))?$/i;

/**
 * Headings as a receipt lists them, shortened to 80 characters: those of one kind for several grades and windows as one, and
 * what is beyond 100 as a number.
 *
 * @example listColumns(['Last', 'Form_LNF_K_End', 'Form_LNF_1st_End']) // ['Last', 'Form_LNF_… (2 columns)']
 */
export function listColumns(headings: string[]): string[] {
  const kinds = Map.groupBy(headings, (heading) => heading.replace(ofGrade, '_…'));
  const listed = [...kinds].map(([kind, [first = '', ...more]]) =>
    more.length === 0 || !kind.endsWith('_…') ? [first, ...more] : [`${kind} (${more.length + 1} columns)`],
  );
  const columns = listed.flat().map((heading) => heading.slice(0, 80));
  const rest = columns.length - LISTED;
  return rest > 0 ? [...columns.slice(0, LISTED), `${rest.toLocaleString('en')} more`] : columns;
}
