/** How much protection a partnership asks for. Numbers of students unless said. */
export type DisclosureSettings = {
  /** Groups of fewer students are hidden. Never below 5. */
  minimumStudents: number;
  /** With fewer on one side, the share is not told, only that fewer were. */
  minimumEitherSide: number;
  /** Least distance between the highest and the lowest number of students that a reader must think possible. */
  studentsWidth: number;
  /** The same for those who meet the definition, and for those who do not. */
  eitherSideWidth: number;
  /** What holds instead at a place's first release of a school year, since groups grow and shrink during it. */
  atFirst: {
    minimumStudents: number;
    studentsWidth: number;
    /** Cells protect others only by what would remain of them if they fell by so many times their square root. */
    fall: number;
  };
};

/**
 * The protection that belongs to a minimum group size. The other numbers were tried on made regions with a minimum of 10;
 * docs/disclosure.md has what they cost.
 *
 * @throws RangeError for a minimum below 5
 * @example disclosureSettings(10) // { minimumStudents: 10, minimumEitherSide: 3, studentsWidth: 5, ... }
 */
export function disclosureSettings(minimumStudents: number): DisclosureSettings {
  if (!(minimumStudents >= 5)) throw new RangeError('Groups of fewer than 5 students are never shown.');
  return {
    minimumStudents,
    minimumEitherSide: 3,
    studentsWidth: 5,
    eitherSideWidth: 2,
    atFirst: { minimumStudents: minimumStudents + 3, studentsWidth: 8, fall: 1.4 },
  };
}
