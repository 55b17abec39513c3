import { changeText, pointsText } from '../mail/numbers.ts';
import { capitalized, thePeriod } from '../mail/wording.ts';
import { missingWords } from './missing-words.ts';
import { besides, currentPhase, likelyBetween, limitOf, moves, where } from './reading-words.ts';
import type { ArmChange, CycleResult, Effect, PhaseResult } from './result.ts';

type Read = Omit<CycleResult, 'readings'>;
type Seen = { change: ArmChange; comparison: ArmChange; effect: Effect };

/** The finding as one sentence with its number. */
export function titleOf(result: Read): string {
  const phase = currentPhase(result);
  const { change, span } = phase;
  const topic = `${result.indicator.name} ${where(phase.test)}`;
  if ('cannotSay' in change.test || !span) return `${topic}: cannot say yet`;
  const since = `since ${thePeriod(span.from)}`;
  const both = bothOf(phase);
  if (both) return `${topic} ${bothMoved(both, besides(phase, result))} ${since}`;
  return `${topic} ${movedBy(change.test.points)} ${since}`;
}

function bothOf({ change, effect }: PhaseResult): Seen | undefined {
  const { test, comparison } = change;
  if ('cannotSay' in test || 'cannotSay' in comparison || 'cannotSay' in effect) return undefined;
  return { change: test, comparison, effect };
}

const movedBy = (points: number) =>
  points === 0 ? 'stayed as it was' : `${moves(points)} by ${pointsText(points)} points`;

/** `rose by 6.8 points more than at …`; to the other side `rose by 2.0 points while it fell by 4.8 at …`. */
function bothMoved({ change, comparison, effect }: Seen, there: string): string {
  const [own, other] = [change.points, comparison.points];
  if (effect.finding === 'unclear') return `${movedBy(own)}, with no clear difference from the change ${there},`;
  if (own * other > 0) {
    const amount = own * effect.points > 0 ? 'more' : 'less';
    return `${moves(own)} by ${pointsText(effect.points)} points ${amount} than ${there}`;
  }
  const did = other === 0 ? 'stayed as it was' : `${moves(other)} by ${pointsText(other)}`;
  return `${movedBy(own)} while it ${did} ${there}`;
}

/** How sure, and the limit of the design in the same breath. */
export function leadOf(result: Read): string {
  const phase = currentPhase(result);
  const { change, effect } = phase;
  if ('cannotSay' in change.test) return `${capitalized(missingWords(change.test))}.`;
  const both = bothOf(phase);
  if (both) return `${sureOfEffect(both.effect)} ${standing(both.effect.finding, result)} ${limitOf(phase, result)}`;
  const missing = phase.comparison && 'cannotSay' in effect ? `${capitalized(missingWords(effect))}. ` : '';
  return `${sureOfChange(change.test)} ${missing}Without a comparison, whatever else changed in that time is in it too.`;
}

function sureOfEffect({ points, interval, finding }: Effect): string {
  if (finding !== 'unclear') return `Likely ${likelyBetween(interval)} points ${points < 0 ? 'lower' : 'higher'}.`;
  const [low, high] = interval;
  return `The difference is likely between ${changeText(low)} and ${changeText(high)} points, so it may be no more than chance.`;
}

function sureOfChange({ interval, finding, points }: ArmChange): string {
  if (finding !== 'unclear') return `It likely ${points < 0 ? 'fell' : 'rose'} by ${likelyBetween(interval)} points.`;
  const [low, high] = interval;
  return `The change is likely between ${changeText(low)} and ${changeText(high)} points, so it may be no more than chance.`;
}

/** How the cycle stands to the difference; better and worse by the indicator's direction. */
function standing(finding: Effect['finding'], { name, indicator: { betterWhen } }: Read): string {
  const direction = betterWhen === 'lower' ? 'lower' : 'higher';
  if (finding === 'better') return `“${name}” is associated with an improvement (${direction} is better);`;
  if (finding === 'worse') return `This is worth a look: ${direction} is better, and “${name}” goes with less of it;`;
  return `No clear difference goes with “${name}” by now;`;
}
