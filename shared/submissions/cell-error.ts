/** What stands in a cell that should have a value and has none. */
export const CELL_ERROR = '#VALUE!';

const ERRORS = /^#(?:null!|div\/0!|value!|ref!|name\?|num!|n\/a|spill!|calc!)$/i;

/** Whether a text is what a spreadsheet shows in place of a value. @example isCellError('#N/A') // true */
export const isCellError = (text: string): boolean => text.startsWith('#') && ERRORS.test(text);
