import type { ShownAttribute } from '../../../shared/attributes/place-attributes.ts';
import type { Attribute } from '../../../shared/catalog/attribute.ts';
import { formatPercent } from './numbers.ts';
import { groupInSentence } from './student-group.ts';

const upToTwoDecimals = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A value of an attribute. @example attributeValue({ kind: 'share' }, 0.625) // '62.5%' */
export function attributeValue({ kind }: Pick<Attribute, 'kind'>, value: Exclude<ShownAttribute, 'hidden'>): string {
  if (kind === 'yes-no') return value === 1 ? 'yes' : 'no';
  return kind === 'share' ? formatPercent(100 * value) : upToTwoDecimals.format(value);
}

/** What an attribute says of a place. @example 'Share of students: English learners. Places are found alike by it.' */
export function attributeWords({ kind, unit, group, scale, matches }: Attribute): string {
  const what = {
    share: group ? `Share of students: ${groupInSentence(group)}` : 'Share of students',
    number: `Number${unit ? ` of ${unit}` : ''}${scale ? ', by its logarithm' : ''}`,
    'yes-no': 'Yes or no',
  };
  return `${what[kind]}.${matches ? ' Places are found alike by it.' : ''}`;
}

/** An id for an attribute of this name that no other has. */
export function attributeId(name: string, taken: readonly string[]): string {
  const words = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const id = words.slice(0, 50).replaceAll(/^-+|-+$/g, '') || 'attribute';
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? id : `${id}-${number}`;
    if (!taken.includes(one)) return one;
  }
}
