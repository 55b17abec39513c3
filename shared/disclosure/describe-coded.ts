import type { CodedCell } from './release.ts';

/**
 * A coded cell in words, in place of a share.
 *
 * @example describeCoded({ denominator: 45, coded: 'few', fewerThan: 3 }) // 'fewer than 3 of 45'
 * @example describeCoded({ denominator: 240, coded: 'nearly-all', underPercent: 5 }) // 'over 95% of 240'
 */
export function describeCoded(cell: CodedCell): string {
  const of = (count: number) => `${count.toLocaleString('en-US')} of ${cell.denominator.toLocaleString('en-US')}`;
  if ('fewerThan' in cell) {
    if (cell.coded === 'few') return `fewer than ${of(cell.fewerThan)}`;
    return `more than ${of(cell.denominator - cell.fewerThan)}`;
  }
  const [word, limit] = cell.coded === 'few' ? ['under', cell.underPercent] : ['over', 100 - cell.underPercent];
  return `${word} ${limit}% of ${cell.denominator.toLocaleString('en-US')}`;
}
