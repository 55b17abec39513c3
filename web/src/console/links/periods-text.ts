import { shortPeriod } from '../../../../shared/catalog/period.ts';

/** Periods of a link, briefly. @example periodsText(['2026-02', '2026-03']) // 'Feb 2026 and 1 more' */
export function periodsText([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? shortPeriod(first) : `${shortPeriod(first)} and ${others.length} more`;
}
