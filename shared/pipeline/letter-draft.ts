import type { WantedLink } from '../submissions/link.ts';
import type { Composed } from './outbox.ts';

/** A letter that can be written now. */
export type LetterDraft = {
  /** The links that it brings. */
  wanted: readonly WantedLink[];
  /** It comes without them where no agreement covers them; otherwise it does not come then. */
  isWholeWithoutLinks?: boolean;
  /** Writes it, with its links, in the same order. */
  compose(links: LetterLink[]): Promise<Composed>;
};

/** A letter of which more is known after a while. */
export type TooEarly = { waitSeconds: number };

/** A link that was made for a letter, with the address of its page. */
export type LetterLink = WantedLink & { url: string; expiresAt: string };
