import { relative } from 'node:path';

/** What the terminal says when the host is ready: where to go, and what to try first. */
export const welcome = (siteUrl: string, dataDir: string): string =>
  `
Throughline is ready at ${siteUrl}

  Pages         ${siteUrl}        (choose who you are; no password here)
  Inbox         ${siteUrl}/inbox  (every mail that was sent)
  Staff API     curl -H "Authorization: Bearer $(npm run -s token -- backbone)" ${siteUrl}/api/indicators
  Data, logs    ${relative('', dataDir) || dataDir}

Ctrl-C stops it; everything is there again at the next start.
`;
