/** What a cell's number stands for. */
export type NumberFormat = 'plain' | 'percent' | 'date' | 'time' | 'date-time';

/** Formats that have a number only and are not written out in a workbook (ECMA-376, part 1, 18.8.30). */
const builtIn: [from: number, to: number, format: NumberFormat][] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date-time'],
  [27, 31, 'date'],
  [32, 35, 'date-time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'date-time'],
  [57, 58, 'date'],
];

/** The meaning of a format by its number. */
export function builtInFormat(id: number): NumberFormat {
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'plain';
}

/**
 * The meaning of a format by its code, by the section for positive numbers.
 *
 * @example customFormat('[$-409]d-mmm-yy;@') // 'date'
 */
export function customFormat(code: string): NumberFormat {
  const elapsed = /\[(h+|m+|s+)\]/i.test(code);
  const plain = code.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/^general$/i.test(plain.trim())) return 'plain';
  const hasTime = elapsed || /[hs]/i.test(plain);
  const hasDate = /[dy]/i.test(plain) || (!hasTime && /m/i.test(plain));
  if (hasDate) return hasTime ? 'date-time' : 'date';
  if (hasTime) return 'time';
  return plain.includes('%') ? 'percent' : 'plain';
}
