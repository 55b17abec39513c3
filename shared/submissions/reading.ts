import type { Period } from '../catalog/period.ts';
import type { FileExpectation } from './file-expectation.ts';
import type { Layout } from './headings.ts';
import type { Problem } from './problem.ts';
import { problem, type RowProblemCode } from './problems-catalog.ts';
import type { Pseudonymizer } from './pseudonym.ts';
import { LISTED_PROBLEMS } from './report.ts';

/** What a file is read for. */
export type Expectation = FileExpectation & {
  period: Period;
  /** When it was sent; long after its period where that is not said. Files of graduates know nothing of later terms. */
  sentAt?: string;
  /** Replaces the ids of students. */
  pseudonymizer: Pseudonymizer;
  /** Told where everything stands in the file. */
  onLayout?: (layout: Layout) => void;
  /** Told of every row to mend, also beyond those that a report lists. */
  onRefused?: (problem: Problem) => void;
  /** Told of every row with a label that a field does not know; for the partner alone, on its own computer. */
  onUnknown?: (field: string, label: string) => void;
};

/** What became of the rows, while they are read. */
export class Tallies {
  rows = 0;
  accepted = 0;
  refused = 0;
  blank = 0;
  /** Rows that a template brought as examples. */
  examples = 0;
  otherPeriod = 0;
  repeated = 0;
  suppressedAtSource = 0;
  /** Students whose composite could be compared with its parts, and of them those whose composite differs. */
  readonly composites = { checked: 0, differ: 0 };
  readonly problems: Problem[] = [];
  readonly problemCounts: Record<string, number> = {};
  readonly #onRefused: Expectation['onRefused'];

  constructor({ onRefused }: Pick<Expectation, 'onRefused'> = {}) {
    this.#onRefused = onRefused;
  }

  /** A row of another period than the link's. */
  leaveAside(): false {
    this.otherPeriod += 1;
    return false;
  }

  /** A row with something to mend. Never takes what the row holds. */
  refuse(code: RowProblemCode, row: number, column: string): false {
    this.refused += 1;
    this.problemCounts[code] = (this.problemCounts[code] ?? 0) + 1;
    if (this.problems.length < LISTED_PROBLEMS) this.problems.push(problem(code, row, column));
    this.#onRefused?.(problem(code, row, column));
    return false;
  }
}

/** The heading of a field as the file spells it, or its own name. */
export function headingOf(layout: Layout, field: string): string {
  return layout.headings[layout.fields[field]?.[0] ?? -1] ?? field;
}

/** Stands for text that is no value of its column; values are not negative. */
export const INVALID = -1;
/** Stands for a value that the source hid. */
export const HIDDEN = -2;
