import { Command } from 'commander';
import pLimit from 'p-limit';
import { CopydeskError } from '../errors.js';
import type { Article } from '../model/article.js';
import type { Page } from '../model/capture.js';
import { openParsePool, type ParsePool } from '../pipeline/parse-pool.js';
import { loadProfiles, type Profiles } from '../pipeline/profiles.js';
import {
  isFolder,
  isOnePage,
  manifestPages,
  type StoredPage,
  storedPages,
} from '../pipeline/stored-pages.js';
import type { FetchFlags } from './fetch-one.js';
import { examples } from './help.js';
import { openJsonLines } from './output.js';
import { withResolveOption } from './resolve-option.js';
import { readStdin } from './stdin.js';
import { configOf } from './store.js';
import { urlOption } from './url-option.js';

/** One line of output: what `--manifest` promises, for every kind of input. */
type ParseLine = { id: string } & (
  | { ok: true; record: Article }
  | { ok: false; reason: string; detail?: string }
);

interface ParseFlags extends FetchFlags {
  manifest?: string;
  out?: string;
  url?: string;
}

/** What is taken for pages in a folder. */
const PAGES = 'expected .html, .xhtml, .txt or .warc files, each plain or gzipped';

export function parseCommand(): Command {
  const command = new Command('parse')
    .argument('[input]', 'file, folder, URL, .warc.gz or -')
    .option('--manifest <file>', 'JSONL of {"id","url","file"}; file is relative to the manifest')
    .option('--out <file>', 'write the lines to a file instead of standard output')
    .addOption(urlOption());
  return withResolveOption(command)
    .addHelpText(
      'after',
      examples(
        'copydesk parse page.html --url https://times.example/2026/a',
        'copydesk parse --manifest pages.jsonl --out records.jsonl',
      ),
    )
    .action(async (input: string | undefined, _flags: ParseFlags, self: Command) => {
      const flags = self.optsWithGlobals<ParseFlags>();
      if (input !== undefined && flags.manifest !== undefined)
        throw new CopydeskError('usage', 'give a page or --manifest, and only one of them');
      if (flags.url !== undefined && flags.manifest !== undefined)
        throw new CopydeskError('usage', '--url goes with one page; those of --manifest have their own');
      const pages = pagesOf(input, flags);
      const profiles = loadProfiles(configOf(flags).home);
      const out = await openJsonLines(flags.out);
      const pool = openParsePool();
      let failed = 0;
      let total = 0;
      try {
        for await (const line of inOrder(pages, pool.threads * 2, (page) => parseOne(page, pool, profiles))) {
          await out.write(line);
          total++;
          if (!line.ok) failed++;
        }
      } finally {
        await pool.close();
        await out.close();
      }
      if (total === 1 && failed === 1 && !flags.manifest) process.exitCode = 1;
    });
}

/** The page of a URL or of standard input, or whatever the path holds. */
export async function* pagesOf(input: string | undefined, flags: ParseFlags): AsyncGenerator<StoredPage> {
  if (flags.manifest) yield* manifestPages(flags.manifest);
  else if (input === undefined)
    throw new CopydeskError('usage', 'name a file, a folder, a URL or -, or give --manifest');
  else if (/^https?:\/\//iu.test(input)) {
    // What fetches takes longer to load than a page takes to parse.
    const { fetchOne } = await import('./fetch-one.js');
    if (flags.url !== undefined) throw new CopydeskError('usage', '--url goes with a page of a file or -');
    yield { id: input, url: input, page: await fetchOne(input, flags) };
  } else if (input === '-') {
    const url = flags.url ?? 'file:///dev/stdin';
    yield { id: '-', url, page: { bytes: await readStdin(), url } };
  } else {
    if (flags.url !== undefined && !(await isOnePage(input)))
      throw new CopydeskError('usage', `--url goes with one page, and ${input} may hold many`);
    let isEmpty = true;
    for await (const stored of storedPages(input)) {
      isEmpty = false;
      yield flags.url && 'page' in stored
        ? { ...stored, url: flags.url, page: { ...stored.page, url: flags.url } }
        : stored;
    }
    if (isEmpty && (await isFolder(input)))
      throw new CopydeskError('input-unreadable', `${input}: no page in it: ${PAGES}`);
  }
}

async function parseOne(stored: StoredPage, pool: ParsePool, profiles: Profiles): Promise<ParseLine> {
  const { id } = stored;
  if ('unreadable' in stored) return { id, ok: false, reason: 'unreadable', detail: stored.unreadable };
  try {
    const outcome = await pool.parse({ page: stored.page, profile: profiles.forUrl(pageUrl(stored.page)) });
    if (outcome.ok) return { id, ok: true, record: outcome.record };
    return { id, ok: false, reason: outcome.reason, ...(outcome.detail ? { detail: outcome.detail } : {}) };
  } catch (error) {
    if (!(error instanceof CopydeskError)) throw error;
    return { id, ok: false, reason: error.code, detail: error.message };
  }
}

function pageUrl(page: Page): string {
  return page.finalUrl ?? page.url;
}

/** Runs `work` on several items at once and gives the results in the order of the items. */
async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const limit = pLimit(atOnce);
  const running: Promise<R>[] = [];
  for await (const item of items) {
    running.push(limit(() => work(item)));
    if (running.length >= atOnce) yield await (running.shift() as Promise<R>);
  }
  for (const result of running) yield await result;
}
