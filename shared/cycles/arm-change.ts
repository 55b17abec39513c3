import { hasAllParts, shownCounts } from '../alerts/published.ts';
import { areComparable } from '../catalog/editions.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { pointsBetween } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import type { Arm } from './cycle.ts';
import { type Evidence, incomplete, MINIMUM_STUDENTS, missingPeriod, releaseAt } from './evidence.ts';
import { findingOf, inPoints, shareOf, sum } from './figures.ts';
import type { ArmChange, CannotSay, LeftOut } from './result.ts';
import type { Span } from './span.ts';

type BothPeriods = { placeId: string; before: Proportion; after: Proportion };
const isAwaited: ReadonlySet<LeftOut['because']> = new Set(['not-received', 'parts-missing']);
type Missing = { because: LeftOut['because']; period: string };

/**
 * How an arm moved from the start to the end of a span: the published counts of its places added up, of those alone that
 * are shown in both periods. Students count as independent samples, also where the same ones are seen twice.
 *
 * @param joined places that are left out, since they are in the other arm by now
 */
export function armChange(
  arm: Arm,
  span: Span,
  evidence: Evidence,
  joined: ReadonlySet<string> = new Set(),
): ArmChange | CannotSay {
  if (!areComparable(evidence.indicator, span.from, span.to, arm.group)) return { cannotSay: 'new-edition' };
  const looked = arm.placeIds.map((placeId) =>
    joined.has(placeId)
      ? { placeId, because: 'joined' as const, period: span.to }
      : { placeId, ...inBoth(placeId, arm, span, evidence) },
  );
  const places = looked.filter((one): one is BothPeriods => 'before' in one);
  const left = looked.filter((one): one is { placeId: string } & Missing => 'because' in one);
  if (places.length === 0) return whyNone(left, evidence);
  const awaited = left.filter(({ because, period }) => period === span.to && isAwaited.has(because));
  const unfinished = incomplete(
    evidence,
    span.to,
    awaited.map(({ placeId }) => placeId),
  );
  if (unfinished) return unfinished;
  const [before, after] = [sum(places.map((one) => one.before)), sum(places.map((one) => one.after))];
  if (before.denominator < MINIMUM_STUDENTS) return { cannotSay: 'too-few-students', period: span.from };
  if (after.denominator < MINIMUM_STUDENTS) return { cannotSay: 'too-few-students', period: span.to };
  const interval = newcombe(after, before)?.interval ?? [-1, 1];
  return {
    ...movedFrom(before, after),
    interval: inPoints(interval),
    finding: findingOf(interval, evidence.indicator.betterWhen),
    places: places.map((one) => ({ placeId: one.placeId, ...movedFrom(one.before, one.after) })),
    without: left.map(({ placeId, because }) => ({ placeId, because })),
  };
}

/** A place's counts at the start and the end of a span, or which of them lacks and why. */
function inBoth(
  placeId: string,
  { group }: Arm,
  { from, to }: Span,
  evidence: Evidence,
): Omit<BothPeriods, 'placeId'> | Missing {
  const [was, is] = [releaseAt(evidence, placeId, from), releaseAt(evidence, placeId, to)];
  if (!is || !(group in is.cells)) return { because: 'not-received', period: to };
  if (!was || !(group in was.cells)) return { because: 'not-received', period: from };
  const [before, after] = [shownCounts(was, group), shownCounts(is, group)];
  if (!after) return { because: 'hidden', period: to };
  if (!before) return { because: 'hidden', period: from };
  if (!hasAllParts(is, was, group)) return { because: 'parts-missing', period: to };
  return { before, after };
}

/** What is said of an arm of which no place is in both periods: the reason that is the least to be mended. */
function whyNone(left: readonly Missing[], evidence: Evidence): CannotSay {
  const of = (because: LeftOut['because']) => left.find((one) => one.because === because);
  const [hidden, partial, missing, joined] = [of('hidden'), of('parts-missing'), of('not-received'), of('joined')];
  if (hidden) return { cannotSay: 'hidden', period: hidden.period };
  if (partial) return { cannotSay: 'parts-missing', period: partial.period };
  if (missing) return missingPeriod(evidence, missing.period);
  return { cannotSay: 'no-comparison', ...(joined && { period: joined.period }) };
}

const movedFrom = (before: Proportion, after: Proportion) => ({
  before: shareOf(before),
  after: shareOf(after),
  points: pointsBetween(before, after) ?? 0,
});
