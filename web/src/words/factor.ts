import type { FactorView } from '../../../shared/api/factors.ts';
import type { Effect } from '../../../shared/charts/effect-picture.tsx';
import { withUnit } from '../../../shared/factors/factor-words.ts';
import { inSentence, listText } from '../../../shared/mail/wording.ts';
import { csvLine, neutral } from '../../../shared/submissions/csv-text.ts';
import { attributeValue } from './attribute.ts';
import { formatPercent } from './numbers.ts';

type Compared = Exclude<FactorView['result'], { kind: 'cannot-say' }>;
type Attribute = FactorView['attribute'];

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A correlation, from −1.00 to 1.00. */
export const formatCorrelation = (r: number): string =>
  r
    .toFixed(2)
    .replace(/^-(?!0\.00)/, '−')
    .replace('-', '');

/** How likely it is that chance alone brings as much: `0.032`, `under 0.001`. */
export const formatP = (p: number): string => (p < 0.001 ? 'under 0.001' : p.toFixed(3));

/** What the points of a comparison are of: `With it less without`, `For 10 points more`. */
export function pointsOf(result: Compared, { unit }: Pick<Attribute, 'unit'>): string {
  if (result.kind === 'yes-no') return 'Difference in points';
  const { kind, size } = result.step;
  if (kind === 'ten-points') return 'Points for each 10 points more';
  return kind === 'doubling'
    ? 'Points for each doubling'
    : `Points for each ${withUnit(plain.format(size), unit)} more`;
}

/** What is held equal, within a sentence: `enrollment and mobility`. */
export const heldEqualWords = (held: FactorView['adjustedFor']): string =>
  listText(held.map(({ name }) => inSentence(name)));

/** The plain difference, and the one with others held equal where it can be said. */
export function effectsOf({ result, adjustedFor }: FactorView): Effect[] {
  if (result.kind === 'cannot-say') return [];
  const own = result.kind === 'yes-no' ? result.difference : result.slope;
  const { adjusted } = result;
  const held = heldEqualWords(adjustedFor);
  return [
    { name: 'As the places are', ...own },
    ...(adjusted && !('cannotSay' in adjusted) ? [{ name: `Alike in ${held}`, ...adjusted }] : []),
  ];
}

const headings = ['place', 'place_id', 'indicator', 'period', 'student_group', 'numerator', 'denominator', 'shown'];

/** The places compared as a CSV file, with the attribute in a column of its own. */
export function factorCsv({ places, attribute, indicator, period = '', group }: FactorView): string {
  const rows = places.map(({ place, value, percent, numerator, denominator }) => [
    ...[place.name, place.id, indicator.name, period, group, String(numerator), String(denominator)],
    ...[formatPercent(percent), attributeValue(attribute, value)],
  ]);
  return [[...headings, attribute.id], ...rows].map((row) => csvLine(row.map(neutral))).join('');
}
