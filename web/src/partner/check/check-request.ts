import type { PublishedView } from '../../../../shared/api/published.ts';
import type { Checked } from '../../../../shared/submissions/check-submission.ts';
import type { FileExpectation } from '../../../../shared/submissions/file-expectation.ts';
import type { FileReading } from '../../../../shared/submissions/mapping/file-reading.ts';
import type { Mapping } from '../../../../shared/submissions/mapping/mapping.ts';
import type { Suspicion } from '../../../../shared/submissions/suspicions/catalog.ts';
import type { Comparison } from '../../../../shared/submissions/suspicions/comparison.ts';
import type { UnknownLabel } from './unknown-labels.ts';
import type { WouldMove } from './would-move.ts';

/** What is to be checked: a file, with mended rows in place of its own, if there are some. */
export type CheckRequest = {
  file: File;
  mended?: File | undefined;
  /** The sheet to read of a workbook; the first visible one with values where none is named. */
  sheet?: string | undefined;
  expectation: FileExpectation;
  /** Absent where it could not be read: then nothing is said of what the file would move. */
  published?: PublishedView | undefined;
  /** Absent where it could not be read: then what is odd is found when the file arrives. */
  comparison?: Comparison | undefined;
  period: string;
};

/** The sheets of a workbook that may be read, and the one that was. */
export type Sheets = { names: string[]; read: string };

/** A file that was checked on the partner's own computer, by the code by which it is read when it arrives. */
export type CheckedFile = {
  checked: Checked;
  /** The file with the mended rows in it; as it is where there are none. */
  file: File;
  /** Absent where there is nothing to choose. */
  sheets?: Sheets | undefined;
  /** The same without the columns that are not needed; absent where all are. */
  slim?: File | undefined;
  /** What it would move; absent for a file that is refused. */
  wouldMove?: WouldMove | undefined;
  /** What is odd about it; none of a file that is refused. */
  suspicions: Suspicion[];
  /** The rows to mend as a file of their own; absent where there are none. */
  toMend?: Blob | undefined;
  /** How its columns are read; absent for a file about whose columns nothing can be said. */
  reading?: FileReading | undefined;
  /** What it was read by, to be sent with it. */
  mapping?: Mapping | undefined;
  /** Labels that are not known. */
  unknown?: UnknownLabel[] | undefined;
  seconds: number;
};

/** What the worker says while it works, and at its end. */
export type CheckMessage = { share: number } | { done: CheckedFile } | { failed: string };
