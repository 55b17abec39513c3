import { isDeepStrictEqual } from 'node:util';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { comparePeriods, type Period, periodKind } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { type PlaceTree, placeTree } from '../../shared/catalog/place-tree.ts';
import { dimensionOf } from '../../shared/catalog/student-group.ts';
import type { Arm, Cycle, CycleDefinition, Phase } from '../../shared/cycles/cycle.ts';
import type { DecisionRule } from '../../shared/cycles/decision-rule.ts';
import { answeredRules } from '../../shared/cycles/open-rules.ts';
import type { FieldError } from '../http/problem.ts';
import { checkGap, unknownIn } from './references.ts';

type Known = { indicators: readonly Indicator[]; places: readonly Place[]; owners: readonly { id: string }[] };

/** Fields of a cycle that do not fit what is there, the order of time, or one another. */
export function checkCycle(cycle: CycleDefinition, known: Known, stored: Cycle | undefined): FieldError[] {
  const { indicatorId, growthIndicatorId, ownerId, phases } = cycle;
  const indicator = known.indicators.find(({ id }) => id === indicatorId);
  const tree = placeTree([...known.places]);
  return [
    ...unknownIn(known.indicators, 'indicatorId', [indicatorId]),
    ...unknownIn(known.owners, 'ownerId', [ownerId]),
    ...checkGrowth(growthIndicatorId, known.indicators),
    ...phases.flatMap((phase, index) => checkPlaces(phase, `phases.${index}`, known.places, tree)),
    ...(indicator ? checkPeriods(cycle, indicator) : []),
    ...checkDays(cycle),
    ...checkAim(cycle),
    ...cycle.decisionRules.flatMap((rule, index) => checkRule(rule, index, cycle)),
    ...(stored ? checkAnswered(cycle, stored) : []),
  ];
}

function checkGrowth(id: string | undefined, indicators: readonly Indicator[]): FieldError[] {
  const field = 'growthIndicatorId';
  const found = indicators.find((one) => one.id === id);
  if (!found) return unknownIn(indicators, field, id === undefined ? [] : [id]);
  const { kind } = found.definition;
  if (kind === 'dibels-progress' || kind === 'dibels-monitoring') return [];
  return [{ field, message: `must be an indicator that follows students, which ${found.name} does not` }];
}

function checkPlaces(phase: Phase, at: string, places: readonly Place[], tree: PlaceTree): FieldError[] {
  const { test, comparison } = phase;
  const field = { test: `${at}.test.placeIds`, comparison: `${at}.comparison.placeIds` };
  return [
    ...unknownIn(places, field.test, test.placeIds),
    ...unknownIn(places, field.comparison, comparison?.placeIds ?? []),
    ...checkWithin(test, field.test, tree),
    ...(comparison ? checkWithin(comparison, field.comparison, tree) : []),
    ...(comparison ? checkApart(test, comparison, at, tree) : []),
  ];
}

/** Nobody is counted twice in one arm. */
function checkWithin({ placeIds }: Arm, field: string, tree: PlaceTree): FieldError[] {
  return placeIds.flatMap((id, index) => {
    if (placeIds.indexOf(id) < index) return [{ field, message: `names ${id} twice` }];
    const outer = placeIds.find((other) => other !== id && lieWithin(id, other, tree));
    return outer === undefined ? [] : [{ field, message: `names ${id}, which lies in ${outer}` }];
  });
}

/** Nobody is on both sides of a comparison. */
function checkApart(test: Arm, comparison: Arm, at: string, tree: PlaceTree): FieldError[] {
  if (dimensionOf(test.group) !== dimensionOf(comparison.group)) {
    return [{ field: `${at}.comparison.group`, message: `must be of the same dimension as ${test.group}` }];
  }
  if (test.group !== comparison.group) return [];
  const shared = comparison.placeIds.filter((id) =>
    test.placeIds.some((other) => lieWithin(id, other, tree) || lieWithin(other, id, tree)),
  );
  const field = `${at}.comparison.placeIds`;
  return shared.map((id) => ({ field, message: `names ${id}, where the change is tried with the same students` }));
}

const lieWithin = (inner: string, outer: string, tree: PlaceTree) => tree.within(outer).some(({ id }) => id === inner);

