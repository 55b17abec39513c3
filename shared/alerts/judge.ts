import type { Period } from '../catalog/period.ts';
import { judgeChange } from './judge-change.ts';
import { judgeGapExceeds, judgeGapWidens } from './judge-gap.ts';
import { judgeLevel } from './judge-level.ts';
import { judgeMissing } from './judge-missing.ts';
import { judgePace } from './judge-pace.ts';
import { judgeSignal } from './judge-signal.ts';
import type { Edition, Rule } from './rule.ts';
import type { Subject } from './subject.ts';
import type { Followed, Verdict } from './verdict.ts';

/** What a rule may look at: the published series of a place, its chart, when it is, and what others have sent. */
export type Evidence = Followed & { now: Date; received: ReadonlySet<Period> };

/**
 * What a rule says of the last periods of one subject at one place, in order of time; nothing where nothing is shown.
 * A period that lacks parts which the one it is compared with had (half of a region's districts) is not comparable yet,
 * a hidden value is never judged, and nothing is compared across editions.
 *
 * @param last how many periods are judged: one for what holds now, all of them for a rule's history
 */
export function judge(rule: Rule & Edition, subject: Subject, evidence: Evidence, last: number): Verdict[] {
  if (rule.kind === 'missing' || subject === 'data') {
    const { releases, received: periods, now } = evidence;
    return rule.kind === 'missing' ? judgeMissing(rule, { releases, periods }, now) : [];
  }
  if (rule.kind === 'signal' || rule.kind === 'gap-signal') return judgeSignal(rule, subject, evidence, last);
  if ('group' in subject) {
    if (rule.kind === 'level') return judgeLevel(rule, subject.group, evidence, last);
    if (rule.kind === 'pace') return judgePace(rule, subject.group, evidence, last);
    return rule.kind === 'change' ? judgeChange(rule, subject.group, evidence, last) : [];
  }
  if (rule.kind === 'gap-exceeds') return judgeGapExceeds(rule, subject, evidence, last);
  return rule.kind === 'gap-widens' ? judgeGapWidens(rule, subject, evidence, last) : [];
}
