/** An Excel that opens CSV takes it for UTF-8 only with this mark before it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180) with its line end. Values that hold the delimiter, a quotation mark or a line break
 * are quoted.
 *
 * @example csvLine(['a', 'b,c']) // 'a,"b,c"\r\n'
 */
export function csvLine(values: readonly string[], delimiter = ','): string {
  const quoted = values.map((value) =>
    /["\r\n]/.test(value) || value.includes(delimiter) || value !== value.trim()
      ? `"${value.replaceAll('"', '""')}"`
      : value,
  );
  return `${quoted.join(delimiter)}\r\n`;
}

/** Numbers as people write them, with signs, separators and percent. */
const NUMBER = /^[+-]?[\d.,\s]*\d[\d.,]*\s*%?$/;

/** What formulas begin with, by OWASP's page on CSV injection: full-width signs count too where they are in use. */
const FORMULA = /^'*[=+@\-＝＋＠－\t\r\n]/;

/**
 * Text that a spreadsheet does not take for a formula: what begins like one gets an apostrophe. Numbers stay numbers.
 *
 * @example neutral('=1+1') // "'=1+1"
 * @example neutral('-3.5') // '-3.5'
 */
export const neutral = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** What {@link neutral} was made from. */
export const restored = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
