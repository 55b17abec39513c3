/** A finding in words. None of them says why something moved. */
export type FindingWords = {
  /** The finding in short: who, what, to. */
  subject: string;
  /** The same where the indicator and the place were named before. */
  clause: string;
  /** The finding in full: who, what, from, to, when, students counted. */
  sentence: string;
  /** How sure it is, and which group moved. */
  certainty: string;
};
