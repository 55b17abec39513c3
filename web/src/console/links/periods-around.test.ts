import { expect, it } from 'vitest';
import { periodsAround } from './periods-around.ts';

it.each([
  ['month', '2026-03-10', '2026-03', '2026-06', '2025-01'],
  ['window', '2026-03-10', '2025-26-MOY', '2026-27-MOY', '2020-21-EOY'],
  ['window', '2025-09-10', '2025-26-BOY', '2026-27-BOY', '2020-21-MOY'],
  ['year', '2026-03-10', '2025-26-YEAR', '2028-29-YEAR', '2011-12-YEAR'],
  ['week', '2026-03-10', '2026-W11', '2026-W14', '2025-W49'],
] as const)('offers each %s around %s', (kind, day, current, last, first) => {
  const periods = periodsAround(new Date(`${day}T12:00:00Z`), kind);
  expect([periods[3], periods[0], periods.at(-1)]).toEqual([current, last, first]);
});
