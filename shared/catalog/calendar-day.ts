const HOUR_MS = 60 * 60 * 1000;
/** No clock is further from that of UTC. */
const FURTHEST_MS = 15 * HOUR_MS;

/**
 * The day of a moment by the clock of a zone.
 *
 * @example calendarDay(new Date('2026-07-01T05:00:00Z'), 'America/Los_Angeles') // '2026-06-30'
 */
export const calendarDay = (at: Date, timeZone: string): string => clockOf(timeZone)(at.getTime());

/**
 * The moment at which a day is over by the clock of a zone, also where the clock changes on that day.
 *
 * @example endOfDay('2026-06-30', 'America/Los_Angeles') // 2026-07-01T07:00:00Z
 */
export function endOfDay(day: string, timeZone: string): Date {
  const dayAt = clockOf(timeZone);
  const start = Date.parse(`${day}T00:00:00Z`);
  let [within, after] = [start - FURTHEST_MS, start + 24 * HOUR_MS + FURTHEST_MS];
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (dayAt(middle) > day) after = middle;
    else within = middle;
  }
  return new Date(after);
}

/** The day that is `count` days after another, or before it. @example laterDay('2026-02-28', 1) // '2026-03-01' */
export function laterDay(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * HOUR_MS).toISOString().slice(0, 10);
}

function clockOf(timeZone: string): (at: number) => string {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => text.format(at);
}
