import * as z from 'zod';
import { datasetSchema } from '../catalog/dataset.ts';
import { periodSchema } from '../catalog/period.ts';
import { mappingSchema } from '../submissions/mapping/mapping.ts';
import { noteWords } from '../submissions/note.ts';
import { refusalSchema } from '../submissions/problem.ts';
import { reportSchema } from '../submissions/report.ts';
import { sheetName } from '../submissions/sheet-name.ts';
import { suspicionCodes, suspicionSchema } from '../submissions/suspicions/catalog.ts';
import { withdrawalSchema } from '../submissions/withdrawal.ts';
import { historyEntry } from './history.ts';
import { shownValue } from './shown-schema.ts';

/** GET /api/send/{token}: what the link expects. Never changes anything: mail scanners follow links. */
export const linkView = z.object({
  partnership: z.object({ name: z.string(), contact: z.string(), demo: z.boolean() }),
  partner: z.object({ name: z.string() }),
  dataset: datasetSchema,
  /** Periods that the link takes, in words too. */
  periods: z.array(z.object({ id: periodSchema, name: z.string() })),
  /** Columns that the file needs or may bring. `required` ones come first. */
  columns: z.array(z.object({ name: z.string(), meaning: z.string(), required: z.boolean() })),
  schools: z.number().int(),
  dueOn: z.iso.date().optional(),
  expiresAt: z.iso.datetime(),
  /** The last day of the data sharing agreement, when it is at most 60 days away. */
  agreementEndsOn: z.iso.date().optional(),
  usesLeft: z.number().int(),
  minimumGroupSize: z.number().int(),
  /** Earlier files of these periods, newest first. */
  history: z.array(historyEntry),
});
export type LinkView = z.infer<typeof linkView>;

/** POST /api/send/{token}/renewal: the same sentence whatever is known of the token. */
export const renewalAnswer = z.object({ message: z.string() });
export type RenewalAnswer = z.infer<typeof renewalAnswer>;

/** POST /api/send/{token}/uploads, as JSON or as a form: asks for a place to put one file. */
export const uploadRequest = z.object({
  fileName: z.string().trim().min(1).max(200).default('file.csv'),
  /** Bytes. */
  size: z.coerce.number().int().nonnegative(),
  /** SHA-256 of the file, base64. */
  checksum: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'the SHA-256 of the file in base64'),
  /** May be left out when the link takes one period. */
  period: periodSchema.optional(),
  /** Quoted beside the numbers of the file; an empty one is none. */
  note: noteWords.optional(),
  /** The sheet to read of an Excel workbook, by its name; the first visible one with values when left out. */
  sheet: sheetName.optional(),
  /** What the partner says of columns and local codes, as JSON only; remembered once the file is taken. */
  mapping: mappingSchema.optional(),
  /** What is odd about the file and right nevertheless, by code, as the note says. Not taken from a form. */
  confirmed: z.array(z.enum(suspicionCodes)).optional(),
});
export type UploadRequest = z.infer<typeof uploadRequest>;

/**
 * The answer: PUT the file to `url` with exactly these headers, then follow the receipt.
 * With `Accept: text/x-curl-config` the same comes as a configuration that `curl --config -` carries out.
 */
export const uploadTicket = z.object({
  submissionId: z.string(),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
  receiptUrl: z.url(),
});
export type UploadTicket = z.infer<typeof uploadTicket>;

/** POST …/confirmation: why a file that is held is right, quoted beside its numbers in place of an earlier note. */
export const confirmationRequest = z.object({ note: noteWords.min(1, 'say why the file is right') });

/** GET /api/send/{token}/submissions/{id}?wait=20: state of one file; waits up to that many seconds for the end. */
export const receipt = z.object({
  id: z.string(),
  /**
   * waiting for the file > computing > done; or refused; or held until it is confirmed, and then computing > done. Once more
   * computing > withdrawn when it was withdrawn.
   */
  stage: z.enum(['waiting', 'held', 'computing', 'done', 'refused', 'withdrawn']),
  partner: z.string(),
  dataset: datasetSchema,
  period: z.object({ id: periodSchema, name: z.string() }),
  fileName: z.string(),
  note: noteWords.optional(),
  at: z.iso.datetime(),
  report: reportSchema.optional(),
  refusal: refusalSchema.optional(),
  /** What is odd about the file, and which of it was confirmed in the note. It does not count before all is. */
  suspicions: z.array(suspicionSchema).optional(),
  confirmed: z.array(z.enum(suspicionCodes)).optional(),
  /** Who took it back, and when. */
  withdrawal: withdrawalSchema.optional(),
  /** What moved: this period against the one before, for the partner's place, its groups, its schools and the region. */
  moved: z.array(
    z.object({
      indicator: z.string(),
      indicatorId: z.string(),
      place: z.string(),
      placeKind: z.enum(['region', 'district', 'school']),
      group: z.string(),
      betterWhen: z.enum(['higher', 'lower']),
      before: z.object({ period: z.string(), value: shownValue }).optional(),
      after: shownValue,
      /** Points, from counts, rounded once; absent where either side is not shown. */
      change: z.number().optional(),
      /** Parts (districts of the region, schools of the district) with data, of all. */
      reported: z.number().int(),
      expected: z.number().int(),
    }),
  ),
  /** Findings that this period set off, as sentences. */
  alerts: z.array(z.string()),
  /** The next file of the dataset that is still to come, by the calendar. */
  next: z.object({ period: z.string(), dueOn: z.iso.date() }).optional(),
  /** The files of its period, newest first; this one with what it moved, or its withdrawal. */
  history: z.array(historyEntry),
});
export type Receipt = z.infer<typeof receipt>;
