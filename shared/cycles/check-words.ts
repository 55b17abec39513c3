import type { Place } from '../catalog/place.ts';
import { changeText, pointsText, settingText } from '../mail/numbers.ts';
import { listText, when } from '../mail/wording.ts';
import type { Condition, DecisionRule } from './decision-rule.ts';
import { type BetterWhen, gainOf } from './figures.ts';
import { missingWords } from './missing-words.ts';
import type { Check } from './result.ts';

type Known = { betterWhen: BetterWhen; places: readonly Pick<Place, 'id' | 'name'>[] };
type Interval = readonly [number, number];

/** `1.3 to 12.3`, with signs where it reaches to both sides. */
export const intervalText = ([low, high]: Interval): string =>
  low >= 0 ? `${pointsText(low)} to ${pointsText(high)}` : `${changeText(low)} to ${changeText(high)}`;

/** What was seen of a condition, or what is missing. @example '6.8 points ahead, the rule says 5.0; 1.3 to 12.3 excludes zero' */
export function checkWords(check: Omit<Check, 'words'>, { betterWhen, places }: Known): string {
  const { kind, missing, seen = 0, asked = 0, interval } = check;
  if (missing) return `Cannot be judged: ${missingWords(missing, places)}.`;
  const gain = gainOf(seen, betterWhen);
  const chance = interval ? chanceWords(check, interval) : '';
  switch (kind) {
    case 'reach':
      return `${seen.toFixed(1)}%, the rule says ${settingText(asked)}% or ${betterWhen === 'lower' ? 'below' : 'above'}.`;
    case 'change':
      return `${changeText(seen)} points, the rule says ${changeText(gainOf(asked, betterWhen))}${chance}.`;
    case 'ahead':
      return `${pointsText(gain)} points ${gain < 0 ? 'behind' : 'ahead'}, the rule says ${settingText(asked)}${chance}.`;
    case 'again':
      return `${againWords(check, gain, betterWhen)}${chance}.`;
  }
}

function againWords({ yearBefore }: Omit<Check, 'words'>, gain: number, betterWhen: BetterWhen): string {
  const side = (points: number) => `${pointsText(points)} points ${points < 0 ? 'behind' : 'ahead'}`;
  const before = yearBefore && `, ${side(gainOf(yearBefore.points, betterWhen))} ${when(yearBefore.period)}`;
  return `${side(gain)}${before ?? ''}`;
}

function chanceWords({ beyondChance }: Omit<Check, 'words'>, interval: Interval): string {
  if (beyondChance === undefined) return '';
  const holdsZero = interval[0] <= 0 && interval[1] >= 0;
  return `; ${intervalText(interval)} ${holdsZero ? 'includes' : 'excludes'} zero`;
}

const decisions = { expand: 'Expand', adopt: 'Adopt', adapt: 'Adapt', abandon: 'Abandon' } as const;

/** A rule that nobody put into words. @example 'Expand if in February 2027 it is 5.0 points or more ahead …' */
export function conditionsWords({ conditions, decide, judgedIn }: DecisionRule, betterWhen: BetterWhen): string {
  const all = listText(conditions.map((one) => conditionWords(one, betterWhen)));
  return `${decisions[decide]} if ${when(judgedIn)} ${all}.`;
}

function conditionWords(condition: Condition, betterWhen: BetterWhen): string {
  const move = betterWhen === 'lower' ? 'fall' : 'rise';
  switch (condition.kind) {
    case 'reach':
      return `it is ${settingText(condition.percent)}% or ${betterWhen === 'lower' ? 'below' : 'above'}`;
    case 'change':
      return `there is a ${move} of ${settingText(condition.points)} points or more, beyond chance`;
    case 'ahead': {
      const chance = condition.beyondChance ? ', beyond chance' : '';
      return `it is ${settingText(condition.points)} points or more ahead of the comparison${chance}`;
    }
    case 'again':
      return 'it is ahead of the comparison again, beyond chance, and not by less than a year before';
  }
}
