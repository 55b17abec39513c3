import * as z from 'zod';

const required = z.string().min(1);
const positive = z.string().regex(/^[1-9]\d*$/);

/** The variables that functions take, each set by the template. */
const variables = {
  TABLE_NAME: required,
  UPLOADS_BUCKET: required,
  UPLOADS_QUEUE_URL: z.url(),
  RECOMPUTE_QUEUE_URL: z.url(),
  PUBLISH_QUEUE_URL: z.url(),
  EVALUATE_QUEUE_URL: z.url(),
  MAIL_QUEUE_URL: z.url(),
  DIGEST_QUEUE_URL: z.url(),
  LETTER_QUEUE_URL: z.url(),
  PSEUDONYM_SECRET_ARN: required,
  SITE_URL: z.url(),
  MAIL_FROM: z.email(),
  MAIL_CONFIGURATION_SET: required,
  MAIL_PER_SECOND: positive,
  MAIL_PER_DAY: positive,
};
type Name = keyof typeof variables;

/** Reads the named variables; throws at start, naming those that are missing or malformed. */
export function environment<N extends Name>(...names: N[]): Record<N, string> {
  const wrong = names.filter((name) => !variables[name].safeParse(process.env[name]).success);
  if (wrong.length > 0) throw new Error(`The function's environment lacks or misspells: ${wrong.join(', ')}.`);
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? ''])) as Record<N, string>;
}
