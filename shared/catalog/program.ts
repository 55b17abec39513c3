import type { StudentGroup } from './student-group.ts';

/** Dimensions of programs begin with it. */
export const PROGRAM = 'program_';
/** Stands between a name that is cut and what tells it apart; a slug never has two underscores in a row. */
export const CUT = '__';

/** The name of a program from its dimension, as far as it was kept; undefined for another dimension. */
export function programName(dimension: string): string | undefined {
  if (!dimension.startsWith(PROGRAM)) return undefined;
  const [words = '', mark] = dimension.slice(PROGRAM.length).split(CUT);
  const name = words.replaceAll('_', ' ');
  return mark === undefined ? capitalized(name) : `${capitalized(name)}… (${mark})`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A group of participants in words; undefined for what is no such group.
 *
 * @example describeParticipants('program_reading_coaching:no') // 'Not in Reading coaching'
 */
export function describeParticipants(group: StudentGroup): string | undefined {
  const [dimension = '', value] = group.split(':');
  const name = programName(dimension);
  if (name === undefined) return undefined;
  if (value === 'yes') return `In ${name}`;
  return value === 'no' ? `Not in ${name}` : undefined;
}
