import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shortPath } from './short-path.ts';

/** Where the demo partnership leaves what to try with it, for this start and the next ones. */
export const firstStepsPath = (dataDir: string) => join(dataDir, 'first-steps.txt');

/** What the terminal says when the host is ready: where to go, and what to try first. */
export async function welcome(siteUrl: string, dataDir: string): Promise<string> {
  const firstSteps = await readFile(firstStepsPath(dataDir), 'utf8').catch(() => '');
  return `
Throughline is ready at ${siteUrl}

  Pages        ${siteUrl}/
  Inbox        ${siteUrl}/inbox
  Staff API    curl -H "Authorization: Bearer $(npm run -s token -- backbone)" ${siteUrl}/api/indicators
  Data, logs   ${shortPath(dataDir)}

${firstSteps.trim() === '' ? '' : `${firstSteps.trim()}\n\n`}Ctrl-C stops it; everything is there again at the next start.
`;
}
