import type { Course } from './course.ts';
import type { Section } from './sections.ts';

/** Everything that the mail says, before it is laid out. */
export type AlertLayout = {
  partnership: string;
  subject: string;
  /** Told in full, the largest change first. */
  sections: (Section & {
    kicker: string;
    note: string | undefined;
    /** What a similar place did. */
    brightSpot: { words: string; url: string } | undefined;
    /** What partners say of the files behind it, as quotations. */
    partnerNotes: string[];
    /** The cycles that it touches. */
    cycles: string[];
    /** The page that shows more. */
    look: { words: string; url: string };
    actions: { words: string; url: string }[];
    /** The chart that is shown by `cid:`, and its numbers. */
    course: (Course & { cid: string; label: string }) | undefined;
  })[];
  /** Named with a link only, so that no mail client cuts the mail short. */
  further: { headline: string; url: string }[];
  reason: string;
  footer: string;
  choiceUrl: string;
};
