/** Fixtures: a page of our own making with the record that it must give, one folder each, found automatically. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError, fileTrouble } from '../errors.js';
import type { Article } from '../model/article.js';

/** What `article.json` holds. */
export type Expected = Article | { rejected: string };

/** The folders below `root` that hold a `page.json`, sorted. Throws `input-unreadable`. */
export async function fixtureFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true }).catch((cause: unknown) => {
    throw new CopydeskError('input-unreadable', `${root}: ${fileTrouble(cause)}`, { cause });
  });
  return entries
    .filter((entry) => entry.endsWith('page.json'))
    .map((entry) => join(root, entry, '..'))
    .sort();
}

/** The record that the fixture must give; undefined for one that has just been added. */
export async function expectedOf(folder: string): Promise<Expected | undefined> {
  const file = join(folder, 'article.json');
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Expected) : undefined;
}

/** The record that is expected, as JSON; undefined where none is. */
export function recordTextOf(expected: Expected | undefined): string | undefined {
  return expected && 'id' in expected ? JSON.stringify(expected) : undefined;
}
