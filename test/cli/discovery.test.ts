/** The commands that ask a site what it has, as a user runs them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Site, startSite } from '../crawlers/site.js';
import { copydesk, copydeskBeside } from '../support/copydesk.js';
import { fillHome } from '../support/home.js';

const home = mkdtempSync(join(tmpdir(), 'copydesk-discovery-'));
fillHome(home);
let site: Site;
let resolve: string[];

beforeAll(async () => {
  site = await startSite('times.test');
  resolve = ['--resolve', `times.test:${site.rule.port}:127.0.0.1`];
  site.on('/', {
    body: '<head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><p>The Times</p></body>',
  });
  site.on('/robots.txt', { body: `Sitemap: ${site.origin}/news.xml` });
  site.on('/rss', { body: '<rss><channel><title>T</title><item><link>/a/1</link></item></channel></rss>' });
  site.on('/news.xml', {
    body: `<urlset><url><loc>${site.origin}/2025/03/01/a</loc></url><url><loc>${site.origin}/2025/04/01/b</loc></url></urlset>`,
  });
});
afterAll(async () => {
  await site.close();
  rmSync(home, { recursive: true, force: true });
});

it('sources add shows what a site has, and backfill what it had', async () => {
  const added = await copydeskBeside(home, ['sources', 'add', `${site.origin}/`, ...resolve]);
  expect(added).toMatchObject({ status: 0, stderr: '' });
  const lines = added.stdout.replaceAll(site.origin, '').split('\n');
  expect(lines.map((line) => line.trim().replace(/ +/gu, ' '))).toEqual([
    'added times.test',
    'feed /rss 1 article',
    'sitemap /news.xml 2 articles',
    'section / 0 articles',
    'read by the next `copydesk run`',
    '',
  ]);
  const backfill = (...more: string[]) =>
    copydeskBeside(home, ['backfill', 'times.test', ...more, ...resolve]);
  const march = await backfill('--from', '2025-03-01', '--to', '2025-03-31');
  expect(march).toMatchObject({ status: 0, stderr: '' });
  expect(march.stdout).toMatch(
    /^1 of 1 sitemap read\n2 pages named: 1 article of these days, 1 of them new, 0 without a date\n/u,
  );
  // What is wrong is one line.
  const wrong = await backfill('--from', '2025-03-31', '--to', '2025-03-01');
  expect(wrong).toMatchObject({ status: 1, stdout: '' });
  expect(wrong.stderr).toMatch(/^copydesk: --from 2025-03-31 comes after --to 2025-03-01\n$/u);
  expect((await backfill('--from', '2025-02-30', '--to', '2025-03-01')).stderr).toMatch(
    /^copydesk: .*Expected a day.*\n$/u,
  );
  expect(copydesk(home, ['backfill', 'nobody', '--from', '2025-03-01', '--to', '2025-03-31']).stderr).toBe(
    'copydesk: nobody: no such source\n',
  );
}, 120_000);

it('sources add and import leave a source as it is that is watched already', async () => {
  const file = join(home, 'own.yaml');
  const config = (id: string, url: string) =>
    `  - { id: ${id}, home: ${url}, name: Ours, delay: 9s, feeds: [${url}rss] }\n`;
  writeFileSync(
    file,
    `sources:\n${config('own', `${site.origin}/`)}${config('gazette.example', 'https://gazette.example/')}${config('of-arts', 'https://gazette.example/arts')}`,
  );
  expect(copydesk(home, ['sources', 'remove', 'times.test']).status).toBe(0);
  expect(copydesk(home, ['sources', 'apply', file]).status).toBe(0);
  const shown = () => JSON.parse(copydesk(home, ['sources', 'show', 'own', '--json']).stdout);
  const before = shown();
  const again = await copydeskBeside(home, ['sources', 'add', `${site.origin}/`, ...resolve]);
  expect(again.stdout).toMatch(/^own is watched already, and stays as it is\n {2}feed .*\/rss +1 article\n/u);
  expect(shown()).toEqual(before);
  for (const [spelt, id] of [
    ['http://gazette.example', 'gazette.example'],
    ['https://www.gazette.example/', 'gazette.example'],
    ['https://gazette.example/arts/', 'of-arts'],
  ] as const)
    expect(copydesk(home, ['sources', 'add', spelt]).stdout).toContain(`${id} is watched already, and stays`);
  expect(copydesk(home, ['sources', 'add', 'https://gazette.example/sport'])).toMatchObject({
    stderr: expect.stringMatching(/^copydesk: gazette\.example is watched already, from .*\n$/u),
    status: 1,
  });
  const opml = join(home, 'gazette.opml');
  writeFileSync(
    opml,
    '<opml><body><outline type="rss" xmlUrl="https://gazette.example/b.xml"/></body></opml>',
  );
  expect(copydesk(home, ['sources', 'import', opml])).toEqual({
    stdout: 'imported 0 sources with 0 feeds\n',
    stderr: 'copydesk: gazette.example is watched already, and stays as it is\n',
    status: 0,
  });
}, 120_000);

it('a site that cannot be asked is watched all the same', () => {
  const { stdout, status } = copydesk(home, ['sources', 'add', 'https://times.example/']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^added times\.example\n {2}nothing was found yet: No contact is set/u);
});

it('feeds of an OPML file join the sources of their sites, by either command', () => {
  const file = join(home, 'feeds.opml');
  const outline = (feed: string, site: string) =>
    `<outline type="rss" text="F" xmlUrl="https://${feed}" htmlUrl="https://${site}"/>`;
  writeFileSync(
    file,
    `<opml version="2.0"><body><outline text="Folder">${outline('post.example/a.xml', 'post.example/')}
      ${outline('www.post.example/b.xml', 'www.post.example/')}</outline>${outline('blogs.post.example/c.xml', 'blogs.post.example/')}</body></opml>`,
  );
  for (const command of [['add', '--opml'], ['import']])
    expect(copydesk(home, ['sources', ...command, file]).stdout).toBe('imported 2 sources with 3 feeds\n');
  const wrong = join(home, 'wrong.opml');
  writeFileSync(
    wrong,
    `<opml version="2.0"><body>${outline('post.example/a.xml', 'post.example/')}<outline text="B" xmlUrl="feed.xml"/></body></opml>`,
  );
  expect(copydesk(home, ['sources', 'import', wrong])).toEqual({
    stdout: 'imported 1 source with 1 feed\n',
    stderr: `copydesk: ${wrong}: "feed.xml": expected an http or https URL\n`,
    status: 0,
  });
  expect(copydesk(home, ['sources', 'list']).stdout).toMatch(
    /^blogs\.post\.example [\s\S]*^post\.example /mu,
  );
  expect(copydesk(home, ['sources', 'add']).stderr).toMatch(/^copydesk: sources add: expected .*\n$/u);
}, 60_000);
