import type { Period } from '../catalog/period.ts';
import type { SentFile } from '../submissions/sent-file.ts';
import { judgeChange } from './judge-change.ts';
import { judgeGapExceeds, judgeGapWidens } from './judge-gap.ts';
import { judgeLevel } from './judge-level.ts';
import { judgeMissing } from './judge-missing.ts';
import { judgePace } from './judge-pace.ts';
import { judgeQuality } from './judge-quality.ts';
import { judgeSignal } from './judge-signal.ts';
import type { Edition, Rule } from './rule.ts';
import type { PlaceSubject } from './subject.ts';
import type { Followed, Verdict } from './verdict.ts';

/** What a rule may look at: the published series of a place, its chart, when it is, its files, and what others sent. */
export type Evidence = Followed & {
  at: { indicatorId: string; placeId: string };
  now: Date;
  received: ReadonlySet<Period>;
  /** Files of the indicator's dataset that count, as the place's partners sent them. */
  files: readonly SentFile[];
};

/**
 * What a rule says of the last periods of one subject at one place, in order of time; nothing where nothing is shown.
 * A period that lacks parts which the one it is compared with had (half of a region's districts) is not comparable yet,
 * a hidden value is never judged, and nothing is compared across editions.
 *
 * @param last how many periods are judged: one for what holds now, all of them for a rule's history
 */
export function judge(rule: Rule & Edition, subject: PlaceSubject, evidence: Evidence, last: number): Verdict[] {
  if (subject === 'data') return judgeData(rule, evidence, last);
  if (rule.kind === 'signal' || rule.kind === 'gap-signal') return judgeSignal(rule, subject, evidence, last);
  if ('group' in subject) {
    if (rule.kind === 'level') return judgeLevel(rule, subject.group, evidence, last);
    if (rule.kind === 'pace') return judgePace(rule, subject.group, evidence, last);
    return rule.kind === 'change' ? judgeChange(rule, subject.group, evidence, last) : [];
  }
  if (rule.kind === 'gap-exceeds') return judgeGapExceeds(rule, subject, evidence, last);
  return rule.kind === 'gap-widens' ? judgeGapWidens(rule, subject, evidence, last) : [];
}

function judgeData(rule: Rule & Edition, evidence: Evidence, last: number): Verdict[] {
  const { at, releases, received: periods, files, now } = evidence;
  if (rule.kind === 'missing') return judgeMissing(rule, { releases, periods }, now);
  return rule.kind === 'quality' ? judgeQuality(rule, files, at, last) : [];
}