function checkPeriods({ phases, aim, decisionRules }: CycleDefinition, { periodKind: kind }: Indicator): FieldError[] {
  const all: [string, Period][] = [
    ...phases.map(({ baseline }, index): [string, Period] => [`phases.${index}.baseline`, baseline]),
    ...(aim ? [['aim.by', aim.by] as [string, Period]] : []),
    ...decisionRules.map(({ judgedIn }, at): [string, Period] => [`decisionRules.${at}.judgedIn`, judgedIn]),
  ];
  return all
    .filter(([, period]) => periodKind(period) !== kind)
    .map(([field]) => ({ field, message: `must be a ${kind}, as the indicator has them` }));
}

function checkDays({ phases, reviewsOn, decideBy }: CycleDefinition): FieldError[] {
  const [first, ...later] = phases;
  const startedOn = first?.startedOn ?? '';
  const notBefore = (field: string, day: string) =>
    day < startedOn ? [{ field, message: `must be ${startedOn} or later, when it starts` }] : [];
  return [
    ...reviewsOn.flatMap((day, index) => notBefore(`reviewsOn.${index}`, day)),
    ...notBefore('decideBy', decideBy),
    ...later.flatMap((phase, index) => checkOrder(phases[index] as Phase, phase, `phases.${index + 1}`)),
  ];
}

function checkOrder(before: Phase, phase: Phase, at: string): FieldError[] {
  const isLater = phase.startedOn > before.startedOn;
  const isSameKind = periodKind(phase.baseline) === periodKind(before.baseline);
  const goesBack = isSameKind && comparePeriods(phase.baseline, before.baseline) < 0;
  return [
    ...(isLater
      ? []
      : [{ field: `${at}.startedOn`, message: `must be after ${before.startedOn}, when the phase before began` }]),
    ...(goesBack ? [{ field: `${at}.baseline`, message: `must be ${before.baseline} or later` }] : []),
  ];
}

function checkAim({ aim, phases: [first] }: CycleDefinition): FieldError[] {
  if (!aim || !first) return [];
  return [
    ...checkAfter(aim.by, first.baseline, 'aim.by'),
    ...(aim.gapTo ? checkGap({ focal: first.test.group, reference: aim.gapTo }).map(inAim) : []),
  ];
}

/** The gap of an aim is between the test group and the one that it names. */
const inAim = ({ field, message }: FieldError): FieldError =>
  field === 'focal' ? { field: 'phases.0.test.group', message } : { field: 'aim.gapTo', message };

function checkRule(rule: DecisionRule, index: number, { phases, decisionRules }: CycleDefinition): FieldError[] {
  const at = `decisionRules.${index}`;
  if (decisionRules.findIndex(({ id }) => id === rule.id) < index) {
    return [{ field: `${at}.id`, message: `must be another than ${rule.id}, which a rule before has` }];
  }
  const phase = phases[rule.phase];
  if (!phase) return [{ field: `${at}.phase`, message: `must be one of the phases, 0 to ${phases.length - 1}` }];
  const compares = rule.conditions.some(({ kind }) => kind === 'ahead' || kind === 'again');
  return [
    ...checkAfter(rule.judgedIn, phase.baseline, `${at}.judgedIn`),
    ...(compares && !phase.comparison
      ? [{ field: `${at}.conditions`, message: 'compare with other places, of which its phase names none' }]
      : []),
  ];
}

function checkAfter(period: Period, baseline: Period, field: string): FieldError[] {
  if (periodKind(period) !== periodKind(baseline) || comparePeriods(period, baseline) > 0) return [];
  return [{ field, message: `must be after the baseline, ${baseline}` }];
}

/** What was agreed on stays as it was when it was answered. */
function checkAnswered({ decisionRules }: CycleDefinition, stored: Cycle): FieldError[] {
  const answered = answeredRules(stored);
  return stored.decisionRules
    .filter(({ id }) => answered.has(id))
    .filter((rule) => !decisionRules.some((one) => isDeepStrictEqual(one, rule)))
    .map(({ id }) => ({
      field: 'decisionRules',
      message: `must keep ${id}, which a decision has answered, as it was`,
    }));
}
