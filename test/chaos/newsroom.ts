/**
 * The sites that the harness crawls: several hosts on loopback that publish while they are crawled, and write down every
 * request. What should come of each URL is known from the start.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ResolveRule } from '../../src/crawlers/resolve.js';
import type { SourceConfig } from '../../src/model/source.js';

/** How a URL has to end. `moved`: at another host, where it is a record. */
export type Fate = 'record' | 'copy' | 'moved' | 'robots' | 'not-found';

export interface Asked {
  host: string;
  path: string;
  /** Milliseconds on a clock that never goes back. */
  at: number;
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

/** Of each dozen articles of a host, these are none; the others are articles of its own. */
const ODD: ReadonlyMap<number, Fate> = new Map([
  [3, 'copy'],
  [5, 'robots'],
  [7, 'copy'],
  [9, 'not-found'],
  [11, 'moved'],
]);
const DOZEN = 12;

export async function startNewsroom(): Promise<Newsroom> {
  const fates = new Map<string, Fate>();
  const published = new Map<string, { url: string; title: string }[]>(HOSTS.map((host) => [host, []]));
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/u, '');
    const path = request.url ?? '/';
    asked.push({ host, path, at: performance.now() });
    answer(host, path, published.get(host) ?? [], request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let publishedAt = new Date();
  const { port } = server.address() as AddressInfo;
  return {
    sources: HOSTS.map((host) => ({
      home: `http://${host}/`,
      feeds: [`http://${host}/feed.xml`],
      schedule: '1s',
      delay: `${DELAY_MS}ms`,
      followSourceLinks: true,
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
          const fate = ODD.get(number % DOZEN) ?? 'record';
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

function pathOf(fate: Fate, number: number): string {
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

function answer(
  host: string,
  path: string,
  known: readonly { url: string; title: string }[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const send = (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
  const [, folder, last] = path.split('/');
  const number = Number(last);
  if (path === '/robots.txt') send(200, 'text/plain', 'User-agent: *\nDisallow: /private/\n');
  else if (path === '/feed.xml') {
    const etag = `"${known.length}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else send(200, 'application/rss+xml', feed(host, known), { etag });
  } else if (folder === 'leaves') {
    send(301, 'text/plain', '', { location: `http://${nextOf(host)}/arrived/${number}` });
  } else if (folder === 'story' && ODD.get(number % DOZEN) === 'copy') {
    send(200, 'text/html', page(host, number, originalOf(host, number)));
  } else if (folder === 'story' || folder === 'arrived' || folder === 'unlisted')
    send(200, 'text/html', page(host, number));
  else send(404, 'text/plain', 'No such page.\n');
}

function feed(host: string, known: readonly { url: string; title: string }[]): string {
  const items = known.map(({ url, title }) => `<item><title>${title}</title><link>${url}</link></item>`);
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${host}</title>${items.join('')}</channel></rss>`;
}

function page(host: string, number: number, original?: string): string {
  const title = titleOf(host, number);
  const body = [
    `The old swing bridge number ${number} will be closed to all traffic from Monday, the canal trust of ${host} said after divers had looked at its bearings.`,
    `About ${4_200 + number} vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.`,
    `“We found wear in ${number} of its rollers,” said Ada Tull, the chief engineer of the trust. “It cannot wait for the summer.”`,
    'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
  ].map((text) => `<p>${text}</p>`);
  const source = original === undefined ? '' : `<p><a href="${original}">Source link</a></p>`;
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${body.join('')}${source}</article><footer>© ${host}</footer></body></html>`;
}
