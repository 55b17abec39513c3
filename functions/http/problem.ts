import type { ProblemDocument } from '../../shared/api/problem-document.ts';
import { type ProblemKind, problemKinds, problemType } from '../../shared/api/problem-kinds.ts';

export type FieldError = { field: string; message: string };
type Extras = { errors?: FieldError[]; reference?: string; headers?: Record<string, string> };

/** A request that cannot be carried out; thrown anywhere, answered as a problem document. */
export class Problem extends Error {
  override name = 'Problem';
  readonly document: ProblemDocument;
  readonly headers: Record<string, string>;

  /** `detail` says to a person what happened and what to do. */
  constructor(kind: ProblemKind, detail: string, { headers = {}, ...extras }: Extras = {}) {
    super(detail);
    this.document = { type: problemType(kind), ...problemKinds[kind], detail, ...extras };
    this.headers = headers;
  }
}

/** A request whose fields need mending. */
export function invalidRequest(errors: FieldError[]): Problem {
  const many = errors.length === 1 ? 'One field needs' : `${errors.length} fields need`;
  return new Problem('invalid-request', `${many} mending: ${errors.map(inWords).join('; ')}.`, { errors });
}

const inWords = ({ field, message }: FieldError) => `${field} ${message}`;
