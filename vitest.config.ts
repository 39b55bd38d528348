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
    // On two cores: tests wait for processes and for the product's bounds, and a third worker takes a tenth off the run.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
