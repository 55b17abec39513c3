import type { Rule } from '../../../../shared/alerts/rule.ts';
import { isSet, settingOf } from '../../../../shared/alerts/setting.ts';
import type { PreviewView } from '../../../../shared/api/preview.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { RuleLine } from '../../charts/course-chart.tsx';

type BetterWhen = Indicator['betterWhen'];
type Point = NonNullable<PreviewView['course']>['points'][number];

/** The lines at which a rule tells, of what its chart shows; none for rules without a setting. */
export function linesOf(rule: Rule, betterWhen: BetterWhen): RuleLine[] {
  if (!isSet(rule)) return [];
  const at = settingOf(rule);
  const worseSide = betterWhen === 'lower' ? 'above' : 'below';
  if (rule.kind === 'level') return [{ rule, at, tells: worseSide }];
  if (rule.kind !== 'change') return [{ rule, at, tells: 'above' }];
  const lines: RuleLine[] = [
    { rule, at, tells: 'above' },
    { rule, at: -at, tells: 'below' },
  ];
  const sides = {
    both: ['above', 'below'],
    worse: [worseSide],
    better: ['above', 'below'].filter((one) => one !== worseSide),
  };
  return lines.filter(({ tells }) => sides[rule.watch].includes(tells));
}

/** Points at which a rule holds, and whether for the worse or for the better. */
export const signalsOf = (points: readonly Point[]): Map<string, 'worse' | 'better'> =>
  new Map(
    points
      .filter(({ says }) => says === 'holds')
      .map(({ period, isImprovement }) => [period, isImprovement ? 'better' : 'worse']),
  );
