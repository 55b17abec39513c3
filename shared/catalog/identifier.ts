import * as z from 'zod';

/** A stable identifier of something staff define: lower-case words joined by hyphens, for example `highline` or `chronic-absence`. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'use lower-case letters, digits and hyphens, at most 64');
