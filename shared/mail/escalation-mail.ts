import type { Notice } from '../calendar/notices.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Partner } from '../catalog/partner.ts';
import { describePeriod } from '../catalog/period.ts';
import { missingWords } from './missing-words.ts';
import { plainMail } from './plain-mail.ts';

type Input = {
  partnership: string;
  /** At least one. */
  overdue: readonly {
    notice: Pick<Notice, 'period' | 'dueOn'>;
    partner: Pick<Partner, 'name' | 'contacts'>;
    what: string;
    missing: readonly string[];
  }[];
  siteUrl: string;
};

/** Tells backbone staff which files are long overdue, and whom to call. */
export function escalationMail({ partnership, overdue, siteUrl }: Input) {
  const [first] = overdue;
  const subject =
    first && overdue.length === 1
      ? `Still overdue: ${first.what}, ${describePeriod(first.notice.period)}, of ${first.partner.name}`
      : `${overdue.length} files are still overdue`;
  const told = overdue.map(({ notice, partner, what, missing }) => {
    const came = missing.length > 0 ? 'has come in part' : 'has not come';
    const [contact] = partner.contacts ?? [];
    const call = contact
      ? `Their main contact is ${contact.name}, ${contact.email}.`
      : 'They have no contact on record.';
    const file = `${partner.name}: ${what}, ${describePeriod(notice.period)}`;
    return [`${file}, was due on ${describeDay(notice.dueOn)} and ${came}.`, ...missingWords(missing), call].join(' ');
  });
  return plainMail({
    partnership,
    subject,
    told,
    actions: [{ url: `${siteUrl}/calendar`, words: 'Open the calendar' }],
    rest: ['Put a period off or excuse it there, with a reason, and nobody is written to about it.'],
  });
}
