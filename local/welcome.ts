import { readTryFirst, tryFirstText } from './demo/try-first.ts';
import { shortPath } from './short-path.ts';

/** What the terminal says when the host is ready: where to go, and what to try first, once the demo has prepared it. */
export async function welcome(siteUrl: string, dataDir: string): Promise<string> {
  const tryFirst = await readTryFirst(dataDir);
  // The host may have been on another port when the link was made.
  const onThisPort = (link: string) => new URL(new URL(link).pathname, siteUrl).href;
  return `
Throughline is ready at ${siteUrl}

  Pages        ${siteUrl}/
  Inbox        ${siteUrl}/inbox
  Staff API    curl -H "Authorization: Bearer $(npm run -s token -- backbone)" ${siteUrl}/api/indicators
  Data, logs   ${shortPath(dataDir)}
${tryFirst ? tryFirstText({ ...tryFirst, link: onThisPort(tryFirst.link) }) : ''}
Ctrl-C stops it; everything is there again at the next start.
`;
}
