import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**', 'tests/benchmarks/**'];
/** Tests that start a browser or a whole host: each is several processes and much memory, so two run at a time. */
const HEAVY = ['tests/browser/**/*.test.ts', 'tests/scenarios/**/*.test.ts'];

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Left alone it would keep a core free, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'units',
          include: ['{functions,infra,local,scripts,shared,web}/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: [...NEVER, ...HEAVY],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'hosted',
          include: HEAVY,
          exclude: NEVER,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
