const spellings = new Map([
  ...['pk', 'pre-k', 'prek', 'p-k', 'prekindergarten', 'pre-kindergarten', 'preschool', 'ps', 'tk', '-1'].map(
    (word) => [word, 'PK'] as const,
  ),
  ...['k', 'kg', 'kf', 'kn', 'kh', 'kindergarten', 'kinder', '0', '00'].map((word) => [word, 'K'] as const),
]);

/**
 * A grade as systems write it, as `PK`, `K` or `1` to `12`. Undefined for anything else.
 *
 * @example parseGrade('03') // '3'
 * @example parseGrade('KG') // 'K'
 */
export function parseGrade(text: string): string | undefined {
  const grade = text
    .toLowerCase()
    .replaceAll(/grade|\s/g, '')
    .replace(/^(\d{1,2})(?:st|nd|rd|th|\.0+)$/, '$1');
  const spelled = spellings.get(grade);
  if (spelled) return spelled;
  const number = /^0?(\d{1,2})$/.test(grade) ? Number(grade) : 0;
  return number >= 1 && number <= 12 ? String(number) : undefined;
}
