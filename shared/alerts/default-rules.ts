import type { Indicator } from '../catalog/indicator.ts';
import { type Rule, ruleSchema } from './rule.ts';

/** Changes of a gap from year to year are told from so many points on, where they are beyond chance. */
const POINTS_A_YEAR = 2;

/**
 * The rules that a new indicator starts with: its share, and each of its gaps, watched for leaving their usual ups and
 * downs. Of yearly values nothing is usual yet; their gaps are compared with the year before.
 *
 * @example defaultRules(chronicAbsence)[0] // { id: 'chronic-absence-unusual', kind: 'signal', … }
 */
export function defaultRules({ id, gaps, periodKind }: Pick<Indicator, 'id' | 'gaps' | 'periodKind'>): Rule[] {
  const ofGaps = gaps.map(({ focal, reference }) => {
    const about = {
      id: `${id}-gap-${focal}`.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 60),
      indicatorId: id,
      focal,
      reference,
    };
    return periodKind === 'year'
      ? { ...about, kind: 'gap-widens', points: POINTS_A_YEAR, comparison: 'year-before' }
      : { ...about, kind: 'gap-signal' };
  });
  const ofShare = periodKind === 'year' ? [] : [{ id: `${id}-unusual`, indicatorId: id, kind: 'signal' }];
  return [...ofShare, ...ofGaps].map((rule) => ruleSchema.parse(rule));
}
