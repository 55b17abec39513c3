import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { saveMissing } from '../save-missing.ts';
import { sendStages, stagesLeft } from '../send-stages.ts';
import type { Site } from '../site.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

/**
 * Tells the stories to a site with the region and its people: staff define what each needs; each sends its files, one stage after another, beside the others; then people write and
 * decide. What is there already is left as it is.
 */
export async function loadStories(site: Site, isDone?: () => void): Promise<void> {
  for (const { records } of stories) await saveMissing(site.api, records);
  const left = await stagesLeft(site);
  await Promise.all(
    stories.map(async (story) => {
      await sendStages(site, left(story.stages), isDone);
      await saveMissing(site.api, [{ path: 'cycles', records: story.cycles ?? [] }]);
      await doDeeds(site, story);
    }),
  );
}

/** Once: after an interrupted load the log of the cycle says what was written and decided before. */
async function doDeeds({ api }: Site, { deeds }: Story): Promise<void> {
  if (!deeds) return;
  const { log } = logSchema.parse(await api('GET', `/api/cycles/${deeds.cycleId}`));
  await untilMailed(api, deeds.ownerId);
  const written = log.filter(({ kind }) => kind === 'note' || kind === 'review' || kind === 'decision').length;
  for (const { path, body } of deeds.deeds.slice(written)) await api('POST', path, body);
}

/** People decide after they read their mail; what is not sent by then is not waited for any longer. */
async function untilMailed(api: Site['api'], ownerId: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const { mails } = mailsSchema.parse(await api('GET', `/api/mails?recipient=${ownerId}&state=sent&limit=1`));
    if (mails.length > 0) return;
    await pause(200);
  }
}

const PATIENCE_MS = 20_000;
const mailsSchema = z.object({ mails: z.array(z.object({ state: z.string() })) });
const logSchema = z.object({ log: z.array(z.object({ kind: z.string() })) });
