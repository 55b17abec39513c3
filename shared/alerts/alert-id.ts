import { type Subject, subjectName } from './subject.ts';

/** The same rule, for the same indicator, place and subject, is always the same alert. */
export function alertId(ruleId: string, indicatorId: string, placeId: string, subject: Subject): string {
  return [ruleId, indicatorId, placeId, subjectName(subject)].join('~');
}
