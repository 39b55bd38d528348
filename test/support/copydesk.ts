/** The built command, as a user runs it: in a process of its own, with a clean environment. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const CLI = resolve('dist/cli/main.js');

export interface Said {
  stdout: string;
  stderr: string;
  /** Null for one that had to be killed. */
  status: number | null;
}

/** No setting of the machine reaches the command but those that are given. */
export function environmentOf(home: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const none = { COPYDESK_CONTACT: '', COPYDESK_RESOLVE: '', DATABASE_URL: '', REDIS_URL: '', NO_COLOR: '1' };
  return { ...process.env, ...none, COPYDESK_HOME: home, ...more };
}

export function copydesk(home: string, args: readonly string[], more: Record<string, string> = {}): Said {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: environmentOf(home, more),
    timeout: 90_000,
    killSignal: 'SIGKILL',
  });
  return { stdout, stderr, status };
}

/** The same, while the test goes on: for one that serves pages to it. */
export async function copydeskBeside(
  home: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Said> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: environmentOf(home, more),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 90_000,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (said.stdout += data));
  child.stderr.on('data', (data) => (said.stderr += data));
  const [status] = await once(child, 'close');
  return { ...said, status: status as number | null };
}

export function lastLine(text: string) {
  return JSON.parse(text.trim().split('\n').at(-1) as string);
}

/** Every process of the home's embedded server: the one that names its folder, and those that it started. */
export function serverProcesses(home: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(pid), parent, command }];
      } catch {
        // It has just ended.
        return [];
      }
    });
  const found = all.filter(({ command }) => command.includes(join(home, 'postgres'))).map(({ pid }) => pid);
  for (const pid of found)
    found.push(...all.filter(({ parent }) => parent === pid).map((child) => child.pid));
  return [...new Set(found)];
}
