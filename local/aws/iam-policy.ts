/** One statement of an IAM policy, parsed by `parseStatements`. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: Operator;
  readonly key: ConditionKey;
  readonly values: readonly string[];
}

/** What is known of a call beside its action and resource, by condition key in lower case. */
export type RequestContext = Readonly<Partial<Record<ConditionKey, string>>>;

export type Decision = 'allowed' | 'explicitly denied' | 'not allowed';

const CONDITION_KEYS = ['aws:securetransport', 'ses:fromaddress', 's3:prefix'] as const;
type ConditionKey = (typeof CONDITION_KEYS)[number];

type Test = (actual: string | undefined, values: readonly string[]) => boolean;
const equals: Test = (actual, values) => actual !== undefined && values.includes(actual);
const like: Test = (actual, values) => actual !== undefined && values.some((value) => wildcard(value).test(actual));
const equalsIgnoringCase: Test = (actual, values) =>
  actual !== undefined && values.some((value) => value.toLowerCase() === actual.toLowerCase());

const OPERATORS = {
  StringEquals: equals,
  StringNotEquals: (actual, values) => !equals(actual, values),
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: like,
  StringNotLike: (actual, values) => !like(actual, values),
  Bool: equalsIgnoringCase,
} satisfies Record<string, Test>;
type Operator = keyof typeof OPERATORS;

const STATEMENT_ELEMENTS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

/**
 * Parses a role's policy document, its intrinsics resolved to text.
 * Only what the endpoint can enforce is understood: Effect, Action, Resource, and the condition keys
 * `aws:SecureTransport`, `ses:FromAddress` and `s3:prefix` under plain string and Bool operators.
 * @param where the policy's place in the template, for the error
 * @throws Error that names the element, operator or key that is not understood
 */
export function parseStatements(document: unknown, where: string): Statement[] {
  const { Statement: statements } = asObject(document, where);
  return (Array.isArray(statements) ? statements : [statements]).map((one) =>
    parseStatement(asObject(one, where), where),
  );
}

function parseStatement(statement: Record<string, unknown>, where: string): Statement {
  const unknown = Object.keys(statement).find((element) => !STATEMENT_ELEMENTS.has(element));
  if (unknown) throw new Error(`${where}: the policy element "${unknown}" is not understood by the local host.`);
  const { Effect: effect, Action, Resource, Condition = {} } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error(`${where}: Effect must be Allow or Deny.`);
  return {
    effect,
    actions: texts(Action, `${where}, Action`),
    resources: texts(Resource, `${where}, Resource`),
    conditions: Object.entries(asObject(Condition, where)).flatMap(([operator, tests]) =>
      Object.entries(asObject(tests, where)).map(([key, values]) => parseCondition(operator, key, values, where)),
    ),
  };
}

function parseCondition(operator: string, key: string, values: unknown, where: string): Condition {
  const knownKey = CONDITION_KEYS.find((known) => known === key.toLowerCase());
  if (!isOperator(operator))
    throw new Error(`${where}: the condition operator "${operator}" is not understood by the local host.`);
  if (!knownKey) throw new Error(`${where}: the condition key "${key}" is not understood by the local host.`);
  return { operator, key: knownKey, values: texts(values, `${where}, ${operator} ${key}`) };
}

const isOperator = (name: string): name is Operator => Object.hasOwn(OPERATORS, name);

function asObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${where}: this is not a policy.`);
  return value as Record<string, unknown>;
}

function texts(value: unknown, where: string): string[] {
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => {
    if (typeof one === 'boolean') return String(one);
    if (typeof one !== 'string') throw new Error(`${where}: this must be text with its intrinsics resolved.`);
    if (one.includes('${'))
      throw new Error(`${where}: the policy variable in "${one}" is not understood by the local host.`);
    return one;
  });
}

/**
 * Decides as IAM does for one identity: an explicit deny wins, and what no statement allows is not allowed.
 * Actions compare without regard to case, resources with it; `*` stands for any text and `?` for one character.
 * @example decide(statements, 'sqs:SendMessage', 'arn:aws:sqs:us-west-2:123456789012:mail', {}) // 'not allowed'
 */
export function decide(
  statements: readonly Statement[],
  action: string,
  resource: string,
  context: RequestContext = {},
): Decision {
  const known: RequestContext = { 'aws:securetransport': 'true', ...context };
  const effects = new Set(
    statements.filter((statement) => applies(statement, action, resource, known)).map(({ effect }) => effect),
  );
  if (effects.has('Deny')) return 'explicitly denied';
  return effects.has('Allow') ? 'allowed' : 'not allowed';
}

const applies = (statement: Statement, action: string, resource: string, context: RequestContext) =>
  statement.actions.some((pattern) => wildcard(pattern, 'i').test(action)) &&
  statement.resources.some((pattern) => wildcard(pattern).test(resource)) &&
  statement.conditions.every(({ operator, key, values }) => OPERATORS[operator](context[key], values));

const patterns = new Map<string, RegExp>();

function wildcard(pattern: string, flags = ''): RegExp {
  const known = patterns.get(flags + pattern);
  if (known) return known;
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const made = new RegExp(`^${escaped}$`, `s${flags}`);
  patterns.set(flags + pattern, made);
  return made;
}
