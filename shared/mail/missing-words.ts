const MOST = 12;

/** Which places did not come, in a sentence; none where none is missing. @example missingWords(['Birch', 'Cedar']) // ['Still missing: Birch and Cedar.'] */
export function missingWords(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const some = names.length > MOST ? [...names.slice(0, MOST), `${names.length - MOST} more`] : names;
  return [`Still missing: ${new Intl.ListFormat('en-US').format(some)}.`];
}
