/** The largest file that is taken: bytes (100 MB as computers show it), and rows that are not blank. */
export const LIMITS = { bytes: 100 * 1024 * 1024, rows: 1_000_000 };
