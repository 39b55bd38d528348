/**
 * Pages that are already on disk, as if they had just been fetched: a manifest (JSONL of `{id, url, file}`), a folder
 * of fixtures or of `.html` and `.txt` files, a WARC file, or one file.
 */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { z } from 'zod';
import { CopydeskError, fileTrouble } from '../errors.js';
import type { Page } from '../model/capture.js';
import { httpUrl } from '../model/url.js';
import { WARC_DAMAGE } from '../model/warc-damage.js';
import { readWarcPages } from '../storage/archive/read-warc.js';
import { UNPACKING } from '../storage/archive/unpacking.js';

const unzip = promisify(gunzip);

/** A stored page, or the reason why it cannot be read. */
export type StoredPage = { id: string; url: string } & ({ page: Page } | { unreadable: string });

const ManifestLine = z.object({ id: z.string(), url: z.string(), file: z.string() });

/** `page.json` of a fixture. */
export const PageFacts = z.object({
  url: z.string(),
  fetchedAt: z.string().optional(),
  status: z.int().optional(),
  contentType: z.string().optional(),
  why: z.string(),
});

export const NO_URL = 'no http or https URL';

const PAGE_FILE = /\.(?:html?|xhtml|txt)(?:\.gz)?$/iu;
const MANIFEST_FILE = /\.(?:jsonl|ndjson)(?:\.gz)?$/iu;
const WARC_FILE = /\.warc(?:\.gz)?$/iu;

/** Every page of the path, in a steady order. Throws `input-unreadable` when the path itself is wrong. */
export async function* storedPages(path: string): AsyncGenerator<StoredPage> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw new CopydeskError('input-unreadable', `${path}: no such file or folder`, { cause });
  });
  if (facts.isDirectory()) yield* folderPages(path);
  else if (WARC_FILE.test(path)) yield* warcPages(path);
  else if (MANIFEST_FILE.test(path)) yield* manifestPages(path);
  else yield await filePage(path);
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Whether the path is a page itself; one that is not there is no other. */
export async function isOnePage(path: string): Promise<boolean> {
  return !(await isFolder(path)) && !WARC_FILE.test(path) && !MANIFEST_FILE.test(path);
}

/** Lines of a JSONL file, plain or gzipped. Throws `input-unreadable`, and `input-invalid` with the line. */
export async function* jsonLines(path: string): AsyncGenerator<{ line: number; value: unknown }> {
  let line = 0;
  for await (const text of textLines(path)) {
    line++;
    if (!text.trim()) continue;
    try {
      yield { line, value: JSON.parse(text) };
    } catch (cause) {
      throw new CopydeskError('input-invalid', `${path}:${line}: expected one JSON object a line`, { cause });
    }
  }
}

async function* textLines(path: string): AsyncGenerator<string> {
  try {
    const bytes = (await open(path)).createReadStream();
    // What goes wrong on either side is thrown by the loop.
    const plain = path.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes;
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of plain) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest) yield rest;
  } catch (cause) {
    throw new CopydeskError('input-unreadable', `${path}: ${fileTrouble(cause)}`, { cause });
  }
}

/** The pages that a manifest names, whatever its own name. Throws as {@link jsonLines} does. */
export async function* manifestPages(path: string): AsyncGenerator<StoredPage> {
  for await (const { line, value } of jsonLines(path)) {
    const parsed = ManifestLine.safeParse(value);
    if (!parsed.success) {
      throw new CopydeskError(
        'input-invalid',
        `${path}:${line}: expected {"id","url","file"}, each a string`,
      );
    }
    const { id, url, file } = parsed.data;
    yield await readPage(resolve(dirname(path), file), id, url);
  }
}

async function* folderPages(folder: string): AsyncGenerator<StoredPage> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some((entry) => entry.name === 'page.json')) {
    yield await fixturePage(folder);
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* folderPages(path);
    else if (PAGE_FILE.test(entry.name)) yield await filePage(path);
    else if (WARC_FILE.test(entry.name)) yield* warcPages(path);
  }
}

/** The page of a fixture folder: `page.json` beside `page.html` or `page.txt`. */
export async function fixturePage(folder: string): Promise<StoredPage> {
  const id = `${basename(dirname(folder))}/${basename(folder)}`;
  const facts = factsIn(await readFile(join(folder, 'page.json'), 'utf8'), folder);
  const file = (await readdir(folder)).find((name) => name.startsWith('page.') && PAGE_FILE.test(name));
  if (!file) return { id, url: facts.url, unreadable: 'no page.html or page.txt' };
  const stored = await readPage(join(folder, file), id, facts.url);
  if ('unreadable' in stored) return stored;
  const { fetchedAt, status, contentType } = facts;
  return {
    ...stored,
    page: {
      ...stored.page,
      ...(fetchedAt === undefined ? {} : { fetchedAt }),
      ...(status === undefined ? {} : { status }),
      ...(contentType === undefined ? {} : { contentType }),
    },
  };
}

function factsIn(text: string, folder: string): z.infer<typeof PageFacts> {
  try {
    return PageFacts.parse(JSON.parse(text));
  } catch (cause) {
    const what = `${join(folder, 'page.json')}: expected a JSON object with "url" and "why"`;
    throw new CopydeskError('input-invalid', what, { cause });
  }
}

async function filePage(path: string): Promise<StoredPage> {
  return readPage(path, path, pathToFileURL(path).href);
}

async function readPage(path: string, id: string, url: string): Promise<StoredPage> {
  // A page that nobody gave a URL stands under that of its file.
  if (httpUrl(url) === undefined && !url.startsWith('file:')) return { id, url, unreadable: NO_URL };
  try {
    const stored = await readFile(path);
    const bytes = path.endsWith('.gz') ? await unzip(stored, UNPACKING) : stored;
    const plain = extname(path.replace(/\.gz$/iu, '')).toLowerCase() === '.txt';
    return { id, url, page: plain ? { bytes, url, contentType: 'text/plain' } : { bytes, url } };
  } catch (error) {
    return { id, url, unreadable: fileTrouble(error) };
  }
}

async function* warcPages(path: string): AsyncGenerator<StoredPage> {
  for await (const item of readWarcPages(path)) {
    if ('damaged' in item)
      yield { id: `${basename(path)}@${item.offset}`, url: '', unreadable: WARC_DAMAGE[item.damaged] };
    else if ('page' in item) {
      const { page } = item;
      const one = { id: page.url, url: page.url };
      yield httpUrl(page.url) === undefined ? { ...one, unreadable: NO_URL } : { ...one, page };
    }
  }
}
