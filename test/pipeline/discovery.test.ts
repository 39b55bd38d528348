/** A site through the pipeline: found from its home page, each page fetched once, what it teaches used at the next look. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { silent } from '../../src/log.js';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import { openServices, type Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { audit } from '../../src/storage/audit.js';
import { type Site, startSite } from '../crawlers/site.js';
import { fillHome } from '../support/home.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-discovery-'));
fillHome(home);
const [main, mobile] = ['times.test', 'm.times.test'];
let site: Site;
let phones: Site;
let services: Services;

beforeAll(async () => {
  site = await startSite(main as string);
  phones = await startSite(mobile as string);
  const config = readConfig({
    COPYDESK_HOME: home,
    DATABASE_URL: '',
    REDIS_URL: '',
  });
  services = await openServices(config, silent, { version: '0.0.0', resolve: [site.rule, phones.rule] });
  await services.sources.upsert([sourceOf({ home: `${site.origin}/`, delay: '1ms' })], 'cli');
});

afterAll(async () => {
  await services.close();
  await Promise.all([site.close(), phones.close()]);
  rmSync(home, { recursive: true, force: true });
});

beforeEach(() => {
  site.asked.length = 0;
  phones.asked.length = 0;
});

const never = { signal: new AbortController().signal } as Parameters<typeof discoverSource>[2];
const SENTENCE =
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked.';

const article = (title: string, head = '') => ({
  body: `<html lang="en"><head><title>${title}</title>${head}</head><body><h1>${title}</h1><p>${SENTENCE}</p><p>${title}: ${SENTENCE}</p><p>${SENTENCE} ${title}.</p></body></html>`,
});

async function look(): Promise<void> {
  await services.sources.lookAgain([main as string]);
  await discoverSource(services, main as string, never);
}

/** Fetches and parses all that is due; how each URL of the frontier stands then. */
async function crawl(): Promise<Record<string, string>> {
  for (const { host } of [site, phones]) await crawlDueUrls(services, host, never);
  const { rows: waiting } = await sql<{
    id: string;
  }>`select id from captures where state = 'pending'`.execute(services.db.kysely);
  await parseCaptures(
    services,
    waiting.map(({ id }) => id),
  );
  const { rows } = await sql<{ url: string; ended: string }>`
    select f.url, coalesce(c.state, f.state) || coalesce(' ' || coalesce(c.reason, f.reason), '') as ended
    from frontier f left join captures c on c.frontier_id = f.id order by f.id`.execute(services.db.kysely);
  return Object.fromEntries(
    rows.map(({ url, ended }) => [url.replace(site.origin, '').replace(phones.origin, 'm:'), ended]),
  );
}

const add = (...urls: string[]) =>
  services.frontier.add(
    urls.map((url) => ({
      url: url.startsWith('/') ? site.origin + url : url,
      sourceId: main,
      foundIn: 'section' as const,
    })),
  );

