const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

/** A day in words. @example describeDay('2026-03-22') // 'March 22, 2026' */
export const describeDay = (isoDate: string): string => day.format(new Date(`${isoDate}T00:00:00Z`));
