import { calendarDay } from '../catalog/calendar-day.ts';
import { datasetNames } from '../catalog/dataset.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Partnership } from '../catalog/partnership.ts';
import { describePeriod } from '../catalog/period.ts';
import type { WantedLink } from '../submissions/link.ts';
import { plainMail } from './plain-mail.ts';

type Input = {
  partnership: Pick<Partnership, 'name' | 'contact' | 'timeZone'>;
  /** Name of the partner. */
  partner: string;
  /** At least one. */
  links: readonly (Pick<WantedLink, 'dataset' | 'periods' | 'dueOn' | 'maximumUses'> & {
    url: string;
    expiresAt: string;
  })[];
  /** Its reader asked for the link. */
  isAnswer: boolean;
};

/** Brings a partner's contact the links that they send files with. */
export function linksMail({ partnership: { name, contact, timeZone }, partner, links, isAnswer }: Input) {
  const [first, ...others] = links;
  if (!first) throw new Error('A letter of links has a link.');
  const subject =
    others.length === 0 ? `Your link to send ${whatFor(first)}` : `Your ${links.length} links to send files`;
  const asked = isAnswer ? 'You asked for a new link in place of one that ended. ' : '';
  return plainMail({
    partnership: name,
    subject,
    told: [
      others.length === 0
        ? `${asked}${name} asks ${partner} for this file. The link opens a page that checks it before it is sent, and says at once what became of it.`
        : `${asked}${name} asks ${partner} for these files. Each link opens a page that checks a file before it is sent, and says at once what became of it.`,
    ],
    actions: links.map((link) => ({
      url: link.url,
      words: others.length === 0 ? 'Open the page' : `Send ${whatFor(link)}`,
      note: [...(link.dueOn ? [`Due ${describeDay(link.dueOn)}.`] : []), worksUntil(link, timeZone)].join(' '),
    })),
    rest: [
      'No account is needed: whoever has a link can send files with it and see what was sent. Pass it on only to somebody who sends this file for you.',
      `You do not send these files? Tell ${contact}.`,
    ],
  });
}

/** @example whatFor({ dataset: 'attendance', periods: ['2026-02', '2026-03'] }) // 'attendance, February 2026 and March 2026' */
export function whatFor({ dataset, periods }: Pick<WantedLink, 'dataset' | 'periods'>): string {
  const names = periods.length > 3 ? [`${periods.length} periods`] : periods.map(describePeriod);
  return `${datasetNames[dataset].toLowerCase()}, ${new Intl.ListFormat('en-US').format(names)}`;
}

export function worksUntil(
  { expiresAt, maximumUses }: { expiresAt: string; maximumUses: number },
  timeZone: string,
): string {
  // One that ends with a day ends at the moment after it.
  const day = calendarDay(new Date(Date.parse(expiresAt) - 1), timeZone);
  const files = maximumUses === 1 ? 'one file' : `up to ${maximumUses} files`;
  return `It takes ${files} until ${describeDay(day)}.`;
}
