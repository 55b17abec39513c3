import { expect, it } from 'vitest';
import { phaseName } from './cycle-rule.ts';

it('calls a phase by its name, or else by its place in the order', () => {
  expect(phaseName([{ name: 'Two schools' }, {}], 0)).toBe('Two schools');
  expect(phaseName([{ name: 'Two schools' }, {}], 1)).toBe('phase 2');
});
