import * as z from 'zod';

/** The name of a sheet of a workbook; Excel gives at most 31 characters, other programs more. An empty one is none. */
export const sheetName = z.string().trim().max(100);
