import type { Attribute } from '../catalog/attribute.ts';
import { dimensions, plain } from '../catalog/dimensions.ts';
import { FileRefused } from './problems-catalog.ts';

/** An attribute that files may bring. */
export type KnownAttribute = Pick<Attribute, 'id' | 'name' | 'kind' | 'unit' | 'group'>;

/** A column and the attribute that it holds. */
export type AttributeColumn = { index: number; attribute: KnownAttribute };

/** What heads a column of an attribute, and what it holds. */
export function describeColumn({ id, name, kind, unit }: KnownAttribute): { name: string; meaning: string } {
  const holds = {
    share: 'a share of students, as 62.5%',
    number: unit === undefined ? 'a number' : `a number of ${unit}`,
    'yes-no': 'yes or no',
  };
  return { name: id, meaning: `${name}: ${holds[kind]}; empty when it is not known` };
}

/** What stands around the name of a share: `% Low Income`, `Percent of English learners`, `ELL share`. */
const SHARE_BEFORE = /^(?:percentage|percent|pct|share)(?:of|with)?/;
const SHARE_AFTER = /(?:percentage|percent|pct|share)$/;

/**
 * The columns of attributes, by id or name; of shares also without the words that say so, and by what heads a column of
 * that student group in other files (`ELL`, `FRL`).
 *
 * @param taken columns that hold something else
 * @throws FileRefused where an attribute has two columns, and where students are told apart
 */
export function attributeColumns(
  headings: readonly string[],
  known: readonly KnownAttribute[],
  taken: ReadonlySet<number>,
): AttributeColumn[] {
  const ofStudents = headings.find(tellsStudentsApart);
  if (ofStudents !== undefined) throw new FileRefused('attributes-of-students', { column: ofStudents });
  const found = headings.flatMap((heading, index): AttributeColumn[] => {
    const attribute = taken.has(index) ? undefined : named(heading, known);
    return attribute ? [{ index, attribute }] : [];
  });
  for (const [at, { attribute, index }] of found.entries()) {
    if (found.findIndex((one) => one.attribute === attribute) === at) continue;
    throw new FileRefused('columns-doubled', { column: headings[index] ?? attribute.name });
  }
  return found;
}

/** Why a file without a column of an attribute is not read. */
export const noAttribute = (known: readonly KnownAttribute[]) =>
  new FileRefused('attributes-missing', {
    attributes: known.map(({ name }) => name).join(', ') || 'the partnership has defined none yet',
  });

function named(heading: string, known: readonly KnownAttribute[]): KnownAttribute | undefined {
  const name = nameOf(heading);
  const exact = known.find((one) => name !== '' && (name === nameOf(one.id) || name === nameOf(one.name)));
  if (exact) return exact;
  const bare = bareOf(name);
  return known.find((one) => one.kind === 'share' && bare !== '' && shareNames(one).includes(bare));
}

/** What a share is called without the words for it. */
function shareNames({ id, name, group = '' }: KnownAttribute): string[] {
  const [dimension, value] = group.split(':');
  const own = value === 'yes' ? dimensions.find((one) => one.id === dimension) : undefined;
  return [bareOf(nameOf(id)), bareOf(nameOf(name)), ...(own?.headings ?? [])];
}

const nameOf = (text: string) => plain(text.replaceAll('%', ' percent '));
const bareOf = (name: string) => name.replace(SHARE_BEFORE, '').replace(SHARE_AFTER, '');

/** Ids, names and birth dates of students. */
const tellsStudentsApart = (heading: string) =>
  /(?:student|pupil|child)[a-z]*(?:id|number|code|name)$|^(?:ssid|sasid)$|(?:first|last)name|birth|^dob$/.test(
    plain(heading),
  );
