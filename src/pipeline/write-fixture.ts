/** Fixtures as they are made: pages parsed, and their folders written. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError } from '../errors.js';
import type { Page } from '../model/capture.js';
import { type Parsed, parseArticle } from '../parsers/parse-article.js';
import type { Expected } from './fixtures.js';
import type { Profiles } from './profiles.js';
import { fixturePage } from './stored-pages.js';

/** Parses the fixture's page. Throws `fixture-invalid` when the folder is not one. */
export async function parseFixture(folder: string, profiles: Profiles): Promise<Parsed> {
  const stored = await fixturePage(folder);
  if ('unreadable' in stored) throw new CopydeskError('fixture-invalid', `${folder}: ${stored.unreadable}`);
  const profile = profiles.forUrl(stored.page.url);
  return parseArticle(stored.page, profile ? { profile } : {});
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
