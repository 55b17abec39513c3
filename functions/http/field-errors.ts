import type * as z from 'zod';
import type { FieldError } from './problem.ts';

const types: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
const formats: Record<string, string> = {
  email: 'an email address',
  url: 'a web address',
  datetime: 'a date and time such as 2026-03-10T09:00:00Z',
  date: 'a date such as 2026-03-10',
};

/** What is wrong with a field, in plain words that follow its name; a schema's own words are left as they are. */
const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${types[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? 'written as the documentation shows'}`;
    case 'too_small':
      return bound(issue.origin, issue.inclusive ? 'at least' : 'more than', issue.minimum);
    case 'too_big':
      return bound(issue.origin, issue.inclusive ? 'at most' : 'less than', issue.maximum);
    case 'unrecognized_keys':
      return 'is not a field here';
    case 'invalid_union':
      return 'is none of the kinds that are known here';
    default:
      return 'needs mending';
  }
};

function bound(origin: string, relation: string, limit: number | bigint): string {
  if (origin === 'string') return `must have ${relation} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `must have ${relation} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return `must be ${relation} ${limit}`;
}

/**
 * Reads `value` as the schema says; what is wrong comes as one entry a field.
 * `whole` names the value itself, for example `body`.
 */
export function parseFields<S extends z.ZodType>(
  schema: S,
  value: unknown,
  whole: string,
): { data: z.output<S> } | { errors: FieldError[] } {
  const parsed = schema.safeParse(value, { error: inPlainWords });
  if (parsed.success) return { data: parsed.data };
  const errors = parsed.error.issues.flatMap((issue): FieldError[] => {
    const at = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return at.map((path) => ({ field: path.join('.') || whole, message: issue.message }));
  });
  return { errors };
}
