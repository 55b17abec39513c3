import type { Released } from '../disclosure/release.ts';
import { shownCounts } from './published.ts';
import { groupsOf, type PlaceSubject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/** What a rule says of the release at one place in the series, before it is asked whether that was restated. */
export type JudgeAt = (now: Released, earlier: readonly Released[]) => Verdict;

/**
 * Judges the last periods in which something of the subject is shown, in order of time. A period in which all of it is
 * hidden is no period of its series.
 */
export function judgePeriods(
  releases: readonly Released[],
  subject: PlaceSubject,
  last: number,
  judgeAt: JudgeAt,
): Verdict[] {
  const groups = groupsOf(subject);
  const verdicts: Verdict[] = [];
  for (let at = releases.length - 1; at >= 0 && verdicts.length < last; at -= 1) {
    const now = releases[at];
    if (!now || !groups.some((group) => shownCounts(now, group))) continue;
    const verdict = judgeAt(now, releases.slice(0, at));
    verdicts.push(now.restated ? { ...verdict, restated: true } : verdict);
  }
  return verdicts.reverse();
}
