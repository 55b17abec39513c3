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
      await doDeeds(site, story);
    }),
  );
}

/** Once: after an interrupted load the log of the cycle says what was written and decided before. */
async function doDeeds({ api }: Site, { deeds }: Story): Promise<void> {
  if (!deeds) return;
  const { log } = logSchema.parse(await api('GET', `/api/cycles/${deeds.cycleId}`));
  const written = log.filter(({ kind }) => kind === 'note' || kind === 'review' || kind === 'decision').length;
  for (const { path, body } of deeds.deeds.slice(written)) await api('POST', path, body);
}

const logSchema = z.object({ log: z.array(z.object({ kind: z.string() })) });
