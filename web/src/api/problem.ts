import { type ProblemDocument, problemDocument } from '../../../shared/api/problem-document.ts';

/** An answer of the API that says no, and why. `kind` is the last part of its `type`, for example `link-expired`. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly status: number;
  readonly kind: string;
  readonly title: string;
  /** Fields of the request that need mending. */
  readonly errors: NonNullable<ProblemDocument['errors']>;

  constructor({ type, status, title, detail, errors = [] }: ProblemDocument) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = errors;
    this.kind = type.split(/[/#:]/).at(-1) ?? '';
  }
}

/** Reads why a request was turned down; an answer that is not a problem document still becomes one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = problemDocument.safeParse(body);
  if (read.success) return new ApiProblem(read.data);
  return new ApiProblem({
    type: 'about:blank',
    status: response.status,
    title: 'The server could not answer',
    detail: `It answered with status ${response.status}. Nothing was lost; try again in a minute.`,
  });
}
