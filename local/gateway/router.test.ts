import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRouter } from './router.ts';

const keys = [
  '$default',
  'ANY /api/{proxy+}',
  'GET /api/{proxy+}',
  'ANY /api/send/{proxy+}',
  'GET /api/places/{id}',
  'GET /api/places/all',
  'GET /openapi.json',
];
const find = createRouter(keys.map((key) => ({ key })));
const keyOf = (method: string, path: string) => find(method, path)?.route.key;

describe('the router of an HTTP API', () => {
  it.each([
    ['GET', '/openapi.json', 'GET /openapi.json'],
    ['POST', '/openapi.json', '$default'],
    ['GET', '/api/places/all', 'GET /api/places/all'],
    ['GET', '/api/places/7', 'GET /api/places/{id}'],
    ['PUT', '/api/places/7', 'ANY /api/{proxy+}'],
    ['GET', '/api/places/7/more', 'GET /api/{proxy+}'],
    ['GET', '/api/send/token', 'ANY /api/send/{proxy+}'],
    ['GET', '/api/', '$default'],
    ['GET', '/api', '$default'],
    ['GET', '/elsewhere', '$default'],
  ])('sends %s %s to %s', (method, path, key) => {
    expect(keyOf(method, path)).toBe(key);
  });

  it('gives variables decoded, and the greedy one with its slashes', () => {
    expect(find('GET', '/api/places/a%20b')?.pathParameters).toEqual({ id: 'a b' });
    expect(find('POST', '/api/send/a/b%2Fc')?.pathParameters).toEqual({ proxy: 'a/b/c' });
  });

  it('takes a path that cannot be decoded as it is', () => {
    expect(find('GET', '/api/places/%E0%A4%A')?.pathParameters).toEqual({ id: '%E0%A4%A' });
  });

  it('finds nothing where no route fits and none is the default', () => {
    expect(createRouter([{ key: 'GET /a' }])('GET', '/b')).toBeUndefined();
  });

  it('decides alike whatever the order of the routes', () => {
    const order = fc.shuffledSubarray(keys, { minLength: keys.length });
    const path = fc.constantFrom('/api/places/all', '/api/places/1', '/api/send/x', '/api/x/y', '/openapi.json', '/');
    fc.assert(
      fc.property(order, path, fc.constantFrom('GET', 'PUT'), (shuffled, at, method) => {
        expect(createRouter(shuffled.map((key) => ({ key })))(method, at)?.route.key).toBe(keyOf(method, at));
      }),
    );
  });
});
