import type { Rule } from '../../../shared/alerts/rule.ts';
import { isSet, type SetRule, settingOf } from '../../../shared/alerts/setting.ts';
import type { Unsaid } from '../../../shared/alerts/verdict.ts';
import type { PreviewView } from '../../../shared/api/preview.ts';
import type { Indicator } from '../../../shared/catalog/indicator.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { formatCounted, formatTenths } from './numbers.ts';
import { groupInSentence } from './student-group.ts';

/** What rules can look for, in the order in which people choose. */
export const ruleKinds: Record<Rule['kind'], string> = {
  level: 'A share crosses a level',
  change: 'A share changes',
  signal: 'A share leaves its usual ups and downs',
  pace: 'A share falls behind its target',
  'gap-exceeds': 'A gap exceeds a size',
  'gap-widens': 'A gap widens',
  'gap-signal': 'A gap leaves its usual ups and downs',
  missing: 'Data is overdue',
  quality: 'A file is doubtful',
  cycle: 'A cycle asks for a decision',
};

type Named = Pick<Indicator, 'id' | 'name' | 'betterWhen'>;

/** A rule by its own name, or else by what it looks for. @example 'Chronic absence at or above 20.0%' */
export function ruleName(rule: Rule, indicators: readonly Named[]): string {
  return rule.name ?? `${indicatorNames(rule, indicators)}: ${conditionWords(rule, indicators)}`;
}

/** The indicators that a rule watches. */
export function indicatorNames({ indicatorIds }: Pick<Rule, 'indicatorIds'>, indicators: readonly Named[]): string {
  const names = indicatorIds.map((id) => indicators.find((one) => one.id === id)?.name ?? id);
  return names.length <= 2 ? names.join(' and ') : `${names[0]} and ${names.length - 1} more`;
}

function conditionWords(rule: Rule, indicators: readonly Named[]): string {
  if ('groups' in rule && rule.groups.join() !== 'all') return `${shareWords(rule, indicators)}, ${groupsWords(rule)}`;
  if ('groups' in rule) return shareWords(rule, indicators);
  if ('gaps' in rule) return `${gapWords(rule)}, ${gapsWords(rule)}`;
  if (rule.kind === 'missing') return `data ${formatCounted(rule.graceDays, 'day')} late`;
  return rule.kind === 'quality' ? 'doubtful files' : 'decisions of cycles';
}

function shareWords(rule: Extract<Rule, { groups: string[] }>, indicators: readonly Named[]): string {
  if (rule.kind === 'signal') return 'beyond usual ups and downs';
  if (rule.kind === 'pace') return 'behind the target';
  return `${settingLead(rule, indicators)} ${settingWords(rule, settingOf(rule))}`;
}

function gapWords(rule: Extract<Rule, { gaps: unknown }>): string {
  if (rule.kind === 'gap-signal') return 'gap beyond usual ups and downs';
  const lead = rule.kind === 'gap-exceeds' ? 'gap of more than' : 'gap wider by more than';
  return `${lead} ${settingWords(rule, rule.points)}`;
}

const groupsWords = ({ groups }: { groups: readonly string[] }) => listOrCount(groups.map(groupInSentence), 'groups');

const gapsWords = ({ gaps }: { gaps: readonly { focal: string }[] }) =>
  listOrCount(
    gaps.map(({ focal }) => groupInSentence(focal)),
    'gaps',
  );

const listOrCount = (names: string[], many: string) =>
  names.length <= 2 ? names.join(' and ') : `${names.length} ${many}`;

/** What stands before the setting. @example 'at or above' */
export function settingLead(rule: SetRule, indicators: readonly Named[]): string {
  if (rule.kind === 'change') return 'changes by more than';
  if (rule.kind === 'gap-exceeds') return 'is more than';
  if (rule.kind === 'gap-widens') return 'widens by more than';
  const { betterWhen } = indicators.find(({ id }) => rule.indicatorIds.includes(id)) ?? { betterWhen: 'lower' };
  return betterWhen === 'lower' ? 'at or above' : 'at or below';
}

/** A setting with its unit. @example '3.0 points' */
export function settingWords(rule: SetRule, setting: number): string {
  return settingUnit(rule) === '%' ? `${formatTenths(setting)}%` : `${formatTenths(setting)} points`;
}

export const settingUnit = (rule: SetRule): '%' | 'points' =>
  rule.kind === 'level' || (rule.kind === 'change' && rule.unit === 'percent') ? '%' : 'points';

/** What a preview found, as the title of its page. */
export function previewTitle(rule: Rule, { times, years, places }: PreviewView): string {
  if (!hasHistory(rule)) return 'This rule tells from now on; it has no history';
  const lead = isSet(rule) ? `At ${settingWords(rule, settingOf(rule))} this rule` : 'This rule';
  if (years === 0) return 'Nothing is published yet that this rule could look at';
  if (times === 0) return `${lead} would not have fired in ${yearsWords(years)}`;
  const share = places.watched > 1 ? `, at ${shareOfPlaces(places.fired, places.watched)} of places` : '';
  return `${lead} would have fired ${timesWords(times)} in ${yearsWords(years)}${share}`;
}

