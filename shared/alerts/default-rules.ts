import type { Indicator } from '../catalog/indicator.ts';
import { periodsInHalfAYear } from '../signals/series.ts';
import { type Rule, ruleSchema } from './rule.ts';

/** Changes of a gap from year to year are told from so many points on, where they are beyond chance. */
const POINTS_A_YEAR = 2;

/** Changes of a share from year to year, likewise: fewer would tell of what moves a whole region; docs/alerts.md has figures. */
const CHANGE_A_YEAR = 7;

type Started = Pick<Indicator, 'id' | 'gaps' | 'periodKind' | 'targets'>;

/**
 * The rules that a new indicator starts with: its share, and its gaps, watched for leaving their usual ups and downs; its
 * aims, for falling behind, where there are any; its data, for not coming; its files, for rows to mend; and its cycles,
 * for decisions. Of yearly values nothing is usual yet; they and their gaps are compared with the year before, and they
 * come when they come.
 *
 * @example defaultRules(chronicAbsence)[0] // { id: 'chronic-absence-unusual', kind: 'signal', … }
 */
export function defaultRules({ id, gaps, periodKind, targets = [] }: Started): Rule[] {
  const about = (what: string) => ({ id: `${id.slice(0, 50)}-${what}`, indicatorIds: [id] });
  const isYearly = periodKind === 'year';
  // A change that comes and goes at the edge of its limits, or with the files of a month, is told once in half a year.
  const quietPeriods = periodsInHalfAYear(periodKind);
  const ofShare = isYearly
    ? { ...about('change'), kind: 'change', by: CHANGE_A_YEAR, comparison: 'year-before' }
    : { ...about('unusual'), kind: 'signal', quietPeriods };
  const ofGaps = isYearly
    ? { ...about('gaps'), kind: 'gap-widens', gaps, points: POINTS_A_YEAR, comparison: 'year-before' }
    : { ...about('gaps'), kind: 'gap-signal', gaps, quietPeriods };
  const aiming = [...new Set(targets.filter(({ baseline }) => baseline).map(({ group }) => group))];
  const ofAims = { ...about('pace'), kind: 'pace', groups: aiming };
  const ofData = { ...about('missing'), kind: 'missing' };
  // The partner reads it at once on the page of the file.
  const ofFiles = { ...about('quality'), kind: 'quality', delivery: 'digest' };
  const rules = [
    ofShare,
    ...(gaps.length > 0 ? [ofGaps] : []),
    ...(aiming.length > 0 ? [ofAims] : []),
    ...(isYearly ? [] : [ofData]),
    ofFiles,
    { ...about('cycles'), kind: 'cycle' },
  ];
  return rules.map((rule) => ruleSchema.parse(rule));
}
