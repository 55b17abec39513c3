/**
 * A number of days in whole hundredths, 0 to 36,600. Undefined for anything else.
 *
 * @example parseDays('0.5', '.') // 50
 */
export function parseDays(text: string, decimal: '.' | ','): number | undefined {
  const number = parseDecimal(text, decimal);
  return number !== undefined && number <= 366 ? Math.round(number * 100) : undefined;
}

/** A number that is not negative, with the given decimal mark; undefined for anything else. */
export function parseDecimal(text: string, decimal: '.' | ','): number | undefined {
  const plain = decimal === ',' ? text.replace(',', '.') : text;
  return /^\d{1,9}(\.\d{1,9})?$|^\.\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}

/**
 * A number that is not negative, also with marks between its thousands; undefined for anything else.
 *
 * @example parseNumber('1,250.5', '.') // 1250.5
 * @example parseNumber('1.250,5', ',') // 1250.5
 */
export function parseNumber(text: string, decimal: '.' | ','): number | undefined {
  const grouped = decimal === '.' ? /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/ : /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
  const isGrouped = grouped.test(text);
  return parseDecimal(isGrouped ? text.replaceAll(decimal === '.' ? ',' : '.', '') : text, decimal);
}

/** A whole number of students, also with thousands commas; undefined for anything else. */
export function parseCount(text: string): number | undefined {
  const plain = text.replace(
    /^(\d{1,3})((?:,\d{3})+)$/,
    (_, first: string, rest: string) => first + rest.replaceAll(',', ''),
  );
  return /^\d{1,9}(\.0+)?$/.test(plain) ? Number(plain) : undefined;
}

/**
 * Marks with which sources hide small groups: `*`, `<5`, `N<10`, `≤10`, `>95%`, `suppressed`. They are never read as the
 * number in them.
 */
export function isSuppressed(text: string): boolean {
  return /^(\*+|#|--?|s|ds|masked|suppressed|redacted|n?\s*[<>≤≥]\s*=?\s*\d+(\.\d+)?\s*%?)$/i.test(text.trim());
}

/** What files write where there is no value: nothing, `NULL`, `N/A`, or `#N/A` from a spreadsheet. */
export function isMissing(text: string): boolean {
  return /^(|null|#?n\/?a)$/i.test(text.trim());
}
