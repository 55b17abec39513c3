/** The functions of the system; each has its entry point in `functions/<name>/index.ts`. */
export const FUNCTION_NAMES = [
  'ingest-submission',
  'recompute-measures',
  'publish-measures',
  'evaluate-rules',
  'send-mail',
  'send-digests',
  'write-to-partners',
  'record-mail-events',
  'sweep',
  'watch-calendar',
  'remove-old-rows',
  'staff-api',
  'partner-api',
  'recipient-api',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
