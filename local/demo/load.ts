import * as z from 'zod';
import { partnership, records, staffIds } from './definitions.ts';
import { excused, schedules } from './due-dates.ts';
import { demoStages } from './files.ts';
import { saveMissing } from './save-missing.ts';
import { sendStages, stagesLeft } from './send-stages.ts';
import { openSite, type Site } from './site.ts';
import { loadStories } from './stories/load-stories.ts';
import { prepareTryFirst, readTryFirst, tryFirstText } from './try-first.ts';

const PROGRESS_MS = 5000;

export type LoadDemoOptions = {
  siteUrl: string;
  /** Of backbone staff. */
  token: string;
  dataDir: string;
  log: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * Loads the made region, and then the four stories, through the staff API and upload links, as people would. What is there
 * already is left as it is, so an interrupted load is taken up where it was. Tells `log` what to try first as soon as the
 * first alerts are out. Throws with what was answered when the site turns something down.
 */
export async function loadDemo({ siteUrl, token, dataDir, log, signal }: LoadDemoOptions): Promise<void> {
  const site = openSite({ siteUrl, token, signal });
  await define(site);
  await loadRegion(site, dataDir, log);
  if (await loadStories(site)) log('demo: the four stories are in, which docs/stories.md tells');
}

async function loadRegion(site: Site, dataDir: string, log: (line: string) => void): Promise<void> {
  const left = await stagesLeft(site);
  const { first, later } = demoStages();
  const [firstLeft, laterLeft] = [left(first), left(later)];
  const files = [...firstLeft, ...laterLeft].flat();
  if (files.length > 0) log(`demo: loading ${files.length} files of the made region in the background`);
  const progress = startProgress(files.length, log);
  try {
    await sendStages(site, firstLeft, progress.count);
    // What an earlier load prepared was told at the start of this one.
    if (!(await readTryFirst(dataDir))) log(tryFirstText(await prepareTryFirst(site, dataDir)));
    await sendStages(site, laterLeft, progress.count);
  } finally {
    progress.stop();
  }
  await defineDueDates(site);
  if (files.length === 0) return;
  log(`demo: all ${files.length} files are in`);
  // Otherwise the first one would come on a Monday.
  await site.api('POST', `/api/recipients/${staffIds[0]}/sample`);
  log('demo: the inbox has a sample of the weekly digest');
}

/** Saves what is not there yet. What staff have changed since stays as they left it. */
async function define({ api }: Site): Promise<void> {
  const stored = z.object({ demo: z.boolean() }).parse(await api('GET', '/api/partnership'));
  if (!stored.demo) await api('PUT', '/api/partnership', partnership);
  await saveMissing(api, records);
  if (!stored.demo) await api('PUT', '/api/partnership', { ...partnership, staffIds });
}

/** Once the files are in: who has sent everything is not reminded. */
async function defineDueDates({ api }: Site): Promise<void> {
  if (!(await saveMissing(api, [{ path: 'schedules', records: schedules }]))) return;
  const { path, reason } = excused;
  await api('PUT', path, { reason });
}

function startProgress(total: number, log: (line: string) => void) {
  let sent = 0;
  const timer = setInterval(() => log(`demo: ${sent} of ${total} files`), PROGRESS_MS);
  return {
    count: () => {
      sent += 1;
    },
    stop: () => clearInterval(timer),
  };
}
