/** What a person is told of a value that is none of those that were expected. */
import { z } from 'zod';

/** For a value of another kind; a key that is missing is told apart. */
export const kind = (expected: string) => ({
  error: ({ input }: { input?: unknown }) =>
    input === undefined ? `missing; expected ${expected}` : `expected ${expected}`,
});

/** U+0000 is in no text that the database holds, so nothing could ever be it. */
export const text = (expected: string) =>
  z
    .string(kind(expected))
    .min(1, `expected ${expected}`)
    .refine((it) => !it.includes('\0'), `expected ${expected}, without U+0000`);
