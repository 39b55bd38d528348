/** What pages, robots.txt and tdmrep.json say of machines: read where it comes in, and written down for the site. */
import { getDomain } from 'tldts';
import type { FetchOutcome } from '../crawlers/outcome.js';
import type { RobotsStore, StoredRobots } from '../crawlers/robots.js';
import type { TdmStore } from '../crawlers/tdm-files.js';
import { PRODUCT } from '../crawlers/user-agent.js';
import type { FetchedPage } from '../model/capture.js';
import type { FetchReason } from '../model/fetch-reason.js';
import type { OptOut, SaidOptOut } from '../model/opt-out.js';
import { robotsOptOuts } from '../parsers/ai-opt-outs.js';
import { decode } from '../parsers/decode.js';
import { type Directives, directivesOf } from '../parsers/directives.js';
import { licencesOf, mayHaveLicences } from '../parsers/licences.js';
import { parseRobots } from '../parsers/robots.js';
import { parseTdmFile, tdmOptOuts } from '../parsers/tdm-file.js';
import type { Hosts } from '../storage/hosts.js';
import type { OptOuts, Statement } from '../storage/opt-outs.js';

const TOKEN = PRODUCT.toLowerCase();

/** Pages say it in their head, lists of licences in their foot; nobody has either behind this. */
const READ_BYTES = 2 * 1024 * 1024;

/** A page that is gone says nothing any more. */
export const GONE: ReadonlySet<FetchReason> = new Set(['not-found', 'gone']);

/**
 * What the page asks of us, where one came; what it says of AI and licences is written down for its site. `isFirst`: the
 * page was never asked for before.
 */
export async function readDirectives(
  { optOuts }: { optOuts: OptOuts },
  outcome: FetchOutcome,
  { url, isFirst }: { url: string; isFirst: boolean },
): Promise<Directives | undefined> {
  if (outcome.kind !== 'page') {
    const isGone = outcome.kind === 'failed' && GONE.has(outcome.reason);
    if (isGone && !isFirst) await optOuts.hear(statementsOf([{ url, optOuts: [] }]));
    return undefined;
  }
  const told = toldBy(outcome.page);
  if (told.optOuts.length > 0 || !isFirst) await optOuts.hear(statementsOf([{ url, optOuts: told.optOuts }]));
  return told;
}

function toldBy({ headers, finalUrl: url, fetchedAt, bytes, contentType }: FetchedPage): Directives {
  const html = asciiOf(bytes);
  const told = directivesOf({ headers, url, html, at: Date.parse(fetchedAt) }, TOKEN);
  if (!mayHaveLicences(html)) return told;
  const page = decode(bytes, contentType);
  return page.kind === 'html'
    ? { ...told, optOuts: [...told.optOuts, ...licencesOf(page.source, url)] }
    : told;
}

/** As storage takes it. */
export function statementsOf(
  said: readonly { url: string; optOuts: readonly SaidOptOut[] }[] = [],
): Statement[] {
  return said.map(({ url, optOuts }) => ({ domain: siteOf(url), url, said: optOuts }));
}

/** robots.txt of the host table; what it says of AI and licences is written down with each new one. */
export function robotsStore({ hosts, optOuts }: { hosts: Hosts; optOuts: OptOuts }): RobotsStore {
  return {
    get: (host) => hosts.robots(host),
    put: async (host, robots) => {
      if (robots.retryAt === undefined) await writeDownRobots(optOuts, host, robots);
      await hosts.saveRobots(host, robots);
    },
  };
}

/** The same for tdmrep.json, which reserves a site from text and data mining. */
export function tdmStore({ optOuts }: { optOuts: OptOuts }): TdmStore {
  return {
    get: (host) => optOuts.tdmFile(host),
    put: async (host, file) => {
      const url = `https://${host}/.well-known/tdmrep.json`;
      await writeDown(optOuts, url, 'tdmrep.json', tdmOptOuts(parseTdmFile(file.body), url));
      await optOuts.saveTdmFile(host, file);
    },
  };
}

function writeDownRobots(optOuts: OptOuts, host: string, { body }: StoredRobots): Promise<void> {
  const url = `https://${host}/robots.txt`;
  return writeDown(optOuts, url, 'robots.txt', robotsOptOuts(parseRobots(body), TOKEN, url));
}

function writeDown(
  optOuts: OptOuts,
  url: string,
  saidIn: SaidOptOut['saidIn'],
  said: readonly OptOut[],
): Promise<void> {
  return optOuts.hear(statementsOf([{ url, optOuts: said.map((one) => ({ ...one, saidIn })) }]));
}

function siteOf(url: string): string {
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