it('a page is fetched once, under whatever names it is found', async () => {
  site.on(
    '/2026/bridge-closes-monday',
    article('Bridge', '<link rel="shortlink" href="/?p=12"><link rel="amphtml" href="/b/12/amp">'),
  );
  site.on('/?p=13', { status: 301, headers: { location: '/2026/ferry-fares-rise' } });
  site.on('/2026/ferry-fares-rise', { status: 301, headers: { location: '/2026/ferry-fares-rise/' } });
  site.on('/2026/ferry-fares-rise/', article('Ferry'));
  phones.on('/a/7', article('Lock', `<link rel="canonical" href="${site.origin}/lock?id=7">`));
  await add(
    '/2026/bridge-closes-monday',
    '/2026/bridge-closes-monday/?utm_source=x',
    `${phones.origin.replace(/:\d+/u, `:${site.rule.port}`)}/2026/bridge-closes-monday`,
    '/?p=12',
    '/b/12/amp/',
    '/?p=13',
    '/2026/ferry-fares-rise',
  );
  await services.frontier.add([{ url: `${phones.origin}/a/7`, sourceId: main, foundIn: 'section' }]);
  const ended = await crawl();
  expect(ended).toEqual({
    '/2026/bridge-closes-monday': 'parsed',
    '/?p=12': 'moved same-page',
    '/b/12/amp/': 'moved same-page',
    '/?p=13': 'parsed',
    '/2026/ferry-fares-rise': 'moved same-page',
    'm:/a/7': 'parsed',
  });
  expect(site.paths()).toEqual([
    '/robots.txt',
    '/2026/bridge-closes-monday',
    '/?p=13',
    '/2026/ferry-fares-rise',
    '/2026/ferry-fares-rise/',
  ]);
  // All of these names are known from now on, and after a restart.
  expect(await add('/?p=12', '/b/12/amp', '/2026/ferry-fares-rise/', '/?p=13&utm_medium=y')).toMatchObject({
    added: 0,
    hosts: [],
  });
  // And the record is known under them, which is what pointers of copies go by.
  const known = async (path: string) => (await services.articles.byUrl(site.origin + path))?.headline;
  expect(
    await Promise.all(['/?p=12', '/b/12/amp', '/?p=13', '/2026/ferry-fares-rise', '/lock?id=7'].map(known)),
  ).toEqual(['Bridge', 'Bridge', 'Ferry', 'Ferry', 'Lock']);
  expect((await audit(services.db)).balanced).toBe(true);
});

it('what links of a shape became decides which are followed at the next look', async () => {
  const link = (path: string, words: string) => `<p><a href="${path}">${words}</a></p>`;
  const front = (from: number) =>
    Array.from({ length: 6 }, (_, n) => n + from).flatMap((n) => [
      link(`/quiz/how-well-do-you-know-${n}`, 'How well do you know the news of the week?'),
      link(`/2026/03/0${(n % 9) + 1}/story-${n}`, 'Harbour bridge closes for eleven weeks'),
      link(`/live/${String.fromCharCode(97 + n)}bc`, 'Live'),
    ]);
  for (let n = 0; n < 14; n++) {
    site.on(`/quiz/how-well-do-you-know-${n}`, {
      body: '<html><body><h1>Quiz</h1><button>Begin</button></body></html>',
    });
    site.on(`/2026/03/0${(n % 9) + 1}/story-${n}`, article(`Story ${n}`));
  }
  site.on('/', { body: `<html><body>${front(0).join('')}</body></html>` });
  await look();
  const ended = Object.entries(await crawl());
  expect(ended.filter(([path]) => path.startsWith('/quiz/')).map(([, how]) => how.split(' ')[0])).toEqual(
    Array(6).fill('rejected'),
  );
  expect(ended.filter(([path]) => path.startsWith('/2026/03/')).map(([, how]) => how)).toEqual(
    Array(6).fill('parsed'),
  );
  expect(ended.some(([path]) => path.startsWith('/live/'))).toBe(false);
  // Pages of the shape that nothing was known of, given by hand.
  for (let n = 0; n < 6; n++) site.on(`/live/${String.fromCharCode(97 + n)}bc`, article(`Live ${n}`));
  await add(...Array.from({ length: 6 }, (_, n) => `/live/${String.fromCharCode(97 + n)}bc`));
  await crawl();
  site.on('/', { body: `<html><body>${front(6).join('')}</body></html>` });
  await services.sources.saveInputs(
    (await services.sources.inputs(main as string)).map(({ askedAt: _, ...input }) => input),
  );
  await look();
  const { rows } = await sql<{
    url: string;
  }>`select url from frontier where state = 'due' order by id`.execute(services.db.kysely);
  const added = rows.map(({ url }) => url.replace(site.origin, ''));
  expect(added.filter((path) => path.startsWith('/live/'))).toHaveLength(6);
  expect(added.filter((path) => path.startsWith('/2026/'))).toHaveLength(6);
  // But for the one in twenty that is tried, by a number that the port of the site goes into.
  expect(added.filter((path) => path.startsWith('/quiz/')).length).toBeLessThan(4);
});
