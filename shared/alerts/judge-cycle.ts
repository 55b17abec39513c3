import type { Period } from '../catalog/period.ts';
import type { Cycle, Phase } from '../cycles/cycle.ts';
import type { DecisionRule } from '../cycles/decision-rule.ts';
import { type Evidence, releaseAt } from '../cycles/evidence.ts';
import { armsOf, judgementOf, periodsOf } from '../cycles/judgement.ts';
import { changesOver } from '../cycles/phase-result.ts';
import type { ArmChange, CannotSay } from '../cycles/result.ts';
import { spanTo } from '../cycles/span.ts';
import type { Counts } from '../measures/measure.ts';
import type { FindingOf } from './finding.ts';
import { shownCounts } from './published.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { CycleSubject } from './subject.ts';
import type { Verdict } from './verdict.ts';

type CycleRule = RuleOf<'cycle'> & Edition;
type Judged = FindingOf<'cycle-judged'>;

/** What a rule about cycles may look at: what is published of all their places, where it is told, and when it is. */
export type CycleEvidence = Evidence & { at: { indicatorId: string; placeId: string }; now: Date };

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a rule says of a cycle: that its decision is due, or what one of its decision rules came to. */
export function judgeCycle(rule: CycleRule, { cycle, asks }: CycleSubject, evidence: CycleEvidence): Verdict[] {
  return asks === 'due' ? judgeDue(rule, cycle, evidence) : judgeDecision(rule, cycle, asks, evidence);
}

/** Time alone brings it; the latest period says only how far the data is by then. */
function judgeDue(rule: CycleRule, cycle: Cycle, { series, at, now }: CycleEvidence): Verdict[] {
  const { id, version, daysBefore } = rule;
  const period = series.get(at.placeId)?.at(-1)?.period ?? cycle.phases[0]?.baseline;
  if (period === undefined) return [];
  const dueFrom = Date.parse(`${cycle.decideBy}T00:00:00Z`) - daysBefore * DAY_MS;
  if (now.getTime() < dueFrom) return [{ period, verdict: 'clear' }];
  const origin = { ruleId: id, ruleVersion: version, ...at, period };
  return [{ period, verdict: 'holds', finding: { ...origin, kind: 'cycle-due', ...toldOf(cycle), daysBefore } }];
}

/**
 * It holds whatever the verdict is, so that the last word is always the one that was told; another verdict is told anew.
 * Nothing before it is settled.
 */
function judgeDecision(rule: CycleRule, cycle: Cycle, decisionRule: DecisionRule, evidence: CycleEvidence): Verdict[] {
  const judged = judgementOf(cycle, decisionRule, evidence, evidence.now);
  const phase = cycle.phases[decisionRule.phase];
  if (!judged || !phase) return [];
  const { result, restated } = judged;
  const { judgedIn: period, words, decide, verdict, checks } = result;
  const finding: Judged = {
    ...{ ruleId: rule.id, ruleVersion: rule.version, ...evidence.at, period },
    ...{
      kind: 'cycle-judged',
      ...toldOf(cycle),
      decisionRule: { id: decisionRule.id, words, decide },
      verdict,
      checks,
    },
    placeIds: [...new Set([phase.test, phase.comparison].flatMap((arm) => arm?.placeIds ?? []))],
    ...comparedOf(cycle, phase, period, evidence),
    counted: countedFor(decisionRule, phase, evidence),
  };
  return [{ period, verdict: 'holds', finding, ...(restated && { restated }) }];
}

/** What both arms did in the time that is compared; of an arm of which nothing can be said, nothing. */
function comparedOf(cycle: Cycle, phase: Phase, period: Period, evidence: CycleEvidence): Pick<Judged, 'compared'> {
  const span = spanTo(phase, period);
  if (!span) return {};
  const changes = changesOver(cycle, phase, span, evidence);
  const test = sideOf(phase.test.group, changes.test);
  const comparison = phase.comparison && sideOf(phase.comparison.group, changes.comparison);
  return test ? { compared: { ...span, test, ...(comparison && { comparison }) } } : {};
}

function sideOf(group: string, change: ArmChange | CannotSay) {
  if ('cannotSay' in change) return undefined;
  const countsOf = ({ numerator, denominator }: Counts): Counts => ({ numerator, denominator });
  const ids = (places: readonly { placeId: string }[]) => places.map(({ placeId }) => placeId);
  const { before, after, places, without } = change;
  return {
    ...{ group, placeIds: ids(places), without: ids(without) },
    ...{ before: countsOf(before), after: countsOf(after) },
  };
}

/** All shown values that it may be made from. */
function countedFor(rule: DecisionRule, phase: Phase, evidence: CycleEvidence): Judged['counted'] {
  const periods = periodsOf(rule, phase, spanTo(phase, rule.judgedIn));
  const arms = phase.comparison ? [phase.test, phase.comparison] : armsOf(rule, phase);
  return periods.flatMap((period) =>
    arms.flatMap(({ placeIds, group }) => {
      const shown = placeIds.filter((id) => {
        const release = releaseAt(evidence, id, period);
        return release && shownCounts(release, group);
      });
      return shown.length > 0 ? [{ period, group, placeIds: shown }] : [];
    }),
  );
}

const toldOf = ({ id, name, decideBy }: Cycle) => ({ cycleId: id, cycle: name, decideBy });
