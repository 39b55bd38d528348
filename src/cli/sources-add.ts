/** `copydesk sources add`: one site, whose home page is looked at, or the feeds of an OPML file. */
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CopydeskError, fileTrouble } from '../errors.js';
import { counted } from '../model/counted.js';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import { type Source, SourceConfig } from '../model/source.js';
import { urlKey } from '../model/url.js';
import { opmlFeeds } from '../parsers/opml.js';
import { firstLook, type Offer } from '../pipeline/first-look.js';
import { sourceOf } from '../pipeline/sources-file.js';
import { examples } from './help.js';
import { withNetwork } from './network.js';
import { type ResolveFlags, withResolveOption } from './resolve-option.js';
import { stopSignal } from './stop-signal.js';
import { configOf, type GlobalFlags, type Store, withStore } from './store.js';

interface AddFlags extends GlobalFlags, ResolveFlags {
  opml?: string;
}

export function addCommand(): Command {
  const command = new Command('add')
    .argument('[home]', 'the home page of the site')
    .description('Watch a site, and show the feeds, sitemaps and sections that it has')
    .option('--opml <file>', 'watch the feeds of an OPML file instead');
  return withResolveOption(command)
    .addHelpText(
      'after',
      examples('copydesk sources add https://times.example/', 'copydesk sources add --opml feeds.opml'),
    )
    .action(async (home: string | undefined, _flags: AddFlags, self: Command) => {
      const flags = self.optsWithGlobals<AddFlags>();
      if ((home === undefined) === (flags.opml === undefined))
        throw new CopydeskError(
          'usage',
          'sources add: expected the URL of a home page, or --opml with a file',
        );
      const said = await withStore(flags, (store) =>
        home === undefined ? importOpml(store, flags.opml as string) : addHome(store, home, flags),
      );
      process.stdout.write(said);
    });
}

async function addHome(store: Store, home: string, flags: AddFlags): Promise<string> {
  const parsed = SourceConfig.safeParse({ home });
  if (!parsed.success) throw new CopydeskError('usage', `${home}: ${parsed.error.issues[0]?.message}`);
  const source = sourceOf(parsed.data);
  const known = await knownAs(store, source);
  if (!known) await store.sources.upsert([source], 'cli');
  const offer = await withNetwork(flags, configOf(flags), (network) =>
    firstLook(store, network, known ?? source, stopSignal()),
  );
  const said = known ? `${known.id} is watched already, and stays as it is` : `added ${source.id}`;
  return `${said}\n${offerLines(offer).join('\n')}\n`;
}

/** The source that is watched from this home page. Throws `usage` where its id is that of another. */
async function knownAs({ sources }: Store, { id, home }: Source): Promise<Source | undefined> {
  const known = (await sources.list()).find((one) => urlKey(one.home) === urlKey(home));
  if (known) return known;
  const other = await sources.get(id);
  if (!other) return undefined;
  const remedy = 'give one of them another id in a sources.yaml';
  throw new CopydeskError('usage', `${id} is watched already, from ${other.home}: ${remedy}`);
}

function offerLines({ inputs, reason }: Offer): string[] {
  if (inputs.length === 0) {
    const because = reason ? FETCH_REASONS[reason].sentence : 'It names no feed, sitemap or section';
    return [`  nothing was found yet: ${because}`, 'looked at again by the next `copydesk run`'];
  }
  const widest = Math.max(...inputs.map(({ url }) => url.length));
  const lines = inputs.map(({ kind, url, articles, reason: why }) => {
    const what = why ?? (articles === 1 ? '1 article' : `${articles} articles`);
    return `  ${kind.padEnd(8)} ${url.padEnd(widest)}  ${what}`;
  });
  return [...lines, 'read by the next `copydesk run`'];
}

/**
 * Each feed joins the source of its site; what two hosts of one domain publish are two sources. A source that is there from
 * elsewhere has settings that no OPML file holds.
 */
export async function importOpml({ sources }: Pick<Store, 'sources'>, file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CopydeskError('input-unreadable', `${file}: cannot be read: ${fileTrouble(cause)}`, { cause });
  });
  const list = opmlFeeds(text);
  if (!list) throw new CopydeskError('input-invalid', `${file}: expected an OPML file`);
  const { feeds, wrong } = list;
  const left = wrong.map((url) => `${file}: "${url}": expected an http or https URL`);
  if (feeds.length === 0) throw new CopydeskError('input-invalid', left[0] ?? `${file}: names no feed`);
  // One that is wrong keeps out no other.
  for (const line of left) process.stderr.write(`copydesk: ${line}\n`);
  const byId = new Map<string, Source>();
  for (const { title, feed, home = new URL('/', feed).href } of feeds) {
    const config = { home, feeds: [feed], ...(title ? { name: title } : {}) };
    const usual = sourceOf(config);
    const host = (url: string) => new URL(url).hostname.replace(/^www\./u, '');
    const other = byId.get(usual.id);
    const source =
      !other || host(other.home) === host(home) ? usual : sourceOf({ ...config, id: host(home) });
    const known = byId.get(source.id);
    if (known) known.feeds = [...new Set([...known.feeds, feed])];
    else byId.set(source.id, source);
  }
  const there = await Promise.all([...byId.keys()].map((id) => sources.get(id)));
  for (const known of there) {
    if (!known || known.origin === 'opml') continue;
    process.stderr.write(`copydesk: ${known.id} is watched already, and stays as it is\n`);
    byId.delete(known.id);
  }
  await sources.upsert([...byId.values()], 'opml');
  const count = new Set([...byId.values()].flatMap((source) => source.feeds)).size;
  return `imported ${counted(byId.size, 'source')} with ${counted(count, 'feed')}\n`;
}
