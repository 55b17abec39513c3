import type { Checked } from '../../../../shared/submissions/check-submission.ts';
import type { FileExpectation } from '../../../../shared/submissions/file-expectation.ts';

/** What is to be checked: a file, with mended rows in place of its own, if there are some. */
export type CheckRequest = { file: File; mended?: File | undefined; expectation: FileExpectation; period: string };

/** A file that was checked on the partner's own computer, by the code by which it is read when it arrives. */
export type CheckedFile = {
  checked: Checked;
  /** The file with the mended rows in it; as it is where there are none. */
  file: File;
  /** The same without the columns that are not needed; absent where all are. */
  slim?: File | undefined;
  /** The rows to mend as a file of their own; absent where there are none. */
  toMend?: Blob | undefined;
  seconds: number;
};

/** What the worker says while it works, and at its end. */
export type CheckMessage = { share: number } | { done: CheckedFile } | { failed: string };
