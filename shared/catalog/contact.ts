import * as z from 'zod';

/** Somebody at a partner who sends files, and where they are written to. */
export const contactSchema = z.object({ name: z.string().trim().min(1).max(120), email: z.email().max(254) });
export type Contact = z.infer<typeof contactSchema>;
