/** What a person is told of a value that is none of those that were expected. */
import { z } from 'zod';

/** For a value of another kind; a key that is missing is told apart. */
export const kind = (expected: string) => ({
  error: ({ input }: { input?: unknown }) =>
    input === undefined ? `missing; expected ${expected}` : `expected ${expected}`,
});

export const text = (expected: string) => z.string(kind(expected)).min(1, `expected ${expected}`);
