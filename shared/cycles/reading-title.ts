import { changeText, pointsText } from '../mail/numbers.ts';
import { capitalized, thePeriod } from '../mail/wording.ts';
import { missingWords } from './missing-words.ts';
import { countPlaces } from './names.ts';
import {
  type Arms,
  comparesStudents,
  comparisonWords,
  currentPhase,
  moved,
  type Read,
  sizesBetween,
  testWords,
} from './reading-words.ts';
import type { ArmChange, Effect, PhaseResult } from './result.ts';

type Both = { test: ArmChange; comparison: ArmChange; effect: Effect };

/** From so many places on, their number says less of the limit than how they came to be in the cycle. */
const MANY = 10;

function bothOf({ change: { test, comparison }, effect }: PhaseResult): Both | undefined {
  if ('cannotSay' in test || 'cannotSay' in comparison || 'cannotSay' in effect) return undefined;
  return { test, comparison, effect };
}

/** The finding as one sentence with its number. */
export function titleOf(result: Read): string {
  const phase = currentPhase(result);
  const { change, span } = phase;
  const topic = `${result.indicator.name} ${testWords(phase, result)}`;
  if ('cannotSay' in change.test || !span) return `${topic}: cannot say yet`;
  const since = `since ${thePeriod(span.from)}`;
  const [both, there] = [bothOf(phase), comparisonWords(phase, result)];
  if (both?.effect.finding === 'unclear') return `${topic}: no clear difference from the change ${there} ${since}`;
  if (both) return `${topic} ${bothMoved(both, there)} ${since}`;
  const isUnclear = change.test.finding === 'unclear';
  return isUnclear ? `${topic}: no clear change ${since}` : `${topic} ${movedBy(change.test.points)} ${since}`;
}

const movedBy = (points: number) =>
  points === 0 ? 'stayed as it was' : `${moved(points)} by ${pointsText(points)} points`;

/** `rose by 6.8 points more than at …`; where the two went apart `rose by 2.0 points while it fell by 4.8 at …`. */
function bothMoved({ test: { points: own }, comparison: { points: other }, effect }: Both, there: string): string {
  if (own * other > 0) {
    const amount = own * effect.points > 0 ? 'more' : 'less';
    return `${moved(own)} by ${pointsText(effect.points)} points ${amount} than ${there}`;
  }
  const did = other === 0 ? 'stayed as it was' : `${moved(other)} by ${pointsText(other)}`;
  return `${movedBy(own)} while it ${did} ${there}`;
}

/** How sure, and the limit of the design in the same breath. */
export function leadOf(result: Read): string {
  const phase = currentPhase(result);
  const { change, effect } = phase;
  if ('cannotSay' in change.test) return `${capitalized(missingWords(change.test, result.places))}.`;
  const both = bothOf(phase);
  if (both) return `${sureOfEffect(both.effect)} ${standingOf(both.effect, phase, result)}`;
  const missing =
    phase.comparison && 'cannotSay' in effect ? `${capitalized(missingWords(effect, result.places))}. ` : '';
  return `${sureOfChange(change.test)} ${missing}${BEFORE_AFTER}`;
}

const BEFORE_AFTER = 'Without a comparison, whatever else changed in that time is in it too.';
const NO_PROOF = 'That does not show that there is no difference.';

function sureOfEffect({ points, interval, finding }: Effect): string {
  if (finding === 'unclear') return `The difference is ${maybeChance(interval)}`;
  return `The difference of ${pointsText(points)} points is likely ${sizesBetween(interval)}.`;
}

function sureOfChange({ points, interval, finding }: ArmChange): string {
  if (finding === 'unclear') return `The change is ${maybeChance(interval)}`;
  return `It likely ${moved(points)} by ${sizesBetween(interval)} points.`;
}

const maybeChance = ([low, high]: readonly [number, number]) =>
  `likely between ${changeText(low)} and ${changeText(high)} points, so it may be no more than the usual ups and downs.`;

/** How the cycle stands to the difference, and what this way of comparing cannot show. Better is the indicator's direction. */
function standingOf({ finding }: Effect, phase: PhaseResult, result: Read): string {
  const { name, indicator } = result;
  const direction = `${indicator.betterWhen} is better`;
  const limit = limitOf(phase, result);
  if (finding === 'unclear') return NO_PROOF;
  if (finding === 'worse')
    return `Worth a look: ${comparisonWords(phase, result)} it went better in that time (${direction}); ${limit} “${name}” is the cause.`;
  return `“${name}” is associated with the improvement (${direction}); ${limit} it is the cause.`;
}

/** Participants of a program are a group of its own dimension. */
const takesPart = ({ test }: Arms) => test.group.startsWith('program_');

/** What a way of comparing cannot show; `it is the cause` follows. */
export function limitOf(phase: Arms, { places }: Pick<Read, 'places'>): string {
  if (comparesStudents(phase)) {
    const why = takesPart(phase) ? 'who takes part is not left to chance' : 'these students differ in more than this';
    return `${why}, so the numbers cannot show that`;
  }
  const count = countPlaces(phase.test, places);
  const chosen = phase.test.placeIds.length > MANY ? `${count} that were chosen, and not drawn by lot,` : count;
  return `${chosen} cannot show that`;
}
