import * as z from 'zod';

/** An IANA time zone that this machine knows. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'an IANA time zone, for example America/Los_Angeles');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
