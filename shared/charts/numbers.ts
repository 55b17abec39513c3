const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A share in percent with one decimal: `24.1%`. */
export const formatPercent = (percent: number): string => `${oneDecimal.format(percent)}%`;

/** A number with one decimal and a true minus: `3.2`, `−0.4`, `0.0`. */
export function formatTenths(value: number): string {
  const digits = oneDecimal.format(Math.abs(value));
  return value < 0 && digits !== '0.0' ? `−${digits}` : digits;
}

/** From and to: `6.2 to 9.8`, `−0.4 to 6.8`. */
export const formatRange = ([low, high]: readonly [number, number]): string =>
  `${formatTenths(low)} to ${formatTenths(high)}`;
