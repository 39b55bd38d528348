/**
 * Runs PostgreSQL's programs. The server refuses to run as root; so root runs it in a user namespace where the same
 * owner has another number, or, where namespaces are forbidden, as `nobody` from a folder that everybody can reach.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, cp, mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CopydeskError } from '../../errors.js';

/** `nobody` on every Linux. */
const NOBODY = 65_534;

/** Reachable by every user, and kept over a restart. */
const SHARED = '/var/tmp';

const NAMESPACE = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];

export interface Runner {
  /** Holds the data folder and the server's log. */
  folder: string;
  /** Holds `bin`, `lib` and `share`. */
  native: string;
  /** Makes a file or folder one that the server may read. */
  give(path: string): Promise<void>;
  /** Runs a program to its end. Gives the exit code and what it printed. */
  run(program: string, args: readonly string[]): Promise<{ code: number; output: string }>;
}

export async function openRunner(
  home: string,
  native: string,
  isRoot: boolean,
  namespaces?: boolean,
): Promise<Runner> {
  if (!isRoot) return plain(home, native, [], {});
  const inNamespace =
    namespaces ??
    (await execute([...NAMESPACE, 'true'], {}).then(
      ({ code }) => code === 0,
      () => false,
    ));
  return inNamespace ? plain(home, native, NAMESPACE, {}) : asNobody(home, native);
}

interface Identity {
  uid?: number;
  gid?: number;
}

function plain(folder: string, native: string, prefix: readonly string[], identity: Identity): Runner {
  return {
    folder,
    native,
    give: async () => {},
    run: (program, args) => execute([...prefix, join(native, 'bin', program), ...args], identity),
  };
}

async function asNobody(home: string, native: string): Promise<Runner> {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const folder = join(SHARED, `copydesk-${name}`);
  const give = (path: string) => chown(path, NOBODY, NOBODY);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await give(folder);
  const copy = join(folder, 'native');
  if (!existsSync(copy)) {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await give(copy);
    for (const entry of await readdir(copy, { recursive: true }))
      await give(join(copy, entry)).catch(() => {});
  }
  return { ...plain(folder, copy, [], { uid: NOBODY, gid: NOBODY }), give };
}

/**
 * In a session of its own, so that Ctrl-C on the terminal reaches us and not the server. What it prints goes through a
 * file: a server that was started would hold a pipe open for as long as it lives.
 */
async function execute(
  command: readonly string[],
  identity: Identity,
): Promise<{ code: number; output: string }> {
  const scratch = await mkdtemp(join(tmpdir(), 'copydesk-'));
  const path = join(scratch, 'output');
  const file = await open(path, 'w');
  try {
    const [program, ...args] = command as [string, ...string[]];
    const code = await new Promise<number>((resolve, reject) => {
      const child = spawn(program, args, {
        cwd: '/',
        detached: true,
        stdio: ['ignore', file.fd, file.fd],
        ...identity,
      });
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? 1));
    });
    return { code, output: await readFile(path, 'utf8') };
  } catch (cause) {
    throw new CopydeskError('embedded-failed', `${command[0]} could not be run`, { cause });
  } finally {
    await file.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
