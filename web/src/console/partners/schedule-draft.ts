import { kindOf } from '../../../../shared/calendar/due-days.ts';
import type { Schedule } from '../../../../shared/calendar/schedule.ts';
import { type Dataset, isJoined } from '../../../../shared/catalog/dataset.ts';
import type { PeriodKind } from '../../../../shared/catalog/period.ts';
import { periodsAround } from '../links/periods-around.ts';

/** What a form holds of a schedule: days as they are typed, and both ways of saying when. */
export type Draft = {
  dataset: Dataset;
  indicatorId: string;
  kind: PeriodKind;
  isListed: boolean;
  from: string;
  to: string;
  dueDays: number;
  months: string[];
  listed: { period: string; dueOn: string }[];
  remindDays: string;
  overdueDays: string;
  escalateDays: number | undefined;
  contact: string;
  /** Those that a period needs; whatever came before where none is named. */
  placeIds: string[];
};

const SCHOOL_MONTHS = ['9', '10', '11', '12', '1', '2', '3', '4', '5', '6'];
const ALL_MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** The period that lasts now, in the middle of those that are offered. */
export const currentPeriod = (kind: PeriodKind): string => periodsAround(new Date(), kind)[3] ?? '';

/**
 * A new schedule: of the months of school, with the usual notices. A joined dataset, and attributes, are due while their
 * year lasts, on a day of their own.
 */
export function newDraft(dataset: Dataset, kind: PeriodKind): Draft {
  return {
    ...{
      dataset,
      kind,
      indicatorId: '',
      isListed: isJoined(dataset) || dataset === 'attributes',
      from: currentPeriod(kind),
      to: '',
      dueDays: 10,
    },
    ...{ months: SCHOOL_MONTHS, listed: [{ period: currentPeriod(kind), dueOn: '' }] },
    ...{ remindDays: '7, 1', overdueDays: '1, 7', escalateDays: 14, contact: '', placeIds: [] },
  };
}

/** A schedule as it was saved. */
export function draftOf(schedule: Schedule): Draft {
  const { dataset, indicatorId = '', calendar, contact = '', escalateDays, placeIds = [] } = schedule;
  const usual = newDraft(dataset, kindOf(schedule));
  return {
    ...{ ...usual, indicatorId, contact, escalateDays, placeIds },
    ...{ remindDays: schedule.remindDays.join(', '), overdueDays: schedule.overdueDays.join(', ') },
    ...(calendar.kind === 'listed'
      ? { isListed: true, listed: calendar.periods }
      : {
          ...{ from: calendar.from, to: calendar.to ?? '', dueDays: calendar.dueDays },
          months: calendar.months?.map(String) ?? ALL_MONTHS,
        }),
  };
}

/** Days as they are typed: `7, 1`. Undefined for anything else. */
export function daysOf(text: string): number[] | undefined {
  const days = text.split(/[\s,]+/).filter((part) => part !== '');
  return days.every((part) => /^\d{1,2}$/.test(part)) ? days.map(Number) : undefined;
}

/** What is saved; undefined while days are not numbers. */
export function scheduleFrom(draft: Draft): Omit<Schedule, 'id' | 'partnerId'> | undefined {
  const [remindDays, overdueDays] = [daysOf(draft.remindDays), daysOf(draft.overdueDays)];
  if (!remindDays || !overdueDays) return undefined;
  const { dataset, indicatorId, escalateDays, contact, placeIds } = draft;
  return {
    ...{ dataset, calendar: calendarFrom(draft), remindDays, overdueDays },
    ...(dataset === 'counts' && indicatorId && { indicatorId }),
    ...(escalateDays !== undefined && { escalateDays }),
    ...(contact && { contact }),
    ...(placeIds.length > 0 && { placeIds }),
  };
}

function calendarFrom({ isListed, listed, from, to, dueDays, kind, months }: Draft): Schedule['calendar'] {
  if (isListed) return { kind: 'listed', periods: listed };
  const hasMonths = (kind === 'month' || kind === 'week') && months.length < 12;
  return {
    ...{ kind: 'every', from, dueDays },
    ...(to && { to }),
    ...(hasMonths && { months: months.map(Number) }),
  };
}
