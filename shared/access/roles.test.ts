import { describe, expect, it } from 'vitest';
import { mayActAs, type Role, rolesOf } from './roles.ts';

describe('the roles in a token', () => {
  it.each<[unknown, Role[]]>([
    ['[backbone manager]', ['backbone', 'manager']],
    ['[manager]', ['manager']],
    ['manager', ['manager']],
    ['backbone,manager', ['backbone', 'manager']],
    ['["backbone","manager"]', ['backbone', 'manager']],
    [['manager', 'us-west-2_pool_Google'], ['manager']],
    ['[backbones admin]', []],
    ['[]', []],
    ['', []],
    [undefined, []],
    [{ backbone: true }, []],
  ])('are read from %j', (claim, expected) => {
    expect([...rolesOf({ 'cognito:groups': claim })]).toEqual(expected);
  });

  it.each<[Role, Role[], boolean]>([
    ['manager', ['manager'], true],
    ['manager', ['backbone'], true],
    ['backbone', ['backbone'], true],
    ['backbone', ['manager'], false],
    ['manager', [], false],
    ['backbone', [], false],
  ])('let do what %s may do with %j: %s', (needed, held, allowed) => {
    expect(mayActAs(needed, new Set(held))).toBe(allowed);
  });
});
