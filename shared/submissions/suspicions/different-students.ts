import { type Block, isOfStudents } from '../block.ts';
import { countStudents } from '../count-students.ts';
import { differsMuch } from './in-common.ts';
import { SUSPICION } from './settings.ts';

/** How many students of before are gone, and how many others came. */
export type Turnover = { before: number; gone: number; come: number };

/**
 * Whether a file is of other students than that of the period before, by their pseudonyms; undefined when it is not. Only
 * where both are known: a browser has none that last. The fewer of those who went and who came were replaced; the rest are
 * more or fewer students.
 *
 * @param before blocks of the same places that counted then
 */
export function differentStudents(
  now: readonly Block[],
  before: readonly Block[],
  withinYear: boolean,
): Turnover | undefined {
  const [present, past] = [studentsOf(now), studentsOf(before)];
  const [all, here, then] = [countStudents([...present, ...past]), countStudents(present), countStudents(past)];
  const turnover = { before: then, gone: all - here, come: all - then };
  const share = withinYear ? SUSPICION.share : SUSPICION.shareAcrossYears;
  const replaced = Math.min(turnover.gone, turnover.come);
  return differsMuch(replaced, then, { ...SUSPICION, share }) ? turnover : undefined;
}

const studentsOf = (blocks: readonly Block[]): Uint8Array[] =>
  blocks.filter(isOfStudents).map(({ students }) => students);
