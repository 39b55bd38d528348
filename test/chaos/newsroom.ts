/**
 * The sites that the harness crawls: several hosts on loopback that publish while they are crawled, and write down every
 * request. What should come of each URL is known from the start.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResolveRule } from '../../src/crawlers/resolve.js';
import type { SourceConfig } from '../../src/model/source.js';

/**
 * How a URL has to end. `moved`: at another host, where it is a record. `corrected`: once it was fetched, it is another page.
 * `busy`: at first the host asks for time, and gives the page later.
 */
export type Fate = 'record' | 'copy' | 'corrected' | 'busy' | 'moved' | 'robots' | 'not-found';

export interface Asked {
  host: string;
  path: string;
  /** Milliseconds on a clock that never goes back. */
  at: number;
  /** It was to be answered only if the page had changed. */
  isConditional: boolean;
  /** The answer asks to be left alone until then. */
  quietUntil?: number;
}

export interface Newsroom {
  sources: SourceConfig[];
  rules: ResolveRule[];
  /** Every request, in order. */
  asked: Asked[];
  /** Every URL that was ever published, and how it has to end. */
  fates: ReadonlyMap<string, Fate>;
  /** Each host puts so many further articles into its feed. */
  publish(articles: number): void;
  /** When that was last done. */
  readonly publishedAt: Date;
  close(): Promise<void>;
}

export const DELAY_MS = 60;

const HOSTS = ['gazette', 'courier', 'herald', 'monitor', 'tribune', 'chronicle'].map(
  (name) => `${name}.test`,
);

/** Of these nothing but the home page is told. */
const FOUND_FROM_HOME: ReadonlySet<string> = new Set(['courier.test', 'tribune.test']);

/** The robots.txt of this one cannot be read the first time. */
const LATE_ROBOTS = 'monitor.test';

/** Of each dozen articles of a host, these are odd; the others are articles of its own. */
const ODD: ReadonlyMap<number, Fate> = new Map([
  [2, 'busy'],
  [3, 'copy'],
  [4, 'corrected'],
  [5, 'robots'],
  [7, 'copy'],
  [9, 'not-found'],
  [11, 'moved'],
]);
const DOZEN = 12;

/** A busy page is tried again after a minute, for which nobody waits at the end of a run. */
const LAST_BUSY = 2 * DOZEN;
const QUIET_MS = 1_000;

/** Each article is asked for again, once. */
const REVISITS = ['5s'];

