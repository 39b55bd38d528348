/**
 * The example site as readers see it, in headless Chromium: a newsroom on loopback publishes and corrects, a pipeline
 * crawls it, the site takes what comes. Each is a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { corrected, STORY } from '../../examples/downstream-site/src/correction.js';
import { CHROMIUM } from '../support/chromium.js';
import { CLI, copydeskBeside, environmentOf } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const SITE = resolve('examples/downstream-site/dist/site.js');
const SECRET = `whsec_${Buffer.from('of the example').toString('base64')}`;
const COPY = 'http://dailyrelay.test/island-ferry-stays-in-port/';
const NURSES = 'http://harbour-times.test/2025/10/12/night-nurses-saved/';
const SEALS = 'http://harbour-times.test/2025/10/08/pupils-count-seals/';

/**
 * The pages of the demo newsroom under other names, since its own lead to itself in every run, and as of yesterday, since
 * what is old when it is found is not asked for again.
 */
const [year = '', month = '', day = ''] = new Date(Date.now() - 86_400_000).toISOString().split(/[-T]/u);
const fresh = (text: string) =>
  text
    .replace(/\b(?:harbour-times|dailyrelay)(?=\.test\b)/gu, 'our-$&')
    .replace(/\b2025-10-\d\d/gu, `${year}-${month}-${day}`)
    .replace(/\b2025\/10\/\d\d/gu, `${year}/${month}/${day}`)
    .replace(/\b\d+ October 2025/gu, `${year}-${month}-${day}`);

if (!CHROMIUM) console.warn('Chromium is not there: the example site is not looked at in a browser');

const home = mkdtempSync(join(tmpdir(), 'copydesk-example-'));
fillHome(home);
const waiting = { timeout: 90_000, interval: 100 };
const children: ChildProcess[] = [];
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  newsroom.close();
  rmSync(home, { recursive: true, force: true });
});

/** What the newsroom shows, by URL; its feeds name just that. */
const published = new Map<string, string>();
const publish = (
  url: string,
  page = readFileSync(join('examples/newsroom', url.slice('http://'.length), 'index.html'), 'utf8'),
) => published.set(fresh(url), fresh(page));

const newsroom = createServer(({ headers, url }, response) => {
  const asked = `http://${headers.host?.replace(/:\d+$/u, '')}${url}`;
  const page = asked.endsWith('/feed.xml') ? feedOf(new URL(asked).origin) : published.get(asked);
  const type = asked.endsWith('.xml') ? 'application/rss+xml' : 'text/html; charset=utf-8';
  response.writeHead(page === undefined ? 404 : 200, { 'content-type': type }).end(page);
});

function feedOf(origin: string): string {
  const items = [...published.keys()].filter((url) => url.startsWith(origin));
  return `<rss version="2.0"><channel><title>News</title>${items.map((url) => `<item><title>News</title><link>${url}</link></item>`).join('')}</channel></rss>`;
}

/** Articles are asked for again every few seconds, so that a correction is soon seen. */
const NAMES = ['our-harbour-times', 'our-dailyrelay'];
const SOURCES = NAMES.map(
  (name) => `
  - id: ${name}
    home: http://${name}.test/
    feeds: [http://${name}.test/feed.xml]
    articles: ['.']
    schedule: 1s
    delay: 10ms
    revisits: [1s, 3s, 5s, 8s, 12s, 18s, 25s, 40s, 60s, 90s]`,
).join('');

let environment: Record<string, string> = {};
let desk = '';
let address = '';
let site: ChildProcess;
let pipeline: ChildProcess;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** The first line that matches; all others are read, so that the process never waits for a reader. */
function start(args: string[], pattern: RegExp, more: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    env: environmentOf(home, { ...environment, ...more }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += data));
  const found = new Promise<string>((resolveLine, reject) => {
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}: ${complaint}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, value] = pattern.exec(line) ?? [];
      if (value) resolveLine(value);
    });
  });
  return { child, found };
}

async function startSite(): Promise<void> {
  const started = start([SITE], /^listening on (.+)$/u, {
    PORT: new URL(address).port,
    SITE_DATABASE: join(home, 'site.db'),
    COPYDESK_API: desk,
  });
  site = started.child;
  await started.found;
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const gone = once(child, 'exit');
  child.kill(signal);
  return (await gone)[0] as number | null;
}

/** Events of the pipeline's own feed. */
async function told(): Promise<{ kind: string; record?: { url: string; version: number } }[]> {
  const answer = await fetch(`${desk}/v1/records?after=0&limit=500`);
  return ((await answer.json()) as { events: [] }).events;
}

