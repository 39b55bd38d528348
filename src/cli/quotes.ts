import { Command } from 'commander';
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import type { Quote } from '../model/article.js';
import { partsOf } from '../model/quote-parts.js';
import { extractQuotes } from '../parsers/quotes/extract-quotes.js';
import { openParsePool, type ParsePool } from '../pipeline/parse-pool.js';
import { loadProfiles, type Profiles } from '../pipeline/profiles.js';
import { jsonLines, type StoredPage } from '../pipeline/stored-pages.js';
import type { FetchFlags } from './fetch-one.js';
import { examples } from './help.js';
import { openJsonLines } from './output.js';
import { pagesOf } from './parse.js';
import { withResolveOption } from './resolve-option.js';
import { configOf, withStore } from './store.js';
import { urlOption } from './url-option.js';
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
    .argument('[input]', 'file, folder, URL, .warc.gz or -')
    .option(
      '--manifest <file>',
      'JSONL of {"id","text"}, and "lang" where it is not English; .gz is read too',
    )
    .option('--out <file>', 'write the lines of --manifest to a file instead of standard output')
    .addOption(urlOption())
    .option('--speaker <name>', 'search the records of the database')
    .option('--limit <n>', 'most quotes to print with --speaker', wholeNumber(1, 1_000_000), 50);
  return withResolveOption(command)
    .addHelpText('after', examples('copydesk quotes article.html', 'copydesk quotes --speaker "Trenin"'))
    .action(async (input: string | undefined, _flags: QuotesFlags, self: Command) => {
      const flags = self.optsWithGlobals<QuotesFlags>();
      refuseMixed(input, flags);
      if (flags.speaker !== undefined) await printSpeaker(flags);
      else if (flags.manifest !== undefined) await quotesOfManifest(flags.manifest, flags.out);
      else await printPages(input, flags);
    });
}

/** Throws `usage` where an option would be passed over in silence. */
function refuseMixed(input: string | undefined, { manifest, speaker, out, url }: QuotesFlags): void {
  if ([input, manifest, speaker].filter((one) => one !== undefined).length > 1)
    throw new CopydeskError('usage', 'give a page, --manifest or --speaker, and only one of them');
  if (speaker !== undefined && !/[\p{L}\p{N}]/u.test(speaker))
    throw new CopydeskError('usage', '--speaker wants a name');
  if (out !== undefined && manifest === undefined)
    throw new CopydeskError('usage', '--out goes with --manifest');
  if (url !== undefined && (manifest ?? speaker) !== undefined)
    throw new CopydeskError('usage', '--url goes with a page');
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
  const profiles = loadProfiles(configOf(flags).home);
  const pool = openParsePool();
  let failed = 0;
  let total = 0;
  try {
    for await (const stored of pagesOf(input, flags)) {
      total++;
      const printed = await printedPage(stored, pool, profiles);
      if ('trouble' in printed) {
        failed++;
        process.stderr.write(`copydesk: ${stored.id}: ${printed.trouble}\n`);
      } else process.stdout.write(`${total - failed > 1 ? '\n' : ''}${printed.text}`);
    }
  } finally {
    await pool.close();
  }
  if (total === 1 && failed === 1) process.exitCode = 1;
}

/** One page that is none must not hide those behind it. */
async function printedPage(
  stored: StoredPage,
  pool: ParsePool,
  profiles: Profiles,
): Promise<{ text: string } | { trouble: string }> {
  if ('unreadable' in stored) return { trouble: stored.unreadable };
  try {
    const outcome = await pool.parse({ page: stored.page, profile: profiles.forUrl(stored.url) });
    if (!outcome.ok) return { trouble: outcome.reason };
    const { headline, quotes } = outcome.record;
    return { text: `${headline}\n\n${quotes.map(readable).join('\n\n') || 'no quotes'}\n` };
  } catch (error) {
    if (!(error instanceof CopydeskError)) throw error;
    return { trouble: error.message };
  }
}

/** Quotes in one statement. */
const PAGE = 200;

function printSpeaker({ speaker, limit, ...flags }: QuotesFlags): Promise<void> {
  return withStore(flags, async ({ quotes }) => {
    let printed = 0;
    for (let after: string | undefined; printed < limit; ) {
      const page = await quotes.search({ speaker, after, limit: Math.min(PAGE, limit - printed) });
      for (const { quote, record } of page.quotes)
        process.stdout.write(`${readable(quote)}\n    ${record.headline}\n    ${record.url}\n\n`);
      printed += page.quotes.length;
      after = page.next;
      if (after === undefined) break;
    }
    if (printed === 0) process.stderr.write(`no quotes by ${speaker}\n`);
  });
}

/** “Words.” and, on the next line, who said them to whom. Reported words were not said like that, so they have no marks. */
function readable(quote: Quote): string {
  const { speaker } = quote;
  const who = speaker
    ? [speaker.name, speaker.role, speaker.affiliation].filter(Boolean).join(', ')
    : 'speaker not named';
  const whom = quote.addressee ? `, to ${quote.addressee}` : '';
  const words = partsOf(quote).map((part) => (quote.kind === 'indirect' ? part : `“${part}”`));
  return `${words.join(' … ')}\n  — ${who}${whom} (${quote.kind})`;
}
