const words: Record<string, string> = {
  pk: 'PK',
  prek: 'PK',
  prekindergarten: 'PK',
  preschool: 'PK',
  tk: 'PK',
  '-1': 'PK',
  k: 'K',
  kg: 'K',
  kf: 'K',
  kn: 'K',
  kindergarten: 'K',
  '0': 'K',
  '00': 'K',
};

/**
 * A grade as systems write it, as `PK`, `K` or `1` to `12`. Undefined for anything else.
 *
 * @example parseGrade('03') // '3'
 * @example parseGrade('KG') // 'K'
 */
export function parseGrade(text: string): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s._]|grade|(?<=\d)(st|nd|rd|th)/g, '');
  const word = words[plain] ?? words[plain.replaceAll('-', '')];
  if (word) return word;
  const number = /^0*(\d{1,2})$/.exec(plain)?.[1];
  return number !== undefined && Number(number) >= 1 && Number(number) <= 12 ? String(Number(number)) : undefined;
}
