import { percent } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const asSet = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 3 });

/** A share from its counts: `24.1%`; `no students` when nobody was counted. */
export function shareText(counts: Proportion): string {
  const value = percent(counts);
  return value === undefined ? 'no students' : `${oneDecimal.format(value)}%`;
}

/** The students behind a share: `4,196 of 17,412`. */
export const countsText = ({ numerator, denominator }: Proportion): string =>
  `${whole.format(numerator)} of ${whole.format(denominator)}`;

/** A change in points with its sign and a true minus: `+3.5`, `−3.7`, `0.0`. */
export function changeText(points: number): string {
  const digits = oneDecimal.format(Math.abs(points));
  if (digits === '0.0') return digits;
  return `${points < 0 ? '−' : '+'}${digits}`;
}

/** A distance in points without sign: `3.2`. */
export const pointsText = (points: number): string => oneDecimal.format(Math.abs(points));

/** A number that staff have set, with the decimals that they gave it, at least one: `20.0`, `2.25`. */
export const settingText = (value: number): string => asSet.format(value);
