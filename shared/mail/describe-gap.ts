import type { FindingOf } from '../alerts/finding.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { FindingWords } from './finding-words.ts';
import * as say from './gap-wording.ts';
import type { Topic } from './wording.ts';

/** A finding about the gap of two groups. */
export type GapFinding = FindingOf<'gap-exceeds' | 'gap-widens' | 'gap-signal'>;

/** A finding about a gap, in words, with what each group did. */
export function describeGap(finding: GapFinding, topic: Topic): FindingWords {
  const gap = say.gapName(finding.focal, finding.reference);
  const { subject, clause } = titleOf(finding, topic, gap);
  return {
    subject,
    clause,
    sentence: `${subject}${detailOf(finding)}.`,
    certainty: [howSure(finding), ...whoMovedIn(finding)].join(' '),
  };
}

function titleOf(finding: GapFinding, topic: Topic, gap: string): Pick<FindingWords, 'subject' | 'clause'> {
  const size = Math.abs(gapOf(finding.after));
  switch (finding.kind) {
    case 'gap-widens':
      return { subject: say.gapWidenedAt(topic, gap, finding.change), clause: say.gapWidened(gap, finding.change) };
    case 'gap-exceeds':
      return { subject: say.gapIsAt(topic, gap, size), clause: say.gapIs(gap, size) };
    case 'gap-signal':
      return {
        subject: say.unusualGapAt(topic, gap, finding.direction, size),
        clause: say.unusualGap(gap, finding.direction, size),
      };
  }
}

function detailOf({ kind, focal, reference, before, after }: GapFinding): string {
  if (!before || kind === 'gap-exceeds') {
    const sides = [
      { group: focal, counts: after.focal },
      { group: reference, counts: after.reference },
    ] as const;
    return ` ${say.bothSides(after.period, ...sides)}`;
  }
  const fromTo = say.gapFromTo(
    { period: before.period, size: gapOf(before) },
    { period: after.period, size: gapOf(after) },
  );
  const groups = say.groupsFromTo(
    { group: focal, before: before.focal, after: after.focal },
    { group: reference, before: before.reference, after: after.reference },
  );
  return `, ${fromTo}: ${groups}`;
}

function howSure(finding: GapFinding): string {
  if (finding.kind === 'gap-widens') return say.howSureOfGap(finding.interval);
  if (finding.kind === 'gap-exceeds') return say.howSureOfSize(finding.interval);
  return say.howSureOfGapSignal(finding.direction, Math.abs(finding.usual), finding.since, finding.after.period);
}

/** Focal minus reference in points, rounded once from the counts. */
export function gapOf({ focal, reference }: GapFinding['after']): number {
  return pointsBetween(reference, focal) ?? 0;
}

/** Which group moved, and whether the gap changed sides; nothing where it is the first period that shows it. */
export function whoMovedIn({ focal, reference, before, after }: GapFinding): string[] {
  if (!before) return [];
  const [was, is] = [gapOf(before), gapOf(after)];
  const higher = (gap: number) => (gap > 0 ? focal : reference);
  const moved = say.whoMoved(
    { group: focal, change: pointsBetween(before.focal, after.focal) ?? 0 },
    { group: reference, change: pointsBetween(before.reference, after.reference) ?? 0 },
  );
  return was * is < 0 ? [moved, say.changedSides(higher(was), higher(is))] : [moved];
}
