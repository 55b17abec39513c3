import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { saveMissing } from '../save-missing.ts';
import { sendStages, stagesLeft } from '../send-stages.ts';
import type { Site } from '../site.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

/**
 * Tells the stories to a site with the region and its people: staff define what each needs; each sends its files, one stage
 * after another, beside the others; then people write and decide. What is there already is left as it is. False where all
 * files were there.
 */
export async function loadStories(site: Site): Promise<boolean> {
  for (const { records } of stories) await saveMissing(site.api, records);
  const left = await stagesLeft(site);
  await Promise.all(
    stories.map(async (story) => {
      await sendStages(site, left(story.stages));
      await saveMissing(site.api, [{ path: 'cycles', records: story.cycles ?? [] }]);
      await doDeeds(site, story);
    }),
  );
  return stories.some((story) => left(story.stages).flat().length > 0);
}

/** Once: after an interrupted load the log of the cycle says what was written and decided before. */
async function doDeeds({ api }: Site, { deeds }: Story): Promise<void> {
  if (!deeds) return;
  const { log } = logSchema.parse(await api('GET', `/api/cycles/${deeds.cycleId}`));
  const written = log.filter(({ kind }) => kind === 'note' || kind === 'review' || kind === 'decision').length;
  const left = deeds.deeds.slice(written);
  if (left.length > 0) await untilMailed(api, deeds);
  for (const { path, body } of left) await api('POST', path, body);
}

/** People decide after they read their mail; what is not sent by then is not waited for any longer. */
async function untilMailed(api: Site['api'], { cycleId, ownerId }: NonNullable<Story['deeds']>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const { mails } = mailsSchema.parse(await api('GET', `/api/mails?recipient=${ownerId}&state=sent`));
    if (mails.some(({ alertId }) => alertId?.includes(cycleId))) return;
    await pause(200);
  }
}

const PATIENCE_MS = 20_000;
const mailsSchema = z.object({ mails: z.array(z.object({ alertId: z.string().optional() })) });
const logSchema = z.object({ log: z.array(z.object({ kind: z.string() })) });
