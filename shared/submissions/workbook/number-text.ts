import type { NumberFormat } from './number-format.ts';

const DAY_SECONDS = 86_400;
const DAY_MS = 86_400_000;
/** The day of 9999-12-31, the last that Excel has. */
const LAST_DAY = 2_958_465;
/** 1900 was no leap year, but day 60 is its 29 February. */
const FALSE_LEAP_DAY = 60;
/** Excel holds no more digits of a number. */
const DIGITS = 15;
/** As Excel shows a number of no format; more digits come from reckoning. */
const DECIMALS = 9;

/**
 * The number of a cell as a person would write it: dates as `2026-02-13`, with their time where the format shows it,
 * percentages as `12.5%`, numbers as digits, with at most 9 decimals. Numbers of more than 15 digits are written
 * `1.2e+17`, since Excel has lost their last digits. Undefined for text that is no number.
 */
export function numberText(text: string, format: NumberFormat, is1904: boolean): string | undefined {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return undefined;
  if (format === 'plain') return plainText(number);
  if (format === 'percent') return `${plainText(number * 100)}%`;
  return number < 0 || number >= LAST_DAY + 1 ? plainText(number) : dateText(number, format, is1904);
}

function plainText(number: number): string {
  if (Math.abs(number) >= 10 ** DIGITS) return number.toExponential();
  if (Number.isInteger(number)) return String(number);
  const rounded = Number(Number(number.toPrecision(DIGITS)).toFixed(DECIMALS));
  return rounded === 0 ? '0' : rounded.toFixed(DECIMALS).replace(/\.?0+$/, '');
}

function dateText(serial: number, format: NumberFormat, is1904: boolean): string {
  const seconds = format === 'date' ? Math.floor(serial) * DAY_SECONDS : Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const time = new Date((seconds % DAY_SECONDS) * 1000).toISOString().slice(11, 19);
  if (day === 0 && format !== 'date') return time;
  const date = isoDay(day, is1904);
  return seconds % DAY_SECONDS === 0 ? date : `${date} ${time}`;
}

/** Days are counted from 1899-12-31, or from 1904-01-01 in workbooks that say so. */
function isoDay(day: number, is1904: boolean): string {
  if (!is1904 && day === FALSE_LEAP_DAY) return '1900-02-29';
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day > FALSE_LEAP_DAY ? 30 : 31);
  return new Date(first + day * DAY_MS).toISOString().slice(0, 10);
}
