/** tdmrep.json of hosts: when it is asked for, how long it holds, and what it keeps from being asked for. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PAGE } from '../../src/crawlers/fetch-page.js';
import { noPage } from '../../src/crawlers/outcome.js';
import type { StoredTdmFile } from '../../src/crawlers/tdm-files.js';
import { Visitor } from '../../src/crawlers/visit.js';
import { FREE_SLOT, type TestMeans, testMeans } from './means.js';
import { type Site, startSite } from './site.js';

const FILE = '/.well-known/tdmrep.json';
const DAY_MS = 24 * 3_600_000;

let site: Site;
let open: TestMeans[] = [];
let kept: Map<string, StoredTdmFile>;

beforeEach(async () => {
  kept = new Map();
  site = await startSite('times.test');
  for (const path of ['/a', '/x/a']) site.on(path, { body: 'a' });
});

afterEach(async () => {
  await Promise.all(open.map(({ dispatcher }) => dispatcher.destroy()));
  open = [];
  await site.close();
});

function means(more: Parameters<typeof testMeans>[1] = {}): TestMeans {
  const tdm = {
    get: async (host: string) => kept.get(host),
    put: async (host: string, file: StoredTdmFile) => void kept.set(host, file),
  };
  const made = testMeans([site], { tdm, obeysOptOuts: () => true, ...more });
  open.push(made);
  return made;
}

const reserves = (location: string) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify([{ location, 'tdm-reservation': 1 }]),
});
const visit = async (here: TestMeans, path: string) => {
  const outcome = await new Visitor(here).visit(`${site.origin}${path}`, {}, PAGE);
  return outcome.kind === 'page' ? 'page' : 'reason' in outcome ? outcome.reason : outcome.kind;
};
const asked = () => site.paths().splice(0, site.asked.splice(0).length);

test('it is asked for behind robots.txt and before the first page, once a day', async () => {
  site.on(FILE, reserves('/x/'));
  const here = means();
  expect(await visit(here, '/a')).toBe('page');
  expect(asked()).toEqual(['/robots.txt', FILE, '/a']);
  expect(await visit(here, '/x/a')).toBe('opted-out');
  expect(asked()).toEqual([]);
  here.time.now += DAY_MS + 1;
  site.on(FILE, { status: 404 });
  expect(await visit(here, '/x/a')).toBe('page');
  expect(asked()).toEqual(['/robots.txt', FILE, '/x/a']);
});

test('for nobody who does not want to know', async () => {
  site.on(FILE, reserves('/'));
  expect(await visit(means({ tdm: undefined }), '/a')).toBe('page');
  expect(asked()).toEqual(['/robots.txt', '/a']);
});

test('it is kept, and forbids nothing, where it is not obeyed', async () => {
  site.on(FILE, reserves('/'));
  expect(await visit(means({ obeysOptOuts: () => false }), '/a')).toBe('page');
  expect(kept.get(site.host)?.body).toContain('tdm-reservation');
});

test('a server in trouble has not taken back what it said', async () => {
  site.on(FILE, reserves('/x/'));
  const here = means();
  await visit(here, '/a');
  here.time.now += DAY_MS + 1;
  site.on(FILE, { status: 500 });
  expect(await visit(here, '/x/a')).toBe('opted-out');
  expect(kept.get(site.host)?.fetchedAt.getTime()).toBe(here.time.now);
});

test('where it was never read, the trouble forbids nothing, and it is asked for again after a day', async () => {
  site.on(FILE, { status: 500 });
  const here = means();
  expect(await visit(here, '/a')).toBe('page');
  expect(await visit(here, '/x/a')).toBe('page');
  expect(asked()).toEqual(['/robots.txt', FILE, '/a', '/x/a']);
});

test('it is asked for again with the next page where nothing was asked, since the host rests', async () => {
  site.on(FILE, reserves('/x/'));
  let rests = true;
  const here = means({
    takeSlot: async () => (rests && site.asked.length === 1 ? noPage('host-rests') : FREE_SLOT),
  });
  expect(await visit(here, '/a')).toBe('host-rests');
  expect(kept.size).toBe(0);
  rests = false;
  expect(await visit(here, '/x/a')).toBe('opted-out');
});

test('a redirect is followed on its host, and nowhere else', async () => {
  site.on(FILE, { status: 301, headers: { location: '/tdm' } });
  site.on('/tdm', reserves('/x/'));
  expect(await visit(means(), '/x/a')).toBe('opted-out');
  kept.clear();
  site.on(FILE, { status: 301, headers: { location: 'http://elsewhere.test/tdm' } });
  expect(await visit(means(), '/x/a')).toBe('page');
});

test('it keeps the distance of Crawl-delay, and is asked for without what a source sends as its own', async () => {
  site.on('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 3' });
  const here = means({ ownHeaders: () => ({ authorization: 'Bearer secret' }) });
  await visit(here, '/a');
  expect(here.slots.map(({ crawlDelayMs }) => crawlDelayMs)).toEqual([0, 3_000, 3_000]);
  expect(site.asked.map(({ headers }) => headers.authorization)).toEqual([
    undefined,
    undefined,
    'Bearer secret',
  ]);
});