/** How the rule did as it is saved, or how often a year. */
export function previewLead(rule: Rule, saved: Rule | undefined, preview: PreviewView): string {
  const unchanged = 'Nothing changes until you save.';
  if (rule.kind === 'missing') return `It is not kept when a file came. ${unchanged}`;
  if (rule.kind === 'cycle') return `It is not kept when a decision was due. ${unchanged}`;
  if (saved && preview.saved) {
    const at = isSet(saved) ? `, at ${settingWords(saved, settingOf(saved))},` : '';
    const share = shareOfPlaces(preview.saved.places, preview.places.watched);
    const times = preview.saved.times === 0 ? 'not have fired' : `have fired ${timesWords(preview.saved.times)}`;
    return `As saved${at} it would ${times}${preview.saved.times > 0 ? `, at ${share} of places` : ''}. ${unchanged}`;
  }
  const { perYear } = preview;
  return perYear === undefined || preview.times === 0
    ? unchanged
    : `That is ${formatTenths(perYear)} a year. ${unchanged}`;
}

/** Whether it can be said when a rule would have fired. */
export const hasHistory = ({ kind }: Pick<Rule, 'kind'>): boolean => kind !== 'missing' && kind !== 'cycle';

/** `once`, `3 times`, which stay on one line. */
export const timesWords = (times: number): string =>
  times === 1 ? 'once' : formatCounted(times, 'time').replace(' ', '\u00a0');

function yearsWords(years: number): string {
  const rounded = Math.round(years * 2) / 2;
  if (rounded < 1) return 'less than a year';
  return rounded === 1 ? 'a year' : `${rounded} years`;
}

function shareOfPlaces(some: number, all: number): string {
  const percent = all === 0 ? 0 : (100 * some) / all;
  return percent > 0 && percent < 1 ? 'less than 1%' : `${Math.round(percent)}%`;
}

const reasons: Record<Unsaid, string> = {
  hidden: 'hidden to protect students',
  'parts-missing': 'files of some schools or districts did not come',
  'nothing-to-compare': 'nothing to compare with',
  'new-edition': 'a new definition began',
  learning: 'what is usual is still being learned',
  'too-few-students': 'too few students in one of the groups',
};

/** Why a rule can say nothing, in words. */
export const unsaidWords = (reason: Unsaid | undefined): string => (reason ? reasons[reason] : 'nothing is published');

/** How many places a rule can never judge, and why. Empty when it can judge all. */
export function cannotSayWords({ places: { cannotSay }, unsaid }: PreviewView): string {
  if (cannotSay === 0) return '';
  const why = unsaid.map(({ reason, places }) =>
    unsaid.length === 1 ? unsaidWords(reason) : `${unsaidWords(reason)} (${places})`,
  );
  return `${formatCounted(cannotSay, 'place')} cannot be judged: ${why.join(', ')}. ${cannotSay === 1 ? 'It never fires' : 'They never fire'}.`;
}

/** What the chart of a rule shows. */
export function courseWords(rule: Rule, indicator: string): string {
  if (rule.kind === 'level') return `${indicator}, percent.`;
  if (rule.kind === 'signal') return `${indicator}, percent, and what is usual.`;
  if (rule.kind === 'pace') return `${indicator}, percent, and the even way to the target.`;
  if (rule.kind === 'gap-exceeds') return `${indicator}: size of the gap in points, and where it likely lies.`;
  if (rule.kind === 'gap-signal') return `${indicator}: the gap in points, and what is usual.`;
  if (rule.kind !== 'change' && rule.kind !== 'gap-widens') return indicator;
  const what = rule.kind === 'change' ? `change in ${rule.unit}` : 'growth of the gap in points';
  return `${indicator}: ${what} since ${comparedWords(rule.comparison)}, and where it likely lies.`;
}

type Comparison = Extract<Rule, { kind: 'gap-widens' }>['comparison'];

function comparedWords(comparison: Comparison): string {
  if (comparison === 'previous') return 'the period before';
  if (comparison === 'year-before') return 'the same period a year before';
  return 'baseline' in comparison ? describePeriod(comparison.baseline) : `${comparison.periodsBefore} periods before`;
}

/** What saving does to open alerts. */
export function savingWords({ opens, closes }: Pick<PreviewView, 'opens' | 'closes'>): string {
  const opened = formatCounted(opens.length, 'alert opens', 'alerts open');
  const closed = formatCounted(closes.length, 'alert ends', 'alerts end');
  const kept = 'Their history keeps the rule they came from.';
  if (opens.length === 0 && closes.length === 0) return `No alert opens or ends by saving. ${kept}`;
  const both = [...(opens.length > 0 ? [opened] : []), ...(closes.length > 0 ? [closed] : [])].join(', ');
  return `By saving, ${both}. ${kept}`;
}
