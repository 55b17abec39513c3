import type { Notice } from '../calendar/notices.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Partnership } from '../catalog/partnership.ts';
import { describePeriod } from '../catalog/period.ts';
import { worksUntil } from './links-mail.ts';
import { missingWords } from './missing-words.ts';
import { plainMail } from './plain-mail.ts';

type Input = {
  partnership: Pick<Partnership, 'name' | 'contact' | 'timeZone'>;
  /** Name of the partner. */
  partner: string;
  notice: Pick<Notice, 'kind' | 'period' | 'dueOn'>;
  /** What is to come, in words. */
  what: string;
  /** Names of places that did not come, where others did. */
  missing: readonly string[];
  link: { url: string; expiresAt: string; maximumUses: number };
};

/** Reminds a partner's contact of a file before its day, or tells that the day has passed; with a link that sends it. */
export function dueMail({ partnership, partner, notice, what, missing, link }: Input) {
  const { name, contact, timeZone } = partnership;
  const file = `${what}, ${describePeriod(notice.period)}`;
  const by = describeDay(notice.dueOn);
  const isLate = notice.kind === 'overdue';
  const came = missing.length > 0 ? 'has come in part' : 'has not come yet';
  const told = isLate
    ? `${name} asked ${partner} for ${file}. It was due on ${by}, and ${came}.`
    : `${name} asks ${partner} for ${file}. It is due on ${by}, and ${came}.`;
  return plainMail({
    partnership: name,
    subject: isLate ? `Overdue since ${by}: ${file}` : `Due on ${by}: ${file}`,
    told: [told, ...missingWords(missing)],
    actions: [{ url: link.url, words: `Send ${file}`, note: worksUntil(link, timeZone) }],
    rest: [
      `Nothing to send this time, or not until later? Tell ${contact}: it can be excused or put off.`,
      'No account is needed: whoever has the link can send files with it and see what was sent. Pass it on only to somebody who sends this file for you.',
    ],
  });
}
