/** The largest file that is taken: bytes (100 MB as computers show it), and rows that are not blank. */
export const LIMITS = { bytes: 100 * 1024 * 1024, rows: 1_000_000 };

/** What a OneRoster export may have: they are held in memory until its users are read, and more would take over 512 MB. */
export const ONE_ROSTER_LIMITS = { students: 250_000, schools: 20_000 };

const MB = 1024 * 1024;

/** What a workbook may have. Its sheet is read as a stream; its texts are held in memory, since cells point to them. */
export const WORKBOOK_LIMITS = {
  /** As it is sent, and what is unpacked of it. */
  bytes: 50 * MB,
  unpackedBytes: 200 * MB,
  /** Parts of its ZIP. */
  entries: 1000,
  /** Of all texts that cells share, in UTF-8, and their number. */
  sharedBytes: 64 * MB,
  sharedTexts: 4_000_000,
  /** Of one row, in UTF-8. */
  rowBytes: 1_000_000,
};
