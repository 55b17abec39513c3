import * as z from 'zod';

/** How long a note may be, in characters. */
export const LONGEST_NOTE = 280;

/** What a partner says of a file, on one line. */
export const noteWords = z.string().trim().max(LONGEST_NOTE);

/** A note with the moment at which its file was announced, or confirmed. */
export const noteSchema = z.object({ words: noteWords, at: z.iso.datetime() });
export type Note = z.infer<typeof noteSchema>;

/** A note without line breaks and control characters, so that it stays a quotation wherever it stands. */
export const onOneLine = (note = ''): string => note.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
