/**
 * A whole date as `2026-02-13`, `2/13/2026` or `20260213`, with or without a time, as midnight UTC. Undefined for one that the
 * calendar lacks, and for anything else.
 *
 * @example parseDay('20260213') // 2026-02-13T00:00:00Z
 */
export function parseDay(text: string): Date | undefined {
  const [, isoYear, isoMonth, isoDay] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ t].*)?$/i.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  const [, usMonth, usDay, usYear] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: .*)?$/.exec(text) ?? [];
  const [month, ofMonth] = [Number(isoMonth ?? usMonth), Number(isoDay ?? usDay)];
  const day = new Date(Date.UTC(Number(isoYear ?? usYear), month - 1, ofMonth));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === ofMonth ? day : undefined;
}
