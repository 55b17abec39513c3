import * as z from 'zod';
import { problemSchema } from './problem.ts';
import { sheetName } from './sheet-name.ts';

/** How many problems a report lists one by one; the rest are counted by kind. */
export const LISTED_PROBLEMS = 200;

/** What was read from a file: for the receipt. All counts are rows unless said otherwise. */
export const reportSchema = z.object({
  /** The sheet that was read, where the file is a workbook. */
  sheet: sheetName.optional(),
  /** The kind of export that the rows were put together from. */
  readAs: z.literal('OneRoster').optional(),
  rows: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  blank: z.number().int(),
  /** Rows that a template brought as examples, left aside. Absent where there are none. */
  examples: z.number().int().optional(),
  /** Rows of another period than the link's, left aside. */
  otherPeriod: z.number().int(),
  /** Rows that repeat another row exactly and were counted once. */
  repeated: z.number().int(),
  /** Values that the source had hidden (`*`, `<5`, `N<10`). */
  suppressedAtSource: z.number().int(),
  /**
   * Students with a composite and all parts that it is made of, and of them those whose composite is not what the parts
   * give; it counts as it was sent. Absent where there are none.
   */
  composites: z.object({ checked: z.number().int(), differ: z.number().int() }).optional(),
  /** Distinct students; 0 for counts. */
  students: z.number().int(),
  schools: z.number().int(),
  /** Dimensions of the programs that the file names, where it tells who took part. */
  programs: z.array(z.string()).optional(),
  /** Headings that were used, by field. */
  columnsUsed: z.record(z.string(), z.string()),
  /** Headings that are not needed; their values were never stored. */
  columnsDropped: z.array(z.string()),
  problems: z.array(problemSchema).max(LISTED_PROBLEMS),
  problemCounts: z.record(z.string(), z.number().int()),
});
export type Report = z.infer<typeof reportSchema>;

/** What a file turned out to be: the name of the sheet that was read, or the kind of export that was put together. */
export type ReadAs = Pick<Report, 'sheet' | 'readAs'>;
