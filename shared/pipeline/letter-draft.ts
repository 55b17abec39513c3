import type { WantedLink } from '../submissions/link.ts';
import type { Composed } from './outbox.ts';

/** A letter that can be written now. */
export type LetterDraft = {
  /** The links that it brings. */
  wanted: readonly WantedLink[];
  /** Writes it, with its links, in the same order. */
  compose(links: LetterLink[]): Promise<Composed>;
};

/** A link that was made for a letter, with the address of its page. */
export type LetterLink = WantedLink & { url: string; expiresAt: string };
