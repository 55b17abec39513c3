import { formatSchoolYear, type Period, type PeriodKind, periodSchema } from '../catalog/period.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const windows: [RegExp, string][] = [
  [/^(boy|beginning|fall|autumn)/i, 'BOY'],
  [/^(moy|middle|winter)/i, 'MOY'],
  [/^(eoy|end|spring)/i, 'EOY'],
];

/**
 * A period as files write it, by the kind that is expected: months as `2026-02`, `02/2026`, `Feb 2026`, windows as `MOY`
 * or `Middle` beside a school year, years as `2025-26`, `2025-2026`. A window without its year is taken to be of `year`.
 * Undefined when it cannot be read.
 */
export function parsePeriod(text: string, kind: PeriodKind, year: string): Period | undefined {
  const trimmed = text.trim();
  if (periodSchema.safeParse(trimmed).success) return trimmed;
  if (kind === 'month') return parseMonth(trimmed);
  if (kind === 'window') {
    const window = windows.find(([pattern]) => pattern.test(trimmed))?.[1];
    return window && `${year}-${window}`;
  }
  const schoolYear = parseSchoolYear(trimmed);
  return schoolYear && `${schoolYear}-YEAR`;
}

/** A school year as `2025-26`, from `2025-26`, `2025-2026`, `2025/26`, `SY 2025-26`. Undefined for anything else. */
export function parseSchoolYear(text: string): string | undefined {
  const parts = /^(?:sy\s*)?(\d{4})\s*[-–/]\s*(\d{2}|\d{4})$/i.exec(text.trim());
  const starts = Number(parts?.[1]);
  return parts && Number(parts[2]) % 100 === (starts + 1) % 100 ? formatSchoolYear(starts) : undefined;
}

function parseMonth(text: string): Period | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/]\d{1,2})?$/.exec(text);
  const us = /^(\d{1,2})[-/](?:\d{1,2}[-/])?(\d{4})$/.exec(text);
  const named = /^([a-z]{3})[a-z]*[ -](\d{4})$/i.exec(text);
  const month = iso?.[2] ?? us?.[1] ?? (named ? String(monthNames.indexOf((named[1] ?? '').toLowerCase()) + 1) : '0');
  const year = iso?.[1] ?? us?.[2] ?? named?.[2];
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined;
}
