const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
const plainDay = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});
const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });

/** The day of a moment, where the reader is: `Mar 24, 2026`. */
export const formatDay = (moment: string): string => day.format(new Date(moment));

/** A calendar date as it is written, whatever the time zone: `Mar 13, 2026` for `2026-03-13`. */
export const formatDate = (date: string): string => plainDay.format(new Date(`${date}T00:00:00Z`));

/** Day and time of a moment, where the reader is: `Mar 10, 2026, 9:42 am`. */
export const formatMoment = (moment: string): string =>
  `${formatDay(moment)}, ${clock.format(new Date(moment)).toLowerCase().replace(/\s/g, ' ')}`;
