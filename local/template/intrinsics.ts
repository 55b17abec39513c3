import { TemplateError } from './template-error.ts';

/** What intrinsic functions look up. */
export interface IntrinsicScope {
  /** The value of `Ref`: of a pseudo parameter, a parameter or a resource. `undefined` is `AWS::NoValue`. */
  ref(name: string): unknown;
  /** The value of `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): string;
  /** Conditions of the template by name, unresolved. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Applied to each text that came out whole, such as a joined URL. */
  rewrite(text: string): string;
}

type Resolve = (argument: unknown) => unknown;

/**
 * Resolves the intrinsic functions in a value of the template.
 * Values that resolve to `AWS::NoValue` are left out of lists and objects.
 * @throws TemplateError that names an intrinsic which the local host does not know, or one used wrongly
 * @example resolveIntrinsics({ 'Fn::Join': ['/', ['a', 'b']] }, scope) // 'a/b'
 */
export function resolveIntrinsics(value: unknown, scope: IntrinsicScope): unknown {
  const resolve: Resolve = (node) => resolveIntrinsics(node, scope);
  if (typeof value === 'string') return scope.rewrite(value);
  if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const result = intrinsic(name, value[name], scope, resolve);
    return typeof result === 'string' ? scope.rewrite(result) : result;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, resolve(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

function intrinsic(name: string, argument: unknown, scope: IntrinsicScope, resolve: Resolve): unknown {
  switch (name) {
    case 'Ref':
      return scope.ref(text(argument, name));
    case 'Fn::GetAtt':
      return getAttribute(argument, scope, resolve);
    case 'Fn::Join': {
      const [separator, parts] = list(argument, name);
      return list(resolve(parts), name)
        .map((part) => text(part, name))
        .join(text(separator, name));
    }
    case 'Fn::Split': {
      const [separator, source] = list(argument, name);
      return text(resolve(source), name).split(text(separator, name));
    }
    case 'Fn::Select': {
      const [index, items] = list(argument, name);
      return select(Number(resolve(index)), list(resolve(items), name));
    }
    case 'Fn::Sub':
      return substitute(argument, scope, resolve);
    case 'Fn::If': {
      const [condition, whenTrue, whenFalse] = list(argument, name);
      return resolve(evaluateCondition(text(condition, name), scope) ? whenTrue : whenFalse);
    }
    default:
      throw new TemplateError(`the intrinsic function ${name} is not understood by the local host`);
  }
}

function getAttribute(argument: unknown, scope: IntrinsicScope, resolve: Resolve): string {
  const [id, ...path] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
  return scope.attribute(text(id, 'Fn::GetAtt'), path.map((part) => text(resolve(part), 'Fn::GetAtt')).join('.'));
}

function select(index: number, items: readonly unknown[]): unknown {
  if (index in items) return items[index];
  throw new TemplateError(`Fn::Select asks for item ${index} of ${items.length}`);
}

function substitute(argument: unknown, scope: IntrinsicScope, resolve: Resolve): string {
  const [pattern, variables = {}] = typeof argument === 'string' ? [argument] : list(argument, 'Fn::Sub');
  const own = resolve(variables) as Record<string, unknown>;
  return text(pattern, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(own, name)) return text(own[name], 'Fn::Sub');
    return text(name.includes('.') ? getAttribute(name, scope, resolve) : scope.ref(name), 'Fn::Sub');
  });
}

/**
 * Whether a condition of the template holds.
 * @throws TemplateError that names an unknown condition or condition function
 */
export function evaluateCondition(name: string, scope: IntrinsicScope): boolean {
  if (!Object.hasOwn(scope.conditions, name)) throw new TemplateError(`the condition ${name} is not declared`);
  return holds(scope.conditions[name], scope);
}

function holds(expression: unknown, scope: IntrinsicScope): boolean {
  const [[name, argument] = []] = isObject(expression) ? Object.entries(expression) : [];
  switch (name) {
    case 'Condition':
      return evaluateCondition(text(argument, name), scope);
    case 'Fn::Equals': {
      const [left, right] = list(resolveIntrinsics(argument, scope), name);
      return left === right;
    }
    case 'Fn::And':
      return list(argument, name).every((part) => holds(part, scope));
    case 'Fn::Or':
      return list(argument, name).some((part) => holds(part, scope));
    case 'Fn::Not':
      return !list(argument, name).some((part) => holds(part, scope));
    default:
      throw new TemplateError(`the condition function ${name} is not understood by the local host`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function list(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`${name} wants a list`);
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TemplateError(`${name} wants text`);
}
