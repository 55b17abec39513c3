/**
 * A block in memory: the rows of one place in one submission, columnar.
 * Rows of students are sorted by pseudonym; groups are dictionary-coded.
 */
export type GroupColumn<Codes = Uint8Array> = {
  /** For example `english_learner`. */
  dimension: string;
  /** For example `['no', 'yes']`; code 0 of a missing value is `not_reported`. */
  values: string[];
  /** One index into `values` per row. */
  codes: Codes;
};

/** What all blocks of students have. */
export type StudentRows = {
  rows: number;
  /** 12 bytes a row, ascending. */
  students: Uint8Array;
  groups: GroupColumn[];
  /** What the joined datasets of the school year tell of the students of the rows. Joined when a block is read, never stored. */
  joined?: GroupColumn<Uint16Array>[];
};

/** One row per student and enrolment spell. Days are in hundredths, so that half days are exact. */
export type AttendanceBlock = StudentRows & {
  kind: 'attendance';
  daysEnrolled: Int32Array;
  daysAbsent: Int32Array;
};

/** One row per student and assessment grade. The grade counts for the cut point and is also a student group. */
export type AssessmentBlock = StudentRows & {
  kind: 'assessment';
  /** Edition of the benchmark, for example `dibels-8-2020`. */
  edition: string;
  /** Assessment grade per row: an index into `gradeValues`. */
  gradeValues: string[];
  grades: Uint8Array;
  /** Raw or scaled scores by measure, for example `ORF-WC`; `NaN` is no score. ORF accuracy is in percent. */
  scores: { measure: string; values: Float64Array }[];
};

/** One row per student, with what is known of each by name: 1 where it is so, 0 where it is not, `NaN` where nobody knows. */
export type FactsBlock = StudentRows & {
  /** Domains that a student is ready in (WaKIDS), or where and when a graduate enrolled (StudentTracker). */
  kind: 'readiness' | 'postsecondary';
  facts: { name: string; values: Float64Array }[];
};
/** One row per student of a school, with the groups that the student is in. Of participation, a dimension for each program. */
export type JoinedBlock = StudentRows & { kind: 'roster' | 'participation' };

/** Already aggregated rows of one place; at most one per (indicator, group). */
export type CountsBlock = {
  kind: 'counts';
  rows: {
    indicatorId: string;
    group: string;
    cell: { numerator: number; denominator: number } | 'suppressed-at-source';
  }[];
};

/** What is known of one place, by attribute: a share from 0 to 1, a number, yes as 1 and no as 0. */
export type AttributesBlock = { kind: 'attributes'; values: Record<string, number> };

/** A block of rows of students. */
export type StudentBlock = AttendanceBlock | AssessmentBlock | FactsBlock | JoinedBlock;
/** A block without students. */
export type PlainBlock = CountsBlock | AttributesBlock;
export type Block = StudentBlock | PlainBlock;

export const isOfStudents = (block: Block): block is StudentBlock =>
  block.kind !== 'counts' && block.kind !== 'attributes';