export async function startNewsroom(): Promise<Newsroom> {
  const fates = new Map<string, Fate>();
  const published = new Map<string, { url: string; title: string }[]>(HOSTS.map((host) => [host, []]));
  const asked: Asked[] = [];
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/u, '');
    const path = request.url ?? '/';
    const before = times.get(host + path) ?? 0;
    times.set(host + path, before + 1);
    const entry: Asked = {
      host,
      path,
      at: performance.now(),
      isConditional: request.headers['if-none-match'] !== undefined,
    };
    asked.push(entry);
    if (before === 0 && isBusyAtFirst(host, path)) {
      // Both forms; a date has whole seconds.
      const date = new Date(Date.now() + 2 * QUIET_MS);
      const isDate = path.endsWith('4');
      entry.quietUntil = entry.at + (isDate ? date.setMilliseconds(0) - Date.now() : QUIET_MS);
      const wait = isDate ? date.toUTCString() : String(QUIET_MS / 1_000);
      response.writeHead(isDate ? 429 : 503, { 'retry-after': wait }).end();
    } else answer({ host, path, before, known: published.get(host) ?? [] }, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let publishedAt = new Date();
  const { port } = server.address() as AddressInfo;
  return {
    sources: HOSTS.map((host) => ({
      home: `http://${host}/`,
      ...(FOUND_FROM_HOME.has(host) ? {} : { feeds: [`http://${host}/feed.xml`] }),
      schedule: '1s',
      delay: `${DELAY_MS}ms`,
      followSourceLinks: true,
      revisits: REVISITS,
    })),
    rules: HOSTS.map((host) => ({ host, port: 80, address: '127.0.0.1', toPort: port })),
    asked,
    fates,
    get publishedAt() {
      return publishedAt;
    },
    publish(articles) {
      publishedAt = new Date();
      for (const host of HOSTS) {
        const known = published.get(host) as { url: string; title: string }[];
        for (let n = 0; n < articles; n++) {
          const number = known.length;
          const fate = fateOf(number);
          const url = `http://${host}${pathOf(fate, number)}`;
          known.push({ url, title: titleOf(host, number) });
          fates.set(url, fate);
          // The pages that these lead to are named by no feed.
          if (fate === 'moved') fates.set(`http://${nextOf(host)}/arrived/${number}`, 'record');
          if (fate === 'copy') fates.set(originalOf(host, number), 'record');
        }
      }
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function fateOf(number: number): Fate {
  const fate = ODD.get(number % DOZEN) ?? 'record';
  return fate === 'busy' && number >= LAST_BUSY ? 'record' : fate;
}

function isBusyAtFirst(host: string, path: string): boolean {
  return path.startsWith('/busy/') || (path === '/robots.txt' && host === LATE_ROBOTS);
}

function pathOf(fate: Fate, number: number): string {
  if (fate === 'busy') return `/busy/${number}`;
  if (fate === 'robots') return `/private/${number}`;
  if (fate === 'not-found') return `/gone/${number}`;
  return fate === 'moved' ? `/leaves/${number}` : `/story/${number}`;
}

const nextOf = (host: string) => HOSTS[(HOSTS.indexOf(host) + 1) % HOSTS.length] as string;

/** Of two copies in a dozen, the one points at an article of the next host's feed, the other at one of no feed. */
function originalOf(host: string, number: number): string {
  return `http://${nextOf(host)}/${number % DOZEN < 6 ? `story/${number - 1}` : `unlisted/${number}`}`;
}

const titleOf = (host: string, number: number) =>
  `${host.replace('.test', '')} item ${number}: swing bridge ${number} closed`;

interface Question {
  host: string;
  path: string;
  /** How often it was asked before. */
  before: number;
  known: readonly { url: string; title: string }[];
}

function answer(
  { host, path, before, known }: Question,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const send = (status: number, type: string, body: string, etag?: string) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else
      response
        .writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...(etag ? { etag } : {}) })
        .end(body);
  };
  const [, folder, last] = path.split('/');
  const number = Number(last);
  if (path === '/robots.txt')
    send(200, 'text/plain', `User-agent: *\nDisallow: /private/\nSitemap: http://${host}/map.xml\n`);
  else if (path === '/') send(200, 'text/html', front(host, known));
  else if (path === '/feed.xml') send(200, 'application/rss+xml', feed(host, known), `"${known.length}"`);
  else if (path === '/map.xml') send(200, 'application/xml', sitemap(known));
  else if (folder === 'leaves') {
    response.writeHead(301, { location: `http://${nextOf(host)}/arrived/${number}` }).end();
  } else if (folder === 'story' && ODD.get(number % DOZEN) === 'copy') {
    send(200, 'text/html', page(host, number, credit(originalOf(host, number))), '"copy"');
  } else if (folder === 'story' && fateOf(number) === 'corrected' && before > 0) {
    send(200, 'text/html', page(host, number, CORRECTION), '"corrected"');
  } else if (folder === 'story' || folder === 'busy' || folder === 'arrived' || folder === 'unlisted')
    send(200, 'text/html', page(host, number), '"first"');
  else send(404, 'text/plain', 'No such page.\n');
}

function feed(host: string, known: readonly { url: string; title: string }[]): string {
  const items = known.map(({ url, title }) => `<item><title>${title}</title><link>${url}</link></item>`);
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${host}</title>${items.join('')}</channel></rss>`;
}

/** Its feed, and the newest of its articles, as a home page has them. */
function front(host: string, known: readonly { url: string; title: string }[]): string {
  const teasers = known
    .slice(-5)
    .map(({ url, title }) => `<article><h3><a href="${url}">${title}</a></h3></article>`);
  return `<!doctype html><html><head><title>${host}</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>${teasers.join('')}</body></html>`;
}

function sitemap(known: readonly { url: string }[]): string {
  return `<urlset>${known.map(({ url }) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;
}

export const CORRECTION =
  '<p>An earlier version of this report gave a wrong number of rollers; the trust has since counted them again.</p>';

const credit = (original: string) => `<p><a href="${original}">Source link</a></p>`;

function page(host: string, number: number, more = ''): string {
  const title = titleOf(host, number);
  const body = [
    `The old swing bridge number ${number} will be closed to all traffic from Monday, the canal trust of ${host} said after divers had looked at its bearings.`,
    `About ${4_200 + number} vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.`,
    `“We found wear in ${number} of its rollers,” said Ada Tull, the chief engineer of the trust. “It cannot wait for the summer.”`,
    'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
  ].map((text) => `<p>${text}</p>`);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${body.join('')}${more}</article><footer>© ${host}</footer></body></html>`;
}
