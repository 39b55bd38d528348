/**
 * The demo newsroom: three small news sites whose pages stand in `examples/newsroom/<host>/`, served on loopback under
 * fixed `.test` names. The port is free and changes; the URLs never do, since a resolve rule leads port 80 of each name
 * to wherever the server listens, so a second run knows the pages of the first.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResolveRule } from '../crawlers/resolve.js';
import type { SourceConfig } from '../model/source.js';

const NEWSROOM = fileURLToPath(new URL('../../examples/newsroom/', import.meta.url));
const ADDRESS = '127.0.0.1';

/** No one but ourselves is loaded by these requests; the delay is short, but it is kept like any other. */
const DELAY = '20ms';

const SOURCES: SourceConfig[] = [
  {
    id: 'harbour-times',
    name: 'The Harbour Times',
    home: 'http://harbour-times.test/',
    feeds: ['http://harbour-times.test/rss.xml'],
    sections: ['http://harbour-times.test/local/'],
    articles: ['/\\d{4}/\\d{2}/\\d{2}/'],
    delay: DELAY,
  },
  {
    id: 'northwire',
    name: 'Northwire',
    home: 'http://northwire.test/',
    sitemaps: ['http://northwire.test/news-sitemap.xml'],
    articles: ['/story/'],
    delay: DELAY,
  },
  {
    id: 'daily-relay',
    name: 'Daily Relay',
    home: 'http://dailyrelay.test/',
    feeds: ['http://dailyrelay.test/feed/'],
    delay: DELAY,
    followSourceLinks: true,
  },
];

const CONTENT_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.xml', 'application/xml; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** What a folder's URL shows: the first of these that stands in it. */
const INDEX_FILES = ['index.html', 'index.xml'];

interface StaticFile {
  body: Buffer;
  contentType: string;
  etag: string;
  modified: Date;
}

export interface Demo {
  sources: SourceConfig[];
  /** What the crawler needs to reach the sites: each host's port 80, led to the server's own port. */
  resolve: ResolveRule[];
  close(): Promise<void>;
}

/** Starts the newsroom's server on a free loopback port. `folder` holds one folder a host. */
export async function startDemo(folder: string = NEWSROOM): Promise<Demo> {
  const files = readSites(folder);
  const server = createServer((request, response) => answer(files, request, response));
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return {
    sources: SOURCES,
    resolve: SOURCES.map(({ home }) => ({
      host: new URL(home).hostname,
      port: 80,
      address: ADDRESS,
      toPort: port,
    })),
    close: () => closed(server),
  };
}

/** Every file under the name it is asked by, `host/path`. All is held in memory: a request never names a file on disk. */
function readSites(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = CONTENT_TYPES.get(extname(entry.name));
    if (!entry.isFile() || !contentType) continue;
    const path = join(entry.parentPath, entry.name);
    const body = readFileSync(path);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const file = { body, contentType, etag, modified: statSync(path).mtime };
    const name = relative(folder, path).split(sep).join('/');
    files.set(name, file);
    if (INDEX_FILES.includes(entry.name)) files.set(`${dirname(name)}/`, file);
  }
  return files;
}

function answer(files: Map<string, StaticFile>, request: IncomingMessage, response: ServerResponse): void {
  const name = nameOf(request);
  const file = files.get(name);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
  } else if (file) {
    send(file, request, response);
  } else if (files.has(`${name}/`)) {
    response.writeHead(301, { location: `http://${name}/` }).end();
  } else {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('No such page.\n');
  }
}

/** `host/path` of a request; the Host header's port is ours and says nothing. */
function nameOf(request: IncomingMessage): string {
  const host = (request.headers.host ?? '').replace(/:\d+$/u, '').toLowerCase();
  const path = (request.url ?? '/').replace(/[?#].*$/u, '');
  return `${host}${path}`;
}

function send(file: StaticFile, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('etag', file.etag);
  response.setHeader('last-modified', file.modified.toUTCString());
  if (isFresh(file, request)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** RFC 9110, section 13.2.2: a date counts only where no entity tag is given. HTTP dates know whole seconds. */
function isFresh(file: StaticFile, { headers }: IncomingMessage): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === file.etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(file.modified.getTime() / 1_000) * 1_000 <= since;
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    // Later ones are those of single connections, which the machine had no room for.
    server.on('error', reject);
    server.listen(0, ADDRESS, () => resolve());
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
