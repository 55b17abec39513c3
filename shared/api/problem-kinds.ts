/** Every kind of problem that the API answers with: the last part of its `type`, its HTTP status and its title. */
export const problemKinds = {
  'invalid-request': { status: 400, title: 'The request needs mending' },
  'sign-in-needed': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'This is outside your role' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'link-unknown': { status: 404, title: 'This link is not known' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'no-agreement': { status: 409, title: 'No data sharing agreement covers this' },
  conflict: { status: 409, title: 'This does not fit what is there' },
  'link-expired': { status: 410, title: 'This link ended' },
  'link-revoked': { status: 410, title: 'This link was withdrawn' },
  'link-used-up': { status: 410, title: 'This link was used as often as it may be' },
  'version-conflict': { status: 412, title: 'Someone saved it since you read it' },
  'too-large': { status: 413, title: 'This is too large' },
  'media-type-not-taken': { status: 415, title: 'This media type is not taken' },
  'too-often': { status: 429, title: 'This was asked too often' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** The `type` of a problem, an address within the API, for example `/problems/link-expired`. */
export function problemType(kind: ProblemKind): string {
  return `/problems/${kind}`;
}
