import { pointsText } from '../mail/numbers.ts';
import { capitalized, inSentence, when } from '../mail/wording.ts';
import type { Factor } from './factor.ts';
import type { CannotCompare, NumericFactor, YesNoFactor } from './factor-result.ts';
import * as say from './factor-words.ts';
import { leftOutWords } from './left-out-words.ts';
import { sideOf, sideOfResult } from './side.ts';

/** A comparison in plain words. None of them names a cause. */
export type FactorReading = {
  /** The finding as a sentence without its stop. */
  title: string;
  /** When, of how many places, how much and how sure; or what is missing. */
  lead: string;
  /** The same with other attributes held equal. */
  adjusted?: string;
  /** What it does not tell. */
  caution?: string;
  /** The places that are not compared, by why. */
  leftOut?: string;
};

type Compared = YesNoFactor | NumericFactor;

/** Says what came of a comparison, and no more than it can tell. */
export function factorReading(factor: Factor): FactorReading {
  const { result, leftOut } = factor;
  const left = leftOut.length > 0 ? { leftOut: leftOutWords(factor) } : {};
  if (result.kind === 'cannot-say') return { title: cannotSayTitle(factor), lead: missing(factor, result), ...left };
  const adjusted = result.adjusted && adjustedWords(factor, result);
  const said = result.kind === 'yes-no' ? yesNoWords(factor, result) : numericWords(factor, result);
  return { ...said, ...(adjusted && { adjusted }), caution: cautionOf(factor, result), ...left };
}

const better = ({ indicator }: Factor) => `${indicator.betterWhen === 'lower' ? 'Lower' : 'Higher'} is better.`;
const inPeriod = ({ period }: Factor) => (period === undefined ? '' : `${capitalized(when(period))}, `);

function yesNoWords(
  factor: Factor,
  { having, others, difference }: YesNoFactor,
): Pick<FactorReading, 'title' | 'lead'> {
  const [topic, places] = [say.topicOf(factor), `${factor.kind}s ${say.havingWords(factor.attribute)}`];
  const [one, other] = [`${pointsText(having.mean)}%`, `${pointsText(others.mean)}%`];
  const side = sideOf(difference);
  const title =
    side === 'none'
      ? `No clear difference in ${inSentence(topic)} between ${places} and the others`
      : `${topic} is ${side} ${say.inPlaces(factor)} ${say.havingWords(factor.attribute)}: ${one} against ${other}`;
  const means = `the mean of ${having.places} ${places} is ${one}, and that of the ${others.places} others ${other}`;
  return { title, lead: `${inPeriod(factor)}${means}: ${howMuch(factor, difference, isRounded)}. ${better(factor)}` };

  function isRounded(): boolean {
    const tenths = (value: number) => Math.round(value * 10);
    return tenths(having.mean) - tenths(others.mean) !== tenths(difference.value);
  }
}

function numericWords(factor: Factor, result: NumericFactor): Pick<FactorReading, 'title' | 'lead'> {
  const [topic, along] = [say.topicOf(factor), say.attributeWords(factor.attribute)];
  const side = sideOfResult(result);
  const title =
    side === 'none'
      ? `No clear link between ${inSentence(topic)} and ${along} ${say.inPlaces(factor)}`
      : `${topic} is ${side} ${say.inPlaces(factor)} where ${along} is higher`;
  const step = `where ${along} ${say.stepWords(result.step, factor.attribute)}`;
  const slope = `it is on average ${howMuch(factor, result.slope)}`;
  const counted = say.countedPlaces(result.places, factor);
  return { title, lead: `${inPeriod(factor)}of ${counted}: ${step}, ${slope}. ${better(factor)}` };
}

/** `7.2 points higher, likely between 2.1 and 12.3`. */
function howMuch(factor: Factor, estimate: YesNoFactor['difference'], isRounded = () => false): string {
  const points = `${say.pointsHigher(estimate.value)}${isRounded() ? ' (rounded)' : ''}`;
  const { interval } = estimate;
  return `${points}, ${sideOf(estimate) === 'none' ? say.mayBe(interval, factor) : say.likely(interval)}`;
}

function adjustedWords(factor: Factor, result: Compared): string | undefined {
  const { adjusted } = result;
  if (!adjusted) return undefined;
  const held = say.heldEqualWords(factor);
  if ('cannotSay' in adjusted) {
    if (adjusted.cannotSay === 'not-separable') {
      return `${held} it cannot be told: these ${factor.kind}s differ in ${say.attributeWords(factor.attribute)} only as they differ in that.`;
    }
    return `${held} it cannot be told yet: ${say.countedPlaces(adjusted.places, factor)} can be compared, and ${adjusted.needed} are needed for so much to be held equal.`;
  }
  const side = sideOf(adjusted);
  const now = side === 'none' ? `no clear difference${wasClear(result) ? ' remains' : ''}: ` : '';
  const much = howMuch(factor, adjusted);
  if (result.kind === 'yes-no') return `${held}, ${now === '' ? say.theDifference(adjusted) : now + much}.`;
  const step = `where ${say.attributeWords(factor.attribute)} ${say.stepWords(result.step, factor.attribute)}`;
  return `${held}, ${now}${step}, it is on average ${much}.`;
}

const wasClear = (result: Compared) => sideOfResult(result) !== 'none';
const isClearHeldEqual = ({ adjusted }: Compared) =>
  adjusted !== undefined && !('cannotSay' in adjusted) && sideOf(adjusted) !== 'none';

function cautionOf(factor: Factor, result: Compared): string {
  const { kind, attribute, heldEqual } = factor;
  if (!wasClear(result) && !isClearHeldEqual(result)) {
    const reach = result.kind === 'yes-no' ? result.difference.interval : undefined;
    const small = reach ? `one under about ${pointsText((reach[1] - reach[0]) / 2)} points` : 'one that is not strong';
    const what = result.kind === 'yes-no' ? 'difference' : 'link';
    return `That is not the same as no ${what}: with these ${kind}s, ${small} would not stand out.`;
  }
  const who = result.kind === 'yes-no' ? say.havingWords(attribute) : `that differ in ${say.attributeWords(attribute)}`;
  const ways = heldEqual.length > 0 ? 'in other ways than what is held equal' : 'in other ways too';
  return `The two go together; whether the one brings the other cannot be seen from this: ${kind}s ${who} may differ ${ways}, and which came first is not known.`;
}

function cannotSayTitle(factor: Factor): string {
  const topic = inSentence(say.topicOf(factor));
  if (factor.attribute.kind !== 'yes-no') {
    return `Cannot say yet whether ${topic} goes with ${say.attributeWords(factor.attribute)}`;
  }
  return `Cannot say yet whether ${topic} is different ${say.inPlaces(factor)} ${say.havingWords(factor.attribute)}`;
}

/** What a comparison needs and does not have. */
function missing(factor: Factor, result: CannotCompare): string {
  const { attribute, kind, period } = factor;
  if (period === undefined) return `No ${kind} shows a share of it.`;
  if (result.reason === 'too-few-places') {
    return `${inPeriod(factor)}${say.countedPlaces(result.places, factor)} can be compared, and ${result.needed} are needed.`;
  }
  if (result.reason === 'too-few-on-a-side') {
    const having = `${say.countedPlaces(result.having, factor)} ${say.havingWords(attribute)}`;
    return `${inPeriod(factor)}${having} and ${result.others} without can be compared; ${result.needed} of each are needed.`;
  }
  const what = result.what === 'share' ? 'the share' : say.attributeWords(attribute);
  return `${inPeriod(factor)}${what} is the same at all ${say.countedPlaces(result.places, factor)} that can be compared.`;
}
