/** `copydesk run` over the demo newsroom, beside the test that looks on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { CLI, copydesk, environmentOf, lastLine } from './copydesk.js';

export const ARTICLES = 19;

/** Of the summary, when all is done. */
export const WHOLE = { records: ARTICLES, copiesTied: 5, pending: 0 };

export interface Run {
  /** What it has printed so far, on both streams. */
  said(): string;
  /** Gives the exit code; null where the signal ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
});

/** A run in a process group of its own, as a shell starts one. */
export function run(home: string, ...args: string[]): Run {
  const child = spawn(process.execPath, [CLI, 'run', ...args], {
    env: environmentOf(home),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  return {
    said: () => said,
    stop: async (signal) => {
      const gone = once(child, 'exit');
      process.kill(-(child.pid as number), signal);
      return (await gone)[0] as number | null;
    },
  };
}

/** Records that were delivered. */
export function lines(home: string): number {
  const path = join(home, 'out', 'records.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

export const untilLines = (home: string, least: number) =>
  vi.waitUntil(() => lines(home) >= least, { timeout: 60_000, interval: 20 });

/** Of a run that goes on until nothing is due. */
export function totals(home: string): Record<string, number> {
  return lastLine(copydesk(home, ['run', '--once', '--json']).stdout).totals;
}
