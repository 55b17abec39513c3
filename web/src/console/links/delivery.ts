import * as z from 'zod';
import { linkOperations } from '../../../../shared/api/link-operations.ts';
import type { LinkRequest } from '../../../../shared/api/links.ts';

const { 201: shown, 202: mailed } = linkOperations.mintLinks.answers;

/** New links, or whom they were mailed to. */
export const madeLinks = z.union([shown.content.schema, mailed.content.schema]);

export type Delivery = LinkRequest['delivery'];

/** How new links reach their contact. */
export const deliveries = [
  ['mailed', 'By mail, to them alone'],
  ['shown', 'Shown here, this once'],
] as const;

/** What a button that makes links says. @example makeWords('2 links', 'mailed') // 'Make and mail 2 links' */
export const makeWords = (what: string, delivery: Delivery): string =>
  delivery === 'mailed' ? `Make and mail ${what}` : `Make ${what}`;
