import { growsByMoreThan } from '../statistics/percent.ts';
import type { Finding } from './finding.ts';
import { changesBy } from './judge-change.ts';
import { exceedsGap } from './judge-gap.ts';
import { reachesLevel } from './judge-level.ts';
import type { Rule, RuleOf } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** A rule with one number that decides how often it fires. */
export type SetRule = RuleOf<'level' | 'change' | 'gap-exceeds' | 'gap-widens'>;

export const isSet = (rule: Rule): rule is SetRule => 'percent' in rule || 'by' in rule || 'points' in rule;

/** The number at which a rule fires: percent for a level, else points (or percent) of change. */
export function settingOf(rule: SetRule): number {
  if (rule.kind === 'level') return rule.percent;
  return rule.kind === 'change' ? rule.by : rule.points;
}

/** The same rule with another setting; where it is over again moves along, as far as there is room. */
export function withSetting<R extends SetRule>(rule: R, setting: number): R {
  const clearsAt = rule.clearsAt === undefined ? undefined : rule.clearsAt + setting - settingOf(rule);
  const room = rule.kind === 'level' ? 100 : Number.POSITIVE_INFINITY;
  const moved = clearsAt === undefined ? {} : { clearsAt: Math.min(room, Math.max(0, clearsAt)) };
  if (rule.kind === 'level') return { ...rule, ...moved, percent: setting };
  return rule.kind === 'change' ? { ...rule, ...moved, by: setting } : { ...rule, ...moved, points: setting };
}

/** The rule that finds whatever any of these settings would tell, or take for not over yet, chance or not. */
export function mostEager<R extends SetRule>(rule: R, settings: readonly number[], betterWhen: 'higher' | 'lower'): R {
  const lines = settings.flatMap((setting) => [setting, withSetting(rule, setting).clearsAt ?? setting]);
  const isHighest = rule.kind === 'level' && betterWhen === 'higher';
  const { clearsAt, ...rest } = withSetting(rule, isHighest ? Math.max(...lines) : Math.min(...lines));
  return { ...rest, ...('beyondChance' in rule && { beyondChance: false }) } as R;
}

/** What the rule says where the most eager one found something. */
export function atSetting(verdict: Verdict, rule: SetRule, betterWhen: 'higher' | 'lower'): Verdict {
  if (verdict.verdict !== 'holds') return verdict;
  const { period, finding } = verdict;
  const isReal = !('beyondChance' in rule && rule.beyondChance) || isBeyondChance(finding);
  if (isReal && isBeyond(settingOf(rule), finding, betterWhen)) return verdict;
  const goesOn = rule.clearsAt !== undefined && isBeyond(rule.clearsAt, finding, betterWhen);
  return { period, verdict: goesOn ? 'between' : 'clear' };
}

function isBeyond(setting: number, finding: Finding, betterWhen: 'higher' | 'lower'): boolean {
  if (finding.kind === 'level') return reachesLevel(finding.after.counts, setting, betterWhen);
  if (finding.kind === 'change') {
    return changesBy(setting, finding.unit, finding.before.counts, finding.after.counts);
  }
  if (finding.kind === 'gap-widens') return growsByMoreThan(setting, finding.before, finding.after);
  return finding.kind === 'gap-exceeds' && exceedsGap(setting, finding.after);
}

function isBeyondChance(finding: Finding): boolean {
  if (!('interval' in finding)) return true;
  const [lower, upper] = finding.interval;
  return lower > 0 || (upper < 0 && finding.kind !== 'gap-widens');
}
