import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CopydeskError, fileTrouble } from '../errors.js';
import { Article } from '../model/article.js';
import type { Comparison } from '../model/comparison.js';
import { compareRecords } from '../parsers/compare/compare-records.js';
import { openParsePool } from '../pipeline/parse-pool.js';
import { loadProfiles } from '../pipeline/profiles.js';
import { comparisonLines } from './compare-view.js';
import type { FetchFlags } from './fetch-one.js';
import { examples } from './help.js';
import { pagesOf } from './parse.js';
import { withResolveOption } from './resolve-option.js';
import { configOf, type GlobalFlags, type Store, withStore } from './store.js';

interface CompareFlags extends FetchFlags {
  json?: boolean;
}

/** Columns where standard output is no terminal. */
const WIDTH = 100;

export function compareCommand(): Command {
  const command = new Command('compare')
    .argument('<a>', 'the original: id or URL of a record, or a file (a page, or a record as JSON)')
    .argument('<b>', 'the copy, likewise; where the two are tied, it does not matter which is named first')
    .option('--json', 'the comparison as one JSON object');
  return withResolveOption(command)
    .addHelpText(
      'after',
      examples(
        'copydesk compare https://times.example/a https://relay.example/b',
        'copydesk compare a.html b.html',
      ),
    )
    .action(async (a: string, b: string, _flags: CompareFlags, self: Command) => {
      const flags = self.optsWithGlobals<CompareFlags>();
      const [original, copy] = await bothOf(a, b, flags);
      const comparison = compareRecords(original, copy);
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ original: named(original), copy: named(copy), ...comparison })}\n`
          : `${shown(original, copy, comparison)}\n`,
      );
    });
}

function named({ id, url, headline, version }: Article) {
  return { id, url, headline, version };
}

function shown(original: Article, copy: Article, comparison: Comparison): string {
  const width = process.stdout.isTTY ? process.stdout.columns : WIDTH;
  return comparisonLines(original, copy, comparison, width).join('\n');
}

/** The original and the copy. Only what stands in no file needs a database. */
async function bothOf(a: string, b: string, flags: CompareFlags): Promise<[Article, Article]> {
  const [one, other] = [await fromFile(a, flags), await fromFile(b, flags)];
  if (one && other) return [one, other];
  const [first, second, tie] = await withStore(flags as GlobalFlags, async (store) => {
    const found = [one ?? (await fromStore(a, store)), other ?? (await fromStore(b, store))] as const;
    const tied = found[0] && found[1] && (await store.relations.between(found[0].id, found[1].id));
    return [...found, tied] as const;
  });
  const known = [first ?? (await fetched(a, flags)), second ?? (await fetched(b, flags))] as [
    Article,
    Article,
  ];
  return tie && tie.copy === known[0].id ? [known[1], known[0]] : known;
}

const isUrl = (name: string) => /^https?:\/\//iu.test(name);

/** A record as JSON, as `parse`, the API or `export` gives it, or a page that is parsed; undefined for no file. */
async function fromFile(name: string, flags: CompareFlags): Promise<Article | undefined> {
  if (isUrl(name) || /^[0-9a-f]{32}$/u.test(name)) return undefined;
  if (!/\.jsonl?$/iu.test(name)) return parsed(name, flags);
  const text = await readFile(name, 'utf8').catch((cause: unknown) => {
    throw new CopydeskError('input-unreadable', `${name}: ${fileTrouble(cause)}`, { cause });
  });
  const record = Article.safeParse(recordIn(text));
  if (!record.success)
    throw new CopydeskError('input-invalid', `${name}: expected one record, as parse or the API gives it`);
  return record.data;
}

function recordIn(text: string): unknown {
  try {
    const value = JSON.parse(text) as { record?: unknown };
    return value?.record ?? value;
  } catch {
    return undefined;
  }
}

function fromStore(name: string, { articles }: Store): Promise<Article | undefined> {
  return isUrl(name) ? articles.byUrl(name) : articles.get(name);
}

/** A page that is not kept is fetched, as `parse` does it; an id that is not known is an error. */
async function fetched(name: string, flags: CompareFlags): Promise<Article> {
  if (isUrl(name)) return parsed(name, flags);
  throw new CopydeskError(
    'no-such-record',
    `${name}: no record has this id; the desk and \`export\` show ids`,
  );
}

async function parsed(input: string, flags: CompareFlags): Promise<Article> {
  const profiles = loadProfiles(configOf(flags).home);
  const pool = openParsePool();
  try {
    for await (const stored of pagesOf(input, flags)) {
      if ('unreadable' in stored)
        throw new CopydeskError('input-unreadable', `${stored.id}: ${stored.unreadable}`);
      const { page } = stored;
      const outcome = await pool.parse({ page, profile: profiles.forUrl(page.finalUrl ?? page.url) });
      if (outcome.ok) return outcome.record;
      throw new CopydeskError('no-record', `${input} gives no record: ${outcome.reason}`);
    }
  } finally {
    await pool.close();
  }
  throw new CopydeskError('input-unreadable', `${input}: no page in it`);
}