beforeAll(async () => {
  if (!CHROMIUM) return;
  newsroom.listen(0, '127.0.0.1');
  await once(newsroom, 'listening');
  const { port } = newsroom.address() as AddressInfo;
  address = `http://127.0.0.1:${await freePort()}`;
  environment = {
    SITE_SECRET: SECRET,
    COPYDESK_RESOLVE: [
      `site.test:80:127.0.0.1:${new URL(address).port}`,
      ...NAMES.map((name) => `${name}.test:80:127.0.0.1:${port}`),
    ].join(','),
  };
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'sources.yaml'), `sources:${SOURCES}\n`);
  writeFileSync(
    join(home, 'sinks.yaml'),
    'sinks:\n  - { id: site, kind: webhook, url: http://site.test/copydesk, secrets: [env:SITE_SECRET] }\n',
  );
  publish(STORY);
  publish(COPY);
  const args = [CLI, 'run', '--sources', join(home, 'sources.yaml'), '--port', String(await freePort())];
  const started = start(args, /"desk":"([^"]+)"/u);
  pipeline = started.child;
  desk = await started.found;
  await startSite();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}, 90_000);

describe.skipIf(!CHROMIUM)('the example site in a browser', () => {
  let page: Page;
  const read = async (selector: string) => (await page.locator(selector).allInnerTexts()).join('\n');
  /** What the page says once it says so; it is loaded anew until then. */
  const untilSaid = (path: string, words: RegExp) =>
    vi.waitFor(async () => {
      await page.goto(address + path);
      const text = await read('main');
      expect(text).toMatch(words);
      return text;
    }, waiting);
  const headlines = () => page.locator('.front h2').allInnerTexts();

  it('shows what is crawled, corrected and withdrawn, and loses nothing while it is down', async () => {
    page = await (browser as Browser).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));

    // An article that was crawled, its copy, and somebody who is quoted.
    await untilSaid('/', /Island ferry to stay in harbour.*Copied by /su);
    await page.click('.copies a');
    expect(await read('.note')).toMatch(/^A copy of Island ferry to stay in harbour .* by /u);
    await page.click('.note a');
    const card = page.locator('figure', { hasText: 'We could have limped through' });
    expect((await card.allInnerTexts()).join()).toMatch(/“I am not prepared to find out .*Martin Oakes/su);
    await card.locator('text=Martin Oakes').click();
    expect(await read('h1')).toBe('Martin Oakes');
    await page.locator('figure', { hasText: 'Island ferry to stay' }).first().locator('.where a').click();
    const article = new URL(page.url()).pathname;

    // A correction at the source.
    publish(STORY, corrected());
    await untilSaid(article, /will not sail for at least eleven days.*Correction, 7 October/su);
    await page.click('text=See what changed');
    expect(await page.locator('del').allInnerTexts()).toEqual(expect.arrayContaining(['410', '£6,000']));
    expect(await page.locator('ins').allInnerTexts()).toEqual(expect.arrayContaining(['140', '£8,000']));

    // The site is down. Ten minutes are not waited for: what comes of them is that messages fail, and that the next try is
    // far off. A person asks for it sooner, below.
    expect(await stopped(site, 'SIGKILL')).toBe(null);
    publish(NURSES);
    await vi.waitFor(
      async () => expect((await told()).map(({ record }) => record?.url)).toContain(fresh(NURSES)),
      waiting,
    );
    expect((await copydeskBeside(home, ['forget', fresh(COPY), '--yes'], environment)).status).toBe(0);
    await vi.waitFor(
      async () => {
        const { stdout } = await copydeskBeside(home, ['sinks', 'list'], environment);
        expect(stdout).toMatch(/[1-9]\d* waiting\n {2}failed/u);
      },
      { timeout: 60_000, interval: 1_000 },
    );
    await startSite();
    const front = await untilSaid('/', /Night nurses saved/u);
    expect(front).not.toContain('Copied by');
    expect(await headlines()).toHaveLength(2);

    // What the site has read meanwhile comes again, and what is new comes by webhook.
    expect((await copydeskBeside(home, ['sinks', 'resume', 'site'], environment)).status).toBe(0);
    publish(SEALS);
    await untilSaid('/', /Pupils count the seals/u);
    expect(await headlines()).toHaveLength(3);
    await page.goto(`${address}${article}/versions`);
    expect(await page.locator('.version').count()).toBe(2);

    // A withdrawal.
    await page.goto(address);
    await page.click('text=Night nurses saved');
    expect((await copydeskBeside(home, ['forget', fresh(NURSES), '--yes'], environment)).status).toBe(0);
    await untilSaid(new URL(page.url()).pathname, /Not here/u);
    await page.goto(address);
    expect((await headlines()).join()).not.toContain('Night nurses');

    // The one 404 is all that the browser had to say: no script, no style, nothing of another site was refused.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    expect(await Promise.all([stopped(site, 'SIGTERM'), stopped(pipeline, 'SIGTERM')])).toEqual([0, 0]);
  }, 240_000);
});
