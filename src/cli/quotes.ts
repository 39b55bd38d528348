import { Command } from 'commander';
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import type { Quote } from '../model/article.js';
import { extractQuotes } from '../parsers/quotes/extract-quotes.js';
import { openParsePool } from '../pipeline/parse-pool.js';
import { loadProfiles } from '../pipeline/profiles.js';
import { jsonLines } from '../pipeline/stored-pages.js';
import { type FetchFlags, withFetchOptions } from './fetch-one.js';
import { examples } from './help.js';
import { openJsonLines } from './json-lines.js';
import { pagesOf } from './parse.js';
import { withStore } from './store.js';
import { wholeNumber } from './whole-number.js';

const ManifestLine = z.object({ id: z.string(), text: z.string(), lang: z.string().optional() });

interface QuotesFlags extends FetchFlags {
  manifest?: string;
  out?: string;
  url?: string;
  speaker?: string;
  limit: number;
  home?: string;
}

export function quotesCommand(): Command {
  const command = new Command('quotes')
    .description('Print who said what: on a page, on many texts, or by one speaker across all records')
    .argument('[input]', 'file, folder, URL or -')
    .option('--manifest <file>', 'JSONL of {"id","text"}; .gz is read too')
    .option('--out <file>', 'write the lines to a file instead of standard output')
    .option('--url <url>', 'the URL that a page from a file or standard input came from')
    .option('--speaker <name>', 'search the records of the database')
    .option('--limit <n>', 'most quotes to print with --speaker', wholeNumber(1, 1_000_000), 50);
  return withFetchOptions(command)
    .addHelpText('after', examples('copydesk quotes article.html', 'copydesk quotes --speaker "Trenin"'))
    .action(async (input: string | undefined, _flags: QuotesFlags, self: Command) => {
      const flags = self.optsWithGlobals<QuotesFlags>();
      if (flags.speaker !== undefined) await printSpeaker(flags);
      else if (flags.manifest !== undefined) await quotesOfManifest(flags.manifest, flags.out);
      else await printPages(input, flags);
    });
}

async function quotesOfManifest(manifest: string, file: string | undefined): Promise<void> {
  const out = await openJsonLines(file);
  try {
    for await (const { line, value } of jsonLines(manifest)) {
      const parsed = ManifestLine.safeParse(value);
      if (!parsed.success) {
        throw new CopydeskError(
          'input-invalid',
          `${manifest}:${line}: expected {"id","text"}, each a string`,
        );
      }
      const { id, text, lang } = parsed.data;
      await out.write({ id, quotes: extractQuotes(text, lang === undefined ? {} : { language: lang }) });
    }
  } finally {
    await out.close();
  }
}

async function printPages(input: string | undefined, flags: QuotesFlags): Promise<void> {
  const pool = openParsePool();
  const profiles = loadProfiles();
  try {
    for await (const stored of pagesOf(input, flags)) {
      if ('unreadable' in stored)
        throw new CopydeskError('input-unreadable', `${stored.id}: ${stored.unreadable}`);
      const outcome = await pool.parse({ page: stored.page, profile: profiles.forUrl(stored.url) });
      if (!outcome.ok) throw new CopydeskError('page-rejected', `${stored.id}: ${outcome.reason}`);
      process.stdout.write(
        `${outcome.record.headline}\n\n${outcome.record.quotes.map(readable).join('\n\n')}\n`,
      );
    }
  } finally {
    await pool.close();
  }
}

function printSpeaker(flags: QuotesFlags): Promise<void> {
  return withStore(flags, async ({ articles }) => {
    for (const { quote, headline, url } of await articles.quotesBySpeaker(
      flags.speaker as string,
      flags.limit,
    )) {
      process.stdout.write(`${readable(quote)}\n    ${headline}\n    ${url}\n\n`);
    }
  });
}

/** “Words.” and, on the next line, who said them to whom. Reported words were not said like that, so they have no marks. */
function readable(quote: Quote): string {
  const { speaker } = quote;
  const who = speaker
    ? [speaker.name, speaker.role, speaker.affiliation].filter(Boolean).join(', ')
    : 'speaker not named';
  const whom = quote.addressee ? `, to ${quote.addressee}` : '';
  const words = quote.kind === 'indirect' ? quote.text : `“${quote.text}”`;
  return `${words}\n  — ${who}${whom} (${quote.kind})`;
}
