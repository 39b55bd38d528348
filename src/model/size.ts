/** A size of files: a number and a unit, as in `500MB` or `20GB`. */
import { z } from 'zod';

const EXPECTED = 'a size such as 500MB or 20GB';

export const Size = z
  .string({
    error: ({ input }) => (input === undefined ? `missing; expected ${EXPECTED}` : `expected ${EXPECTED}`),
  })
  .regex(/^\d+(?:\.\d+)?\s*[MGT]B$/u, `expected ${EXPECTED}`);

const UNIT_BYTES = { M: 1e6, G: 1e9, T: 1e12 } as const;

/** Bytes of a {@link Size}. */
export function sizeBytes(size: string): number {
  return Number.parseFloat(size) * UNIT_BYTES[size.at(-2) as keyof typeof UNIT_BYTES];
}
