import { describe, expect, it } from 'vitest';
import { addressOperations } from './address-operations.ts';
import { openApiDocument } from './openapi.ts';
import type { Operation } from './operation.ts';
import { partnerOperations } from './partner-operations.ts';
import { preferenceOperations } from './preference-operations.ts';
import { staffOperations } from './staff-operations.ts';

type Described = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  security: object[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
};

const operations: Record<string, Operation> = {
  ...staffOperations,
  ...partnerOperations,
  ...preferenceOperations,
  ...addressOperations,
};
const document = JSON.parse(JSON.stringify(openApiDocument(operations))) as {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, ...one })),
);

function* refsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref') yield inner as string;
    else yield* refsOf(inner);
  }
}

describe('the OpenAPI document', () => {
  it('holds every operation of the table once, under its own method, path and id', () => {
    const listed = described.map(({ operationId, method, path }) => [operationId, `${method} ${path}`]);
    const expected = Object.entries(operations).map(([id, one]) => [id, `${one.method.toLowerCase()} ${one.path}`]);
    expect(listed.toSorted()).toEqual(expected.toSorted());
    expect(new Set(listed.map(([id]) => id)).size).toBe(listed.length);
  });

  it('resolves every reference within itself', () => {
    const refs = [...refsOf(document)];
    expect(refs.length).toBeGreaterThan(50);
    const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(refs.filter((ref) => !known.has(ref))).toEqual([]);
  });

  it('names each parameter of a path, and only those, as required path parameters', () => {
    for (const { path, parameters } of described) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('asks for a bearer token wherever a role is needed, and nowhere else', () => {
    for (const { operationId, security, responses } of described) {
      const access = operations[operationId]?.access;
      const needsRole = access === 'manager' || access === 'backbone';
      expect(security).toEqual(needsRole ? [{ bearer: [] }] : []);
      expect('403' in responses).toBe(needsRole);
    }
    expect(document.components.securitySchemes).toHaveProperty('bearer.bearerFormat', 'JWT');
  });

  it('answers every problem as application/problem+json and describes every answer', () => {
    for (const { operationId, responses } of described) {
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(description).not.toBe('');
        const isAnswer = Number(status) in (operations[operationId]?.answers ?? {});
        if (Number(status) >= 400 && !isAnswer) {
          expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
        }
      }
      expect(responses).toHaveProperty('500');
    }
  });

  it('lets a request leave out what has a default, and always answers it', () => {
    const { PlaceSave, Place } = document.components.schemas;
    expect(PlaceSave).toMatchObject({ required: ['kind', 'name'], additionalProperties: false });
    expect(Place).toMatchObject({ required: ['id', 'kind', 'name', 'codes', 'version'] });
  });

  it('never answers a token but to who minted it, and to whom it belongs', () => {
    const withToken = Object.entries(document.components.schemas).filter(([, schema]) => {
      return 'token' in ((schema as { properties?: object }).properties ?? {});
    });
    expect(withToken.map(([name]) => name).toSorted()).toEqual(['ConfirmedAddress', 'MintedLink', 'OwnToken']);
  });
});
