/** What a command that fails ends with, for who starts it by a clock; docs/commands.md tells people. */
import { codeOf } from '../errors.js';

/** Beside these it is 1: it could not work at all. */
const EXIT_CODES: ReadonlyMap<string, number> = new Map([
  ['no-source-read', 2],
  ['nothing-taken', 2],
  ['sink-stuck', 3],
]);

/** Of a command that was told to stop before its end, as shells have it for Ctrl-C. */
export const CUT_OFF = 130;

export function exitCodeOf(error: unknown): number {
  return EXIT_CODES.get(codeOf(error)) ?? 1;
}
