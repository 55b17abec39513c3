import type { DigestLayout, Entry } from './digest-layout.ts';

/** The digest as plain text, equal in content to its HTML. */
export function digestText({ partnership, title, days, parts, standings, ...rest }: DigestLayout): string {
  const { furtherStandings, consoleUrl, reason, footer, choiceUrl } = rest;
  const followed = standings.map(({ name, value, words }) => `- ${[name, value, words].filter(Boolean).join(' ')}`);
  const blocks = [
    [`${partnership}, ${days}`],
    [title],
    ...parts.map(({ title, entries, further }) => [
      title,
      ...entries.flatMap(entryText),
      ...(further ? [further] : []),
    ]),
    ...(followed.length > 0 ? [['What you follow', ...followed, ...(furtherStandings ? [furtherStandings] : [])]] : []),
    [`Open the console: ${consoleUrl}`],
    [reason, `Change what you get, or unsubscribe: ${choiceUrl}`, footer],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function entryText({ headline, url, detail }: Entry): string[] {
  return [`- ${headline}`, ...(detail ? [`  ${detail}`] : []), ...(url ? [`  ${url}`] : [])];
}
