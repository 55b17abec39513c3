import { AwsError } from './aws-error.ts';

/**
 * The bytes that a Range header asks for, first and last included; `undefined` for the whole object,
 * also when the header is not one plain range (RFC 9110, 14.2).
 * @throws AwsError `InvalidRange` (416) when no byte of it exists
 * @example parseRange('bytes=-2', 10) // { start: 8, end: 9 }
 */
export function parseRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  if (start >= size || end < start) throw new AwsError('InvalidRange', 416, 'The requested range is not satisfiable');
  return { start, end };
}
