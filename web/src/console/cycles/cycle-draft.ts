import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import {
  laterPeriod,
  type Period,
  type PeriodKind,
  periodKind as periodKindOf,
  shortPeriod,
} from '../../../../shared/catalog/period.ts';
import type { StudentGroup } from '../../../../shared/catalog/student-group.ts';
import {
  type Arm,
  type Cycle,
  type CycleDefinition,
  cycleDefinitionSchema,
  type Phase,
} from '../../../../shared/cycles/cycle.ts';
import type { Condition, DecisionRule } from '../../../../shared/cycles/decision-rule.ts';
import { periodsAround } from '../links/periods-around.ts';

/** What a form holds of a cycle: its definition, in which texts, days and places may still be missing. */
export type Draft = CycleDefinition;

/** School years that are offered before now, for baselines, and after it, for aims. */
const YEARS = { before: 4, after: 4 };
const perYear: Record<PeriodKind, number> = { week: 52, month: 12, window: 3, year: 1 };

/** The period that lasts now. */
const currentOf = (kind: PeriodKind, now: Date): Period => periodsAround(now, kind, { before: 0, after: 0 })[0] ?? '';

/** The same time of the year, a school year later. */
export const yearLater = (period: Period): Period => laterPeriod(period, perYear[periodKindOf(period)]);

/** The periods that can be chosen, the latest first, with one that is chosen already. */
export function periodOptions(kind: PeriodKind, chosen: Period, now = new Date()): (readonly [Period, string])[] {
  const count = perYear[kind];
  const around = periodsAround(now, kind, { before: YEARS.before * count, after: YEARS.after * count });
  const all = chosen === '' || around.includes(chosen) ? around : [...around, chosen];
  return all.map((period) => [period, shortPeriod(period)] as const);
}

/** A cycle of an indicator before anybody said anything of it. */
export function newCycle({ id, periodKind }: Pick<Indicator, 'id' | 'periodKind'>, now = new Date()): Draft {
  return {
    id: '',
    name: '',
    indicatorId: id,
    ownerId: '',
    phases: [newPhase(currentOf(periodKind, now))],
    reviewsOn: [],
    decideBy: '',
    decisionRules: [],
  };
}

const newPhase = (baseline: Period): Phase => ({
  startedOn: '',
  baseline,
  test: { placeIds: [], group: 'all' },
});

/** One more phase, which takes over from the one before what is not said anew. */
export const nextPhase = ({ phases }: Pick<Draft, 'phases'>): Phase => {
  const { name: _, ...last } = phases.at(-1) ?? newPhase('');
  return { ...last, startedOn: '' };
};

/** The draft for another indicator: its periods may be of another kind, and then none that was chosen holds. */
export function withIndicator(draft: Draft, before: PeriodKind | undefined, indicator: Indicator, now = new Date()) {
  const indicatorId = indicator.id;
  if (before === indicator.periodKind) return { ...draft, indicatorId };
  const current = currentOf(indicator.periodKind, now);
  const { aim, ...rest } = draft;
  return {
    ...rest,
    indicatorId,
    ...(aim && { aim: { ...aim, by: yearLater(current) } }),
    phases: draft.phases.map((phase) => ({ ...phase, baseline: current })),
    decisionRules: draft.decisionRules.map((rule) => ({ ...rule, judgedIn: laterPeriod(current, 1) })),
  };
}

/** What a rule of the last phase starts with: judged in the period after the baseline, by the condition that a comparison allows, else one against the baseline. */
export function newRule({ phases, decisionRules }: Draft): DecisionRule {
  const phase = phases.length - 1;
  const judgedIn = laterPeriod(phases[phase]?.baseline ?? '', 1);
  const taken = new Set(decisionRules.map(({ id }) => id));
  const id = ['rule-1', 'rule-2', 'rule-3', 'rule-4', 'rule-5'].find((one) => !taken.has(one)) ?? '';
  const conditions = [newCondition(phases[phase]?.comparison ? 'ahead' : 'change')];
  return { id, phase, judgedIn, conditions, decide: 'expand' };
}

/** A condition of a kind as it starts. */
export function newCondition(kind: Condition['kind']): Condition {
  if (kind === 'reach') return { kind, percent: 50 };
  if (kind === 'change') return { kind, points: 5 };
  return kind === 'ahead' ? { kind, points: 5, beyondChance: true } : { kind };
}

/** The other students of the schools of a program, or of any group of two; undefined for other groups. */
export const othersOf = (group: StudentGroup): StudentGroup | undefined =>
  group.endsWith(':yes') ? group.replace(/:yes$/, ':no') : undefined;

/** A comparison as it starts: the other students of the same places where the test is of some, else places to choose. */
export function newComparison({ placeIds, group }: Arm): Arm {
  const others = othersOf(group);
  return others === undefined ? { placeIds: [], group } : { placeIds, group: others };
}

/** A saved cycle as a form takes it: without what only ever is added to it. */
export function draftOf({ state: _, decision: _decision, log: _log, ...definition }: Cycle): Draft {
  const { version: _version, ...draft } = definition as Draft & { version?: number };
  return draft;
}

/** An id that people can read, of a name, with a few letters so that it is nobody else's. @example 'coaching-3f2a' */
export function newId(name: string, random: string = crypto.randomUUID()): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${words.slice(0, 48) || 'cycle'}-${random.slice(0, 4)}`.replaceAll('--', '-');
}

/** What has to be said before a cycle can be saved; undefined when it is whole. */
export function missingIn(draft: Draft): string | undefined {
  if (draft.name.trim() === '') return 'Give it a name.';
  if (draft.ownerId === '') return 'Choose who owns it.';
  if (draft.phases.some(({ startedOn }) => startedOn === '')) return 'Say on which day each phase begins.';
  if (draft.phases.some(({ test }) => test.placeIds.length === 0)) return 'Choose at least one place to try it at.';
  if (draft.phases.some(({ comparison }) => comparison?.placeIds.length === 0)) {
    return 'Choose at least one place to compare with, or compare with none.';
  }
  if (draft.decideBy === '') return 'Say by which day it is decided.';
  if (draft.decisionRules.some(({ conditions }) => conditions.length === 0)) return 'Give each rule a condition.';
  const checked = cycleDefinitionSchema.safeParse({ ...draft, id: draft.id || 'new-one' });
  return checked.success ? undefined : 'A number is out of its range, or a day is not whole.';
}
