import * as z from 'zod';
import { excuseSchema } from '../calendar/excuse.ts';
import { standingStates } from '../calendar/standing.ts';
import { datasetSchema } from '../catalog/dataset.ts';
import { identifier } from '../catalog/identifier.ts';
import { periodKindSchema, periodSchema } from '../catalog/period.ts';

/** PUT …/excuses/{period}: without a later day nothing is due for the period at all. */
export const excuseRequest = z.strictObject(excuseSchema.pick({ reason: true, until: true }).shape);

/** Where one period of a schedule stands. */
const calendarCell = z.object({
  period: periodSchema,
  /** The last day on which its file is in time: the later one where it was put off. */
  dueOn: z.iso.date(),
  state: z.enum(standingStates),
  /** Its due day has passed, and something is missing. */
  isLate: z.boolean(),
  /** How many places came, and which did not although they came before or the schedule names them. */
  received: z.number().int(),
  missing: z.array(z.object({ id: identifier, name: z.string() })),
  excuse: excuseSchema.pick({ reason: true, until: true, by: true, at: true }).optional(),
});
export type CalendarCell = z.infer<typeof calendarCell>;

/** The periods of one schedule around today. */
const calendarRow = z.object({
  scheduleId: identifier,
  partnerId: identifier,
  dataset: datasetSchema,
  indicatorId: identifier.optional(),
  kind: periodKindSchema,
  /** Why nobody is reminded: no agreement covers the dataset today, or the partner has no contact. */
  silentBecause: z.enum(['no-agreement', 'no-contact']).optional(),
  cells: z.array(calendarCell),
});
export type CalendarRow = z.infer<typeof calendarRow>;

/** GET /api/calendar: what is due of whom, and what came. */
export const calendarView = z.object({
  /** Today, by the clock of the partnership. */
  day: z.iso.date(),
  rows: z.array(calendarRow),
});
