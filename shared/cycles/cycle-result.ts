import { aimResult } from './aim-result.ts';
import type { Cycle } from './cycle.ts';
import type { Evidence } from './evidence.ts';
import { judgeDecisionRule } from './judge-decision-rule.ts';
import { phaseResult, shownPeriods } from './phase-result.ts';
import { readingsOf } from './readings.ts';
import type { CycleResult } from './result.ts';
import { signalsSince } from './signals.ts';
import { placesOf } from './touching.ts';

/**
 * What a cycle looks like by now, from what is published and nothing else: the same for everybody who sees its places.
 *
 * @param partial whether `cycle` holds only those of its places that the reader may see
 */
export function cycleResult(cycle: Cycle, evidence: Evidence, { partial = false } = {}): CycleResult {
  const { id, name, aim, decisionRules } = cycle;
  const phases = cycle.phases.map((phase) => phaseResult(cycle, phase, evidence));
  const current = Math.max(
    0,
    phases.findLastIndex(({ span }) => span),
  );
  const phase = cycle.phases[current];
  if (!phase) throw new RangeError(`The cycle ${id} has no phase.`);
  const named = new Set(placesOf(cycle));
  const asOf = shownPeriods(phase.test, evidence).at(-1);
  const { indicator } = evidence;
  const result = {
    ...{ cycleId: id, name },
    indicator: { id: indicator.id, name: indicator.name, betterWhen: indicator.betterWhen },
    places: evidence.places.filter((one) => named.has(one.id)).map(({ id, name, kind }) => ({ id, name, kind })),
    ...(asOf !== undefined && { asOf }),
    ...{ partial, phases, current },
    signals: signalsSince(phase, evidence),
    ...(aim && { aim: aimResult(aim, phase, current, evidence) }),
    rules: decisionRules.map((rule) => judgeDecisionRule(cycle, rule, evidence, !partial)),
  };
  return { ...result, readings: readingsOf(result) };
}
