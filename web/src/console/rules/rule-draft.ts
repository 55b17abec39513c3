import { type Rule, ruleSchema } from '../../../../shared/alerts/rule.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';

/** What a new rule of a kind starts with, besides what the schema gives. */
const starts: Partial<Record<Rule['kind'], object>> = {
  level: { percent: 20 },
  change: { by: 5 },
  'gap-exceeds': { points: 10 },
  'gap-widens': { points: 2, comparison: 'year-before' },
};

/** A rule of a kind as it starts; what it shares with `before` (places, people, delivery) stays. */
export function newRule(kind: Rule['kind'], indicators: readonly Indicator[], before?: Rule): Rule {
  const watched = before?.indicatorIds ?? [];
  const indicatorIds = watched.length > 0 ? watched : indicators.slice(0, 1).map(({ id }) => id);
  const gaps = indicators.filter(({ id }) => indicatorIds.includes(id)).flatMap((one) => one.gaps);
  const { placeIds, delivery, severity, enabled, name } = before ?? {};
  const kept = { placeIds, delivery, severity, enabled, name, ...(before && keptOf(before, kind)) };
  const known = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  const id = before?.id ?? `rule-${crypto.randomUUID().slice(0, 8)}`;
  const needsGaps = kind.startsWith('gap-') ? { gaps: gaps.length > 0 ? gaps : [SOME_GAP] } : {};
  return ruleSchema.parse({ ...starts[kind], ...known, ...needsGaps, id, kind, indicatorIds });
}

/** A rule about gaps names one; where the indicator has none, staff see this one and change it. */
const SOME_GAP = { focal: 'english_learner:yes', reference: 'english_learner:no' };

/** Decisions of cycles have owners of their own; all other kinds share theirs. */
function keptOf({ kind: was, recipients }: Rule, kind: Rule['kind']): object {
  return (was === 'cycle') === (kind === 'cycle') ? { recipients } : {};
}

/** What the API takes: the rule without what its address says. */
export function bodyOf(rule: Rule): object {
  const { id: _, ...body } = rule;
  return body;
}

/** What has to be chosen before a rule can be tried or saved; undefined when it is whole. */
export function missingIn(rule: Rule): string | undefined {
  if (rule.indicatorIds.length === 0) return 'Choose at least one indicator.';
  if ('groups' in rule && rule.groups.length === 0) return 'Choose at least one group.';
  if ('gaps' in rule && rule.gaps.length === 0) return 'Choose at least one gap.';
  if (rule.placeIds ? rule.placeIds.length === 0 : rule.placeKinds.length === 0) return 'Choose at least one place.';
  return ruleSchema.safeParse(rule).success ? undefined : 'A number is out of its range.';
}
