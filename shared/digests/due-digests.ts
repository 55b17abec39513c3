import type { Owner } from '../catalog/owner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { Notification } from '../mail/notification.ts';
import { type PreferenceChoices, preferenceChoices } from '../mail/preferences.ts';
import { type DigestMoment, digestBefore, lastDigest } from './schedule.ts';
import { type DigestSchedule, scheduleOf } from './settings.ts';

export type Readers = {
  owners: readonly Pick<Owner, 'id'>[];
  /** By owner; whoever is not there gets what a new recipient gets. */
  choices: ReadonlyMap<string, PreferenceChoices>;
  partnership: Pick<Partnership, 'timeZone'>;
};

/**
 * The lines of the ledger for the digests that came due after `after`, up to `now`: one for each person and week, month
 * or quarter, by the clock of that person. After a longer standstill that is the last digest only.
 */
export function dueDigests({ owners, choices, partnership }: Readers, after: Date, now: Date): Notification[] {
  const moments = new Map<string, DigestMoment>();
  const last = (schedule: DigestSchedule): DigestMoment => {
    const name = JSON.stringify([schedule.every, schedule.day, schedule.hour, schedule.timeZone]);
    const known = moments.get(name) ?? lastDigest(schedule, now);
    moments.set(name, known);
    return known;
  };
  return owners.flatMap(({ id }) => {
    const { digests, digest } = choices.get(id) ?? preferenceChoices.parse({});
    if (!digests) return [];
    const schedule = scheduleOf(digest, partnership);
    const moment = last(schedule);
    return moment.at > after ? [digestLine(id, schedule, moment)] : [];
  });
}

/** The digest of a week, month or quarter as a line of the ledger: the same one is the same line. */
function digestLine(recipientId: string, schedule: DigestSchedule, { at, period }: DigestMoment): Notification {
  const [since, until] = [digestBefore(schedule, { at }).at.toISOString(), at.toISOString()];
  const about = { kind: 'digest', period, every: schedule.every, since, until, isSample: false } as const;
  return { id: `digest~${period}~${recipientId}`, recipientId, about, state: 'pending', createdAt: until };
}
