import type { Recipient } from '../../../shared/api/recipients.ts';
import { isUnsubscribed } from '../../../shared/mail/preferences.ts';
import { formatDay, formatMoment } from './dates.ts';

const reasons: Record<Recipient['gets'][number]['because'][number], string> = {
  'owns-indicator': 'owns the indicator',
  'owns-place': 'owns a place',
  'owns-cycle': 'owns a cycle',
  named: 'named by the rule',
};

/** Why a rule tells somebody. @example 'owns the indicator, named by the rule' */
export const becauseWords = (because: Recipient['gets'][number]['because']): string =>
  because.map((one) => reasons[one]).join(', ');

const alertWords = { 'at-once': 'alerts at once', digest: 'alerts in the digest', none: 'no alerts' };

/** What somebody chose to get, and what stops it. */
export function choiceWords({ choice, suspension }: Pick<Recipient, 'choice' | 'suspension'>, now: Date): string {
  const stopped = suspension
    ? [
        `${suspension.stops === 'everything' ? 'Gets nothing' : 'Gets no digests'} since ${formatDay(suspension.since)}: ${suspension.because === 'bounced' ? 'mail to the address came back' : 'they complained of a mail'}.`,
      ]
    : [];
  return [...stopped, chosenWords(choice, now)].join(' ');
}

function chosenWords(choice: Recipient['choice'], now: Date): string {
  if (!choice) return 'Chose nothing yet: alerts at once, and digests.';
  if (isUnsubscribed(choice)) return 'Unsubscribed.';
  const paused = choice.pausedUntil && choice.pausedUntil > now.toISOString();
  const parts = [
    alertWords[choice.alerts],
    choice.digests ? `a digest every ${choice.digest.every}` : 'no digests',
    ...(paused ? [`paused until ${formatDay(choice.pausedUntil ?? '')}`] : []),
  ];
  return `Chose ${parts.join(', ')}.`;
}

/** Where somebody's mails go, and what they asked of it themselves. */
export function addressWords({
  email,
  addressAsked,
  addressChangedAt,
}: Pick<Recipient, 'email' | 'addressAsked' | 'addressChangedAt'>): string {
  if (addressAsked) {
    return `${email}. They asked for ${addressAsked.email}, which can be confirmed until ${formatMoment(addressAsked.until)}.`;
  }
  return addressChangedAt === undefined ? email : `${email}, changed by themselves on ${formatDay(addressChangedAt)}`;
}
