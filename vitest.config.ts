import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

/** Pure functions: nothing of theirs needs the folder that the others share. */
const PURE = ['test/model/**/*.test.ts', 'test/parsers/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The files of a worker share the modules that they load, which would be a tenth of the run: what a test changes of the
    // process (environment, clock, globals), it puts back.
    isolate: false,
    // Two cores: more workers than that only make the embedded PostgreSQL servers of the tests wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE } },
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
