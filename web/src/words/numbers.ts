import { formatTenths } from '../../../shared/charts/numbers.ts';

export { formatPercent, formatRange, formatTenths } from '../../../shared/charts/numbers.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A count: `9,874`. */
export const formatCount = (count: number): string => whole.format(count);

/** A count with its noun: `1 row`, `9,874 rows`. */
export const formatCounted = (count: number, one: string, many = `${one}s`): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;

/** A change in points with its sign, and a true minus: `+3.5`, `−3.7`, `0.0`. */
export function formatChange(points: number): string {
  const digits = formatTenths(points);
  return points > 0 && digits !== '0.0' ? `+${digits}` : digits;
}

/** A distance in points without sign: `3.2 points`, `1.0 points`. */
export const formatPoints = (points: number): string => `${oneDecimal.format(Math.abs(points))} points`;

/** Size of a file: `812 bytes`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatCounted(bytes, 'byte');
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'KB'] : [bytes / 1e6, 'MB'];
  return `${oneDecimal.format(size)} ${unit}`;
}
