/** The folder of the database, the archive and the output: that it is there, and that there is room in it. */
import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CopydeskError, fileTrouble } from '../errors.js';
import { firstText } from '../storage/first-text.js';

/** Without this the database cannot even start. Bytes. */
const LEAST_TO_START = 20e6;

/** What to do about a disk that is too full. */
export const ROOM_REMEDY = 'make room, or set COPYDESK_HOME to another disk';

/** Throws `home-unusable` when the folder cannot be made or written to, and `disk-full`. */
export async function makeHome(home: string): Promise<void> {
  try {
    await makeFolder(home);
    await access(home, constants.W_OK);
  } catch (cause) {
    const because = `${home} cannot be used (${fileTrouble(cause)})`;
    const remedy = 'set COPYDESK_HOME or --home to a folder of your own';
    throw new CopydeskError('home-unusable', `${because}: ${remedy}`, { cause });
  }
  const free = await freeBytes(home);
  if (free < LEAST_TO_START)
    throw new CopydeskError('disk-full', `${home} has ${gigabytes(free)} free: ${ROOM_REMEDY}`);
}

/**
 * The name of this home among all that work on one database, made when it is first asked for. It stands in the home, so it
 * goes with the files that it is about, whatever the machine is called.
 */
export function homeName(home: string): Promise<string> {
  return firstText(join(home, 'id'), randomBytes(4).toString('hex'));
}

/** With its parents. Node's own way never returns where a folder that is there takes no others, as `/proc` does. */
async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path);
  if (!existsSync(parent)) await makeFolder(parent);
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
  });
}

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
