import { spelledAsOne } from '../catalog/program-dimension.ts';
import type { Block, GroupColumn, JoinedBlock, StudentBlock } from '../submissions/block.ts';
import { type Membership, matchStudents, memberships } from './students.ts';

/** The values of a program: who is not in it, and who is. */
const VALUES = ['no', 'yes'];

/** A block of a school; several partners may tell of one. */
export type PlacedBlock = readonly [placeId: string, JoinedBlock];

/**
 * The blocks of a section with who took part in which program. At a school that participation names for a program, the
 * students who are in it are `yes`, by their pseudonyms and whichever school of the section lists them, and all others
 * `no`; at other schools the program tells nobody apart. Students who are in programs alone are nowhere counted.
 */
export function joinParticipation(
  blocks: ReadonlyMap<string, Block>,
  participation: readonly PlacedBlock[],
): ReadonlyMap<string, Block> {
  const places = [...blocks].filter((one): one is [string, StudentBlock] => one[1].kind !== 'counts');
  if (participation.length === 0 || places.length === 0) return blocks;
  const named = spelledAlike(participation);
  const programs = named.map(([, block]) => block);
  const { count, ofRow } = matchStudents([...programs, ...places.map(([, block]) => block)]);
  const known = memberships(programs, { count, ofRow: ofRow.slice(0, programs.length) }, () => 0);
  const joined = places.map(([placeId, block], index): [string, Block] => {
    const rows = ofRow[programs.length + index] ?? new Int32Array();
    const own = named.filter(([at]) => at === placeId).flatMap(([, { groups }]) => groups);
    const here = new Set(own.map(({ dimension }) => dimension));
    const columns = known.filter(({ dimension }) => here.has(dimension)).map((one) => columnOf(one, rows));
    return [placeId, { ...block, joined: [...(block.joined ?? []), ...columns] }];
  });
  return new Map([...blocks, ...joined]);
}

/** A program is one, however the files of the section space its name. */
function spelledAlike(participation: readonly PlacedBlock[]): PlacedBlock[] {
  const all = participation.flatMap(([, { groups }]) => groups.map(({ dimension }) => dimension));
  const counts = spelledAsOne(all);
  const spelled = (column: GroupColumn) => ({ ...column, dimension: counts.get(column.dimension) ?? column.dimension });
  return participation.map(([placeId, block]) => [placeId, { ...block, groups: block.groups.map(spelled) }]);
}

function columnOf({ dimension, values, ofStudent }: Membership, rows: Int32Array): GroupColumn<Uint16Array> {
  const yes = values.indexOf('yes');
  return {
    dimension,
    values: VALUES,
    codes: Uint16Array.from(rows, (row) => Number(yes > 0 && ofStudent[row] === yes)),
  };
}
