/** Fixtures: a page of our own making with the record that it must give, one folder each, found automatically. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError, fileTrouble } from '../errors.js';
import type { Article } from '../model/article.js';
import type { Page } from '../model/capture.js';
import { type Parsed, parseArticle } from '../parsers/parse-article.js';
import type { Profiles } from './profiles.js';
import { fixturePage } from './stored-pages.js';

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

/** Parses the fixture's page. Throws `fixture-invalid` when the folder is not one. */
export async function parseFixture(folder: string, profiles: Profiles): Promise<Parsed> {
  const stored = await fixturePage(folder);
  if ('unreadable' in stored) throw new CopydeskError('fixture-invalid', `${folder}: ${stored.unreadable}`);
  const profile = profiles.forUrl(stored.page.url);
  return parseArticle(stored.page, profile ? { profile } : {});
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

/**
 * What a result is compared by. The parser's version changes with every release and says nothing about a page.
 */
export function comparable(result: Parsed): Expected {
  if (!result.ok) return { rejected: result.reason };
  const { provenance, ...record } = result.record;
  return { ...record, provenance: { ...provenance, parserVersion: '' } };
}

/** Writes `article.json` anew where it differs; true when it did. */
export async function updateFixture(folder: string, profiles: Profiles): Promise<boolean> {
  const next = comparable(await parseFixture(folder, profiles));
  const text = `${JSON.stringify(next, undefined, 2)}\n`;
  const file = join(folder, 'article.json');
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return false;
  await writeFile(file, text);
  return true;
}

/** Writes the page and what is known about it. Throws `fixture-exists`. */
export async function addFixture(folder: string, page: Page, why: string): Promise<void> {
  if (existsSync(folder)) throw new CopydeskError('fixture-exists', `${folder} exists already`);
  await mkdir(folder, { recursive: true });
  const plain = page.contentType?.startsWith('text/plain') ?? false;
  await writeFile(join(folder, plain ? 'page.txt' : 'page.html'), page.bytes);
  const { url, fetchedAt, status, contentType } = page;
  await writeFile(
    join(folder, 'page.json'),
    `${JSON.stringify({ url, fetchedAt, status, contentType, why }, undefined, 2)}\n`,
  );
}
