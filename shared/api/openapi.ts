import * as z from 'zod';
import type { AnswerContract, Content, Operation, Operations } from './operation.ts';
import { problemDocument } from './problem-document.ts';
import { type ProblemKind, problemKinds } from './problem-kinds.ts';

type Json = { [key: string]: unknown };

const PROBLEM: Content = { name: 'Problem', schema: problemDocument };
const refTo = (name: string) => `#/components/schemas/${name}`;

/** The OpenAPI 3.1 document of these operations; an operation's key is its `operationId`. */
export function openApiDocument(operations: Operations): Json {
  const all = Object.entries(operations);
  const paths: Record<string, Json> = {};
  for (const [id, operation] of all) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(id, operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Throughline',
      version: '1.0.0',
      description: 'Places, partners, indicators, rules and links of a partnership, what was sent and what it shows.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(all.map(([, { tag }]) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemasOf(all.map(([, operation]) => operation)),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function describe(operationId: string, operation: Operation): Json {
  const { summary, tag, access, body, answers } = operation;
  const role = access === 'manager' ? 'manager or backbone' : access;
  return {
    operationId,
    summary,
    tags: [tag],
    ...(needsRole(operation) ? { description: `Role: ${role}.`, security: [{ bearer: [] }] } : { security: [] }),
    parameters: [
      ...parameters('path', operation.params),
      ...parameters('query', operation.query),
      ...parameters('header', operation.headers),
    ],
    ...(body && { requestBody: { required: !body.optional, content: bodyTypes(body) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, success(answer)])),
      ...problemsOf(operation),
    },
  };
}

const needsRole = ({ access }: Operation) => access === 'manager' || access === 'backbone';

function parameters(place: 'path' | 'query' | 'header', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = plain(z.toJSONSchema(schema, { io: 'input' })) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { examples, ...type }]) => ({
    name: place === 'header' ? headerName(name) : name,
    in: place,
    required: required.includes(name),
    schema: type,
    ...(Array.isArray(examples) && { example: examples[0] }),
  }));
}

const headerName = (name: string) => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

function bodyTypes({ name, form }: NonNullable<Operation['body']>): Json {
  const schema = { $ref: refTo(name) };
  return { 'application/json': { schema }, ...(form && { 'application/x-www-form-urlencoded': { schema } }) };
}

function success({ description, content, text = [] }: AnswerContract): Json {
  if (!content) return { description };
  return {
    description,
    content: {
      'application/json': { schema: { $ref: refTo(content.name) } },
      ...Object.fromEntries(text.map((type) => [type, { schema: { type: 'string' } }])),
    },
  };
}

/** What an operation may answer when it fails, by status. */
function problemsOf(operation: Operation): Json {
  const { access, params, query, headers, body, problems = [] } = operation;
  const kinds: ProblemKind[] = [
    ...(query || headers || body || (params && access !== 'link') ? (['invalid-request'] as const) : []),
    ...(needsRole(operation) ? (['sign-in-needed', 'not-allowed'] as const) : []),
    ...(body ? (['too-large', 'media-type-not-taken'] as const) : []),
    ...problems,
    'unexpected',
  ];
  const byStatus = Map.groupBy(new Set(kinds), (kind) => problemKinds[kind].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((kind) => `${problemKinds[kind].title} (${kind})`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: refTo(PROBLEM.name) } } },
      },
    ]),
  );
}

/** What requests may leave out has a default in answers, so the two are written apart. */
function schemasOf(operations: Operation[]): Json {
  const requests = operations.flatMap(({ body }) => body ?? []);
  const answers = operations.flatMap((one) => Object.values(one.answers).flatMap(({ content }) => content ?? []));
  return { ...components(requests, 'input'), ...components([...answers, PROBLEM], 'output') };
}

function components(contents: Content[], io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of new Map(contents.map(({ name, schema }) => [name, schema]))) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]));
}

/** A schema without the marks of a document of its own. */
function plain(schema: object): Json {
  const { $schema, $id, '~standard': _, ...rest } = schema as Json;
  return rest;
}
