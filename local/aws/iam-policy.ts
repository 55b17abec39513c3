/** One statement of an IAM policy, parsed by `parseStatements`. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
}

/** Parses a policy document whose intrinsics are resolved; `where` names its role in errors. */
export declare function parseStatements(document: unknown, where: string): Statement[];
