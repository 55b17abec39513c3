import * as z from 'zod';
import type { Entry } from '../problem.ts';

/**
 * Everything that may be odd about a file without being wrong: stable code, what it says, what to look at. Words in braces
 * are filled in. Nothing here is a number of students, so that it may be told to others than the partner too.
 */
export const suspicions = {
  'school-missing': {
    message: 'Schools that came in one file with these in {period} are missing.',
    hint: 'Add their rows, or send them as a file of their own first. If they have none now or come later, say so.',
  },
  'fewer-students': {
    message: 'The file has many fewer students than that of {period}.',
    hint: 'Check that all grades and students were exported. If it is whole, say why they are fewer.',
  },
  'more-students': {
    message: 'The file has many more students than that of {period}.',
    hint: 'Check that no student has two ids in it. If all belong there, say where they come from.',
  },
  'different-students': {
    message: 'Many of the students are others than in {period}.',
    hint: 'Check that the ids are of the same kind as before, and that it is the right file. If so, say why they changed.',
  },
  'fewer-rows': {
    message: 'The file has many fewer rows than that of {period}.',
    hint: 'Check that all groups and indicators were exported. If it is whole, say why they are fewer.',
  },
  'more-rows': {
    message: 'The file has many more rows than that of {period}.',
    hint: 'Check that it is of these places and this period alone. If it is right, say what is new.',
  },
  'group-missing': {
    message: 'Student groups that the file of {period} had are missing.',
    hint: 'Check that the column is there and its codes are the usual ones. If the group is empty now, say why.',
  },
  'rate-jump': {
    message: 'A value is far beyond what is usual for its place.',
    hint: 'Check that the columns are the right ones. If the value is true, say what happened, such as a storm.',
  },
  'totals-disagree': {
    message: 'Totals do not agree with their parts.',
    hint: 'Check the rows of the total and of its parts. If both are right, say why they differ.',
  },
} as const satisfies Record<string, Entry>;
export type SuspicionCode = keyof typeof suspicions;
export const suspicionCodes = Object.keys(suspicions) as [SuspicionCode, ...SuspicionCode[]];

/** How many details a suspicion has at most. */
export const LISTED_DETAILS = 20;

/** Something odd about a file, which its partner may confirm. */
export const suspicionSchema = z.object({
  code: z.enum(suspicionCodes),
  message: z.string(),
  hint: z.string(),
  /** Where, and how many: for the partner alone, since these are true numbers. */
  details: z.array(z.string()).max(LISTED_DETAILS),
});
export type Suspicion = z.infer<typeof suspicionSchema>;

/** A suspicion of the catalog with its words filled in and where it is found. */
export function suspicion(code: SuspicionCode, details: readonly string[], period = ''): Suspicion {
  const { message, hint } = suspicions[code];
  const more = details.length - LISTED_DETAILS + 1;
  const listed = more > 1 ? [...details.slice(0, LISTED_DETAILS - 1), `and ${more} more`] : [...details];
  return { code, message: message.replace('{period}', period), hint, details: listed };
}

/** Codes whose details are names that others know too: of schools, and of student groups. */
const NAMED: ReadonlySet<SuspicionCode> = new Set<SuspicionCode>(['school-missing', 'group-missing']);

/** A suspicion as others than the partner may read it: without any number of students. */
export function withoutNumbers(one: Suspicion): Suspicion {
  return NAMED.has(one.code) ? one : { ...one, details: [] };
}

type Judged = { suspicions?: readonly Suspicion[] | undefined; confirmed?: readonly SuspicionCode[] | undefined };

/** What is odd about a file and was not confirmed: as long as there is any, the file does not count. */
export const unconfirmed = ({ suspicions = [], confirmed = [] }: Judged): Suspicion[] =>
  suspicions.filter(({ code }) => !confirmed.includes(code));
