import type { Notification } from '../mail/notification.ts';
import type { DigestSettings } from './settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const days = { week: 7, month: 31, quarter: 92 } as const;

/** A digest of the last week, month or quarter that its reader asked for; one a minute, however often they ask. */
export function sampleDigest(recipientId: string, { every }: Pick<DigestSettings, 'every'>, now: Date): Notification {
  const until = now.toISOString();
  const period = `${until.slice(0, 16)}Z`;
  const since = new Date(now.getTime() - days[every] * DAY_MS).toISOString();
  const about = { kind: 'digest', period, every, since, until, isSample: true } as const;
  return { id: `digest~${period}~${recipientId}`, recipientId, about, state: 'pending', createdAt: until };
}
