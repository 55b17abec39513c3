import type { Section } from './sections.ts';

/** Everything that the mail says, before it is laid out. */
export type AlertLayout = {
  partnership: string;
  subject: string;
  /** Told in full, the largest change first. */
  sections: (Section & {
    kicker: string;
    note: string | undefined;
    url: string;
    actions: { words: string; url: string }[];
  })[];
  /** Named with a link only, so that no mail client cuts the mail short. */
  further: { headline: string; url: string }[];
  reason: string;
  footer: string;
};
