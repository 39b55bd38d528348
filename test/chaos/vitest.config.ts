import { defineConfig } from 'vitest/config';

/** Apart from the other tests: it takes minutes, and `npm test` stays quick. */
export default defineConfig({
  test: {
    include: ['test/chaos/*.test.ts'],
    testTimeout: 60 * 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
