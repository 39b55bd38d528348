/** What a page or a robots.txt says of machines: read where it comes in, written down for the site, obeyed where it must be. */
import { getDomain } from 'tldts';
import type { Discovery } from '../crawlers/discovery.js';
import { InputAsker } from '../crawlers/input-asker.js';
import { type NoPage, noPage } from '../crawlers/outcome.js';
import type { RobotsStore, StoredRobots } from '../crawlers/robots.js';
import { PRODUCT } from '../crawlers/user-agent.js';
import type { Means } from '../crawlers/visit.js';
import type { FetchedPage } from '../model/capture.js';
import { binding, type OptOut } from '../model/opt-out.js';
import type { Source } from '../model/source.js';
import { robotsOptOuts } from '../parsers/ai-opt-outs.js';
import { type Directives, directivesOf } from '../parsers/directives.js';
import { parseRobots } from '../parsers/robots.js';
import type { Hosts } from '../storage/hosts.js';
import type { OptOuts, SeenOptOut } from '../storage/opt-outs.js';
import type { HostSources } from './host-sources.js';

const TOKEN = PRODUCT.toLowerCase();

/** Pages say it in their head, lists of licences in their foot; nobody has either behind this. */
const READ_BYTES = 2 * 1024 * 1024;

/** What the page asks of us; what it says of AI and licences is written down for its site. */
export async function readDirectives(
  { optOuts }: { optOuts: OptOuts },
  page: FetchedPage,
): Promise<Directives> {
  const { headers, finalUrl: url, fetchedAt } = page;
  const told = directivesOf({ headers, url, html: asciiOf(page.bytes), at: Date.parse(fetchedAt) }, TOKEN);
  if (told.optOuts.length > 0) await optOuts.see(siteOf(url), url, told.optOuts);
  return told;
}

/** robots.txt of the host table; what it says of AI and licences is written down with each new one. */
export function robotsStore({ hosts, optOuts }: { hosts: Hosts; optOuts: OptOuts }): RobotsStore {
  return {
    get: (host) => hosts.robots(host),
    put: async (host, robots) => {
      if (robots.retryAt === undefined) await writeDown(optOuts, host, robots);
      await hosts.saveRobots(host, robots);
    },
  };
}

async function writeDown(optOuts: OptOuts, host: string, { body }: StoredRobots): Promise<void> {
  const url = `https://${host}/robots.txt`;
  const said = robotsOptOuts(parseRobots(body), TOKEN, url);
  await optOuts.replace(
    siteOf(url),
    url,
    'robots.txt',
    said.map((one) => ({ ...one, saidIn: 'robots.txt' as const })),
  );
}

/** Why a source that obeys is left alone; nothing for one that only records. */
export async function whyOptedOut(
  { optOuts }: { optOuts: OptOuts },
  source: Pick<Source, 'optOuts' | 'domain'>,
): Promise<SeenOptOut[]> {
  if (source.optOuts !== 'obey') return [];
  return binding((await optOuts.of([source.domain])).get(source.domain) ?? []);
}

/** What is left alone of a host, URL by URL, for the opt-outs of its site. */
export interface OptOutGuard {
  /** Whether somebody who obeys is concerned, so that robots.txt is asked for its opt-outs. */
  obeys(): boolean;
  /** Why a URL of this source is not asked for. */
  refusal(sourceId: string | undefined): NoPage | undefined;
  /** Takes in what a page of the source says; true when the page is not to be used for it. */
  learn(sourceId: string | undefined, told: Directives): boolean;
}

export async function optOutGuard(
  services: { optOuts: OptOuts },
  { own, finders }: HostSources,
): Promise<OptOutGuard> {
  const obeying = new Set(
    [...own, ...finders].flatMap(({ id, optOuts }) => (optOuts === 'obey' ? [id] : [])),
  );
  const domains = [...new Set(own.map(({ domain }) => domain))];
  const known = obeying.size > 0 ? [...(await services.optOuts.of(domains)).values()].flat() : [];
  let [why]: OptOut[] = binding(known);
  // What the host's own source says holds for everybody's links to it.
  const concerns = (id: string | undefined) =>
    own.some((source) => obeying.has(source.id)) || obeying.has(id ?? '');
  return {
    obeys: () => obeying.size > 0,
    refusal: (id) => (why && concerns(id) ? noPage('opted-out', { detail: saidAs(why) }) : undefined),
    learn(id, { optOuts }) {
      const [first] = binding(optOuts);
      if (!first || !concerns(id)) return false;
      why ??= first;
      return true;
    },
  };
}

/** Of a source that obeys, and whose site has opted out: nothing is asked but robots.txt, in case it says otherwise now. */
export async function lookNotTaken(
  services: { optOuts: OptOuts },
  source: Source,
  means: Means,
): Promise<Discovery | undefined> {
  if (source.optOuts !== 'obey') return undefined;
  await new InputAsker(means).sitemapsOf(source.home);
  const [why] = await whyOptedOut(services, source);
  if (!why) return undefined;
  const failure = { url: source.home, reason: 'opted-out', detail: saidAs(why) } as const;
  const nothing = { found: [], top: [], inputs: [], dropped: [], unchanged: 0 };
  return { ...nothing, failures: [failure], end: 'whole', retryAfterMs: DAY_MS };
}

/** As people read it: `ai-crawler GPTBot`. */
export function saidAs({ signal, value }: OptOut): string {
  return value === '' ? signal : `${signal} ${value}`;
}

const DAY_MS = 24 * 3_600_000;

export function siteOf(url: string): string {
  return getDomain(url) ?? new URL(url).hostname;
}

/** Enough to read names, words and addresses, whatever superset of ASCII the page is in; faster than decoding it. */
function asciiOf(bytes: Uint8Array): string {
  const read = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, READ_BYTES));
  if (read[0] === 0xff && read[1] === 0xfe) return read.toString('utf16le');
  if (read[0] === 0xfe && read[1] === 0xff)
    return Buffer.from(read.subarray(0, read.length & ~1))
      .swap16()
      .toString('utf16le');
  return read.toString('latin1');
}
