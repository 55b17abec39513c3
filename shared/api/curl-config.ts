import type { UploadTicket } from './partner.ts';

/** Seconds that the receipt may wait for the end, within what an HTTP API allows. */
const WAIT_SECONDS = 25;

/**
 * What `curl --upload-file FILE --config -` needs to put the file into its place and then print its receipt. When the
 * file does not get there, curl fails and asks for no receipt; when it is refused, curl prints the receipt and fails. The
 * command line names the file.
 */
export function curlConfig({ url, headers, receiptUrl }: UploadTicket): string {
  const lines = [
    'fail-early',
    'fail',
    'globoff',
    option('url', url),
    ...Object.entries(headers).map(([name, value]) => option('header', `${name}: ${value}`)),
    'next',
    'fail-with-body',
    option('url', `${receiptUrl}?wait=${WAIT_SECONDS}&fail=true`),
    option('header', 'Accept: text/plain'),
  ];
  return `${lines.join('\n')}\n`;
}

/** One option with a quoted value; within quotes, curl knows these escapes and nothing else is special. */
function option(name: string, value: string): string {
  const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' };
  const escaped = value.replaceAll(/[\\"]/g, '\\$&').replaceAll(/[\n\r\t\v]/g, (mark) => escapes[mark] ?? '');
  return `${name} = "${escaped}"`;
}
