import { describe, expect, it } from 'vitest';
import { logStream } from '../../src/cli/log-stream.js';

describe('the log of a run', () => {
  it.each([
    ['goes to standard output, whether or not errors are shown on a terminal', false, true, false, 'stdout'],
    ['goes to standard output where there is no terminal', false, false, false, 'stdout'],
    ['leaves a terminal to the status lines', true, true, false, 'stderr'],
    ['goes to a file of its own beside a terminal', true, false, false, 'stderr'],
    ['leaves standard output to the summary', false, true, true, 'stderr'],
  ] as const)('%s', (_, out, error, json, name) => {
    const stdout = { isTTY: out, name: 'stdout' };
    const stderr = { isTTY: error, name: 'stderr' };
    expect(logStream({ stdout, stderr }, json).name).toBe(name);
  });
});
