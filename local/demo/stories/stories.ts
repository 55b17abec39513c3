import { graduationGap } from './graduation-gap.ts';
import { leveledLibraries } from './leveled-libraries.ts';
import { readingCoaching } from './reading-coaching.ts';
import { sameProfile } from './same-profile.ts';
import type { Story } from './story.ts';

/** Four stories that partnerships told of themselves, with made data. */
export const stories: Story[] = [graduationGap, readingCoaching, leveledLibraries, sameProfile];
