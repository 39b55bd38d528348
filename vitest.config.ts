import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/chaos/**'],
    globalSetup: 'test/support/run-folder.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The files of a worker share the modules that they load, which would be a tenth of the run: what a test changes of the
    // process (environment, clock, globals), it puts back.
    isolate: false,
    // Two cores: more workers than that only make the embedded PostgreSQL servers of the tests wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
