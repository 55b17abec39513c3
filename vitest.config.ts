import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**', 'tests/benchmarks/**'];
/** Tests that start a browser or a whole host: each is several processes and much memory, so three run at a time. */
const HEAVY = ['tests/browser/**/*.test.ts', 'tests/scenarios/**/*.test.ts'];
/** Several steps with a table in memory: they leave no more behind than the tests of one. */
const INTEGRATION = 'tests/integration/**/*.test.ts';

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Left alone it would keep a core free. One more than there are cores, since many wait for hosts and tables.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'units',
          include: ['{functions,shared,web}/**/*.test.{ts,tsx}', INTEGRATION],
          exclude: NEVER,
          // They change nothing that another could see, and modules are read once for all of them: two fifths faster.
          isolate: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'services',
          include: ['{infra,local,scripts}/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...NEVER, ...HEAVY, INTEGRATION],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'hosted',
          include: HEAVY,
          exclude: NEVER,
          globalSetup: ['tests/browser/set-up-once.ts'],
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
