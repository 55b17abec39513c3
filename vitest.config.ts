import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**', 'tests/benchmarks/**'];
/** Tests that start a browser or a whole host: each is several processes. */
const HEAVY = ['tests/browser/**/*.test.ts', 'tests/scenarios/**/*.test.ts'];
/** A command of their own: `npm run stories`. */
const STORIES = ['tests/stories/**/*.test.ts'];
/**
 * Left alone it would keep a core free. One more than there are cores, since many wait for hosts and browsers; not more
 * than six, each of which may have a host and a browser in memory.
 */
const WORKERS = Math.min(availableParallelism() + 1, 6);

export default defineConfig({
  test: {
    passWithNoTests: false,
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...HEAVY, ...STORIES],
          // They change nothing that another could see, and modules are read once for all of them: two fifths faster.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'hosted',
          include: HEAVY,
          exclude: NEVER,
          // Isolated ones are started first: the long ones are not left to the end, when cores would wait for the last.
          isolate: true,
          globalSetup: ['tests/browser/set-up-once.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'stories', include: STORIES, exclude: NEVER, testTimeout: 60_000 } },
    ],
  },
});
