/**
 * Runs PostgreSQL's programs. The server refuses to run as root; so root runs it in a user namespace where the same
 * owner has another number, or, where namespaces are forbidden, as `nobody`: in the home where that is open to others, else in
 * a folder of its own that is.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, lchown, lstat, mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CopydeskError, codeOf } from '../../errors.js';

/** `nobody` on every Linux. */
const NOBODY = 65_534;
const ROOT = 0;
/** Whom the files are of that root makes here. */
const OURS = [ROOT, NOBODY];

/** Reachable by every user, and kept over a restart, though not for ever: systems delete there what is old. */
const SHARED = '/var/tmp';

const NAMESPACE = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];

export interface Runner {
  /** Holds the data folder and the server's log. */
  folder: string;
  /** Holds `bin`, `lib` and `share`. */
  native: string;
  /** Makes a file, or a folder with all that is in it, the server's own, in whichever of the two ways root made it. */
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
  if (!isRoot) return { ...plain(home, native, [], {}), give: async () => {} };
  const inNamespace =
    namespaces ??
    (await execute([...NAMESPACE, 'true'], {}).then(
      ({ code }) => code === 0,
      () => false,
    ));
  if (!inNamespace) return asNobody(home, native);
  return { ...plain(home, native, NAMESPACE, {}), give: (path) => give(path, ROOT) };
}

interface Identity {
  uid?: number;
  gid?: number;
}

function plain(
  folder: string,
  native: string,
  prefix: readonly string[],
  identity: Identity,
): Omit<Runner, 'give'> {
  return {
    folder,
    native,
    run: (program, args) => execute([...prefix, join(native, 'bin', program), ...args], identity),
  };
}

async function asNobody(home: string, native: string): Promise<Runner> {
  const identity = { uid: NOBODY, gid: NOBODY };
  const isOpen = async (path: string) => (await execute(['test', '-x', path], identity)).code === 0;
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const shared = join(SHARED, `copydesk-${name}`);
  // Where the data is already it stays.
  const isInHome = !existsSync(join(shared, 'postgres')) && (await isOpen(home));
  if (!isInHome) await demandOwn(shared);
  const folder = isInHome ? home : shared;
  const programs = (await isOpen(join(native, 'bin', 'postgres'))) ? native : await copied(native, folder);
  return { ...plain(folder, programs, [], identity), give: (path) => give(path, NOBODY) };
}

/** Anybody may make a folder of that name before us, or a link to one that is not theirs. */
async function demandOwn(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  if (!found.isDirectory() || !OURS.includes(found.uid))
    throw new CopydeskError('embedded-failed', `${folder} is for the database, and is somebody else's`);
  await lchown(folder, NOBODY, NOBODY);
}

/** For each version of them, in a folder of its own that is renamed: none runs that is there by half. */
async function copied(native: string, folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(folder, `native-${version}`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.${randomBytes(6).toString('hex')}`;
  try {
    await cp(native, part, { recursive: true, verbatimSymlinks: true });
    await give(part, NOBODY);
    await rename(part, copy).catch((error: unknown) => {
      if (!existsSync(copy)) throw error;
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return copy;
}

/** What is inside comes first: whoever is stopped in the middle begins again. What a user has stays that user's. */
async function give(path: string, uid: number): Promise<void> {
  const found = await lstat(path);
  if (found.uid === uid || !OURS.includes(found.uid)) return;
  if (found.isDirectory())
    for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), uid, uid);
  await lchown(path, uid, uid);
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
