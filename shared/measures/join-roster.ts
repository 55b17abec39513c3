import type { Block, GroupColumn, JoinedBlock, StudentBlock } from '../submissions/block.ts';
import { type Membership, matchStudents, memberships } from './students.ts';

/**
 * The blocks of a section with the groups in which its roster has their students, beside those that they have themselves.
 * Students are found by their pseudonyms, whichever school's roster lists them; where schools disagree, the later value in
 * the alphabet counts, so that the order of files does not matter. Students who are on a roster alone are nowhere counted.
 */
export function joinRoster(blocks: ReadonlyMap<string, Block>, roster: JoinedBlock[]): ReadonlyMap<string, Block> {
  if (roster.length === 0) return blocks;
  const places = [...blocks].filter((one): one is [string, StudentBlock] => one[1].kind !== 'counts');
  const { count, ofRow } = matchStudents([...roster, ...places.map(([, block]) => block)]);
  const known = memberships(roster, { count, ofRow: ofRow.slice(0, roster.length) }, () => 0);
  const joined = places.map(([placeId, block], index): [string, Block] => {
    const rows = ofRow[roster.length + index] ?? new Int32Array();
    return [placeId, { ...block, joined: known.filter(isFor(block)).flatMap((one) => columnOf(one, rows)) }];
  });
  return new Map([...blocks, ...joined]);
}

/** Tests have the grade that was tested; of entering kindergartners and of graduates the grade is known. */
const isFor =
  ({ kind }: Block) =>
  ({ dimension }: Membership) =>
    kind === 'attendance' || dimension !== 'grade';

/** None of a dimension in which the roster has none of the rows' students. */
function columnOf({ dimension, values, ofStudent }: Membership, rows: Int32Array): GroupColumn<Uint16Array>[] {
  const codes = Uint16Array.from(rows, (student) => ofStudent[student] ?? 0);
  return codes.some((code) => code > 0) ? [{ dimension, values, codes }] : [];
}
