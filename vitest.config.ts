import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

/** Pure functions, which share their modules from one file of tests to the next: loading the parser takes half a second. */
const PURE = ['test/model/**/*.test.ts', 'test/parsers/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than that only make the embedded PostgreSQL servers of the tests wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, 'test/chaos/**'],
          globalSetup: 'test/support/run-folder.ts',
        },
      },
    ],
  },
});
