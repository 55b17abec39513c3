import type { Agreement } from '../../../../shared/catalog/agreement.ts';
import type { Period } from '../../../../shared/catalog/period.ts';
import type { SavedPartner, SavedSchedule } from '../staff-api.ts';

/** What the calendar is read with. */
export type Known = {
  /** Today, by the clock of the partnership. */
  day: string;
  timeZone: string;
  partners: SavedPartner[];
  indicators: { id: string; name: string }[];
  schedules: SavedSchedule[];
  agreements: Agreement[];
};

/** A period of a schedule that somebody looks at. */
export type Chosen = { scheduleId: string; period: Period };
