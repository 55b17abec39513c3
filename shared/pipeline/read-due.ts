import { dayOfWork } from '../calendar/day-of-work.ts';
import { type Notice, standingBehind } from '../calendar/notices.ts';
import type { Schedule } from '../calendar/schedule.ts';
import { datasetNames } from '../catalog/dataset.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Clock, Store } from './ports.ts';
import { sentReader } from './sent-reader.ts';

/** What a notice tells of, as it stands when it is written. */
export type DueFile = {
  notice: Notice;
  schedule: Schedule;
  partner: Partner;
  /** What is to come, in words: a dataset, or counts for an indicator. */
  what: string;
  /** Names of places that did not come, where others did; none where nothing came. */
  missing: string[];
};

/** Undefined where the notice is over: its file came whole, was excused or put off, or nobody asks for it any more. */
export async function readDue(
  { store, clock }: { store: Store; clock: Clock },
  notice: Notice,
): Promise<DueFile | undefined> {
  const [schedule, { timeZone }] = await Promise.all([store.schedules.get(notice.scheduleId), store.partnership.get()]);
  const partner = schedule && (await store.partners.get(schedule.partnerId));
  if (!schedule || !partner) return undefined;
  const sentOf = await sentReader(store, dayOfWork(clock(), timeZone));
  const sent = await sentOf(partner, schedule.dataset, [notice.period]);
  const standing = standingBehind(notice, schedule, sent);
  if (!standing) return undefined;
  const indicator = schedule.indicatorId && (await store.indicators.get(schedule.indicatorId));
  const what = datasetNames[schedule.dataset].toLowerCase();
  return {
    ...{ notice, schedule, partner },
    what: indicator ? `${what} for ${indicator.name}` : what,
    missing: standing.state === 'partly' ? standing.missing.map((id) => sent.tree.get(id)?.name ?? id) : [],
  };
}
