/** What pages and sites ask of machines, through the pipeline: from the request to the record that is not made. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { discoverSource } from '../../src/pipeline/discover-source.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { withdrawUnavailable } from '../../src/pipeline/withdraw.js';
import { audit } from '../../src/storage/audit.js';
import { forgettingOf } from '../../src/storage/forget.js';
import type { Answer, Site } from '../crawlers/site.js';
import { pageOf } from '../support/article-page.js';
import { arrive } from '../support/services.js';
import { withSiteAndServices } from '../support/site-services.js';

let services: Services;
let site: Site;
withSiteAndServices('times.test', (opened, started) => {
  services = opened;
  site = started;
});

const job = { signal: new AbortController().signal } as Parameters<typeof crawlDueUrls>[2];

/** Each test has a page of its own, of a site of which nothing is known. */
let path = '';
let tests = 0;
beforeEach(async () => {
  path = `/${++tests}`;
  site.asked.length = 0;
  site.on('/robots.txt', { status: 404 });
  await query('delete from sources; delete from hosts; delete from opt_outs; delete from tdm_files');
  await watch({});
});

const query = async <Row>(text: string) => (await sql.raw<Row>(text).execute(services.db.kysely)).rows;

const watch = (more: { optOuts?: 'obey' }) =>
  services.sources.upsert(
    [
      sourceOf({
        id: 'times',
        home: `${site.origin}/`,
        feeds: [`${site.origin}/feed`],
        delay: '0ms',
        ...more,
      }),
    ],
    'file',
  );

const html = (head: string, end = '') => Buffer.from(pageOf({ head, end }).bytes).toString();

const find = () =>
  services.frontier.add([{ url: `${site.origin}${path}`, sourceId: 'times', foundIn: 'feed' }]);

/** Crawls, parses, and tells how the URL and its captures ended. */
async function crawl() {
  await crawlDueUrls(services, site.host, job);
  const pending = await query<{ id: string }>(`select id from captures where state = 'pending'`);
  await parseCaptures(
    services,
    pending.map(({ id }) => id),
  );
  const [url] = await query<{ ended: string; captures: string[] }>(`
    select f.state || coalesce(' ' || f.reason, '') as ended,
      array(select c.state || coalesce(' ' || c.reason, '') from captures c where c.frontier_id = f.id) as captures
    from frontier f where f.url = '${site.origin}${path}'`);
  return url;
}

const record = () => services.articles.byUrl(`${site.origin}${path}`);

const revisitNow = () =>
  query(`update frontier set revisit_at = now() - interval '1 second' where url = '${site.origin}${path}'`);

describe('noindex', () => {
  it.each([
    ['in the page', { body: html('<meta name="robots" content="noindex">') }],
    ['in a header', { headers: { 'x-robots-tag': 'noindex' }, body: html('') }],
  ])('%s: no record, and no bytes', async (_, answer) => {
    site.on(path, answer);
    await find();
    expect(await crawl()).toEqual({ ended: 'refused noindex', captures: [] });
    expect(await record()).toBeUndefined();
    expect((await audit(services.db)).violations).toEqual([]);
  });

  it('at a later visit withdraws the article, and its page is asked for no more', async () => {
    site.on(path, { body: html('') });
    await find();
    expect(await crawl()).toEqual({ ended: 'captured', captures: ['parsed'] });
    const { id } = (await record()) ?? {};
    site.on(path, { body: html('<meta name="robots" content="noindex">') });
    await revisitNow();
    expect(await crawl()).toEqual({ ended: 'refused noindex', captures: [] });
    expect(await record()).toBeUndefined();
    expect(await query(`select kind from changes where article_id = '${id}' order by position`)).toEqual([
      { kind: 'version' },
      { kind: 'withdrawal' },
    ]);
    expect((await audit(services.db)).violations).toEqual([]);
    site.asked.length = 0;
    await find();
    await crawl();
    expect(site.paths()).toEqual([]);
  });
});

describe('unavailable_after', () => {
  const until = (time: string) => ({
    headers: { 'x-robots-tag': `unavailable_after: ${time}` },
    body: html(''),
  });
  const due = async () =>
    (
      await query<{ at: Date | null }>(
        `select unavailable_at as at from frontier where url = '${site.origin}${path}'`,
      )
    )[0]?.at;

  it('withdraws the article when the time comes, once, and says so in the change feed', async () => {
    site.on(path, until('2098-01-01'));
    await find();
    await crawl();
    const { id } = (await record()) ?? {};
    expect(await due()).toEqual(new Date('2098-01-01'));
    expect(await withdrawUnavailable(services, services.config.home)).toBe(0);
    await query(`update frontier set unavailable_at = now() where url = '${site.origin}${path}'`);
    const both = [1, 2].map(() => withdrawUnavailable(services, services.config.home));
    expect((await Promise.all(both)).sort()).toEqual([0, 1]);
    expect(await record()).toBeUndefined();
    expect(await query(`select kind from changes where article_id = '${id}' order by position`)).toEqual([
      { kind: 'version' },
      { kind: 'withdrawal' },
    ]);
    expect(await due()).toBeNull();
    expect((await audit(services.db)).violations).toEqual([]);
  });

  it('is what the page said last: another time, or none any more', async () => {
    site.on(path, until('2098-01-01'));
    await find();
    await crawl();
    site.on(path, until('2099-01-01'));
    await revisitNow();
    await crawl();
    // The same bytes, so it is no new capture.
    expect(await due()).toEqual(new Date('2099-01-01'));
    site.on(path, { body: html('<meta name="x" content="y">') });
    await revisitNow();
    await crawl();
    expect(await due()).toBeNull();
  });

  it('holds for what is given under its URL meanwhile, since the page itself has said nothing new', async () => {
    site.on(path, until('2098-01-01'));
    await find();
    await crawl();
    await arrive(services, `${site.origin}${path}`, html('<meta name="x" content="given">'));
    expect(await due()).toEqual(new Date('2098-01-01'));
    await query(`update frontier set unavailable_at = now() where url = '${site.origin}${path}'`);
    expect(await withdrawUnavailable(services, services.config.home)).toBe(1);
    expect(await record()).toBeUndefined();
  });

  it('that nobody lived to withdraw is withdrawn by the next', async () => {
    site.on(path, until('2098-01-01'));
    await find();
    await crawl();
    await query(`update frontier set unavailable_at = now() where url = '${site.origin}${path}'`);
    expect(await forgettingOf(services.db).claimUnavailable(10, 0)).toEqual([`${site.origin}${path}`]);
    expect(await withdrawUnavailable(services, services.config.home)).toBe(1);
    expect(await record()).toBeUndefined();
  });
});

describe('noarchive', () => {
  it('leaves a record that says so, and the bytes nowhere', async () => {
    site.on(path, { headers: { 'x-robots-tag': 'noarchive' }, body: html('') });
    await find();
    expect(await crawl()).toEqual({ ended: 'captured', captures: ['parsed'] });
    expect((await record())?.provenance.archived).toBe(false);
    expect(
      await query(`select c.warc_file, m.member from captures c left join capture_members m on m.capture_id = c.id
        where c.url = '${site.origin}${path}'`),
    ).toEqual([{ warc_file: null, member: null }]);
    const kept: string[] = [];
    for (const { url } of await services.reprocessing.chosen({}, undefined, 100)) kept.push(url);
    expect(kept).not.toContain(`${site.origin}${path}`);
    expect((await audit(services.db)).violations).toEqual([]);
  });
});

describe('nofollow', () => {
  const link =
    '<p>Source link: <a href="http://gazette.test/the-original">http://gazette.test/the-original</a></p>';
  const isFound = async () =>
    (await query(`select 1 from frontier where url = 'http://gazette.test/the-original'`)).length > 0;

  it('leaves the original alone that the page points to', async () => {
    site.on(path, { body: html('<meta name="robots" content="nofollow">', link) });
    await find();
    await crawl();
    expect((await record())?.sourceLink?.url).toBe('http://gazette.test/the-original');
    expect(await isFound()).toBe(false);
    path = `${path}/again`;
    site.on(path, { body: html('', link) });
    await find();
    await crawl();
    expect(await isFound()).toBe(true);
  });
});

describe('opt-outs', () => {
  const of = async () =>
    ((await services.optOuts.of(['times.test'])).get('times.test') ?? []).map(({ signal, value, saidIn }) =>
      [signal, value, saidIn].filter(Boolean).join(' '),
    );
  const NO_GPT = { body: 'User-agent: GPTBot\nDisallow: /\n\nLicense: https://times.test/rsl.xml' };

  it('are written down for the site, and no more once robots.txt has dropped them', async () => {
    site.on('/robots.txt', NO_GPT);
    site.on(path, { headers: { 'tdm-reservation': '1' }, body: html('<meta name="robots" content="noai">') });
    await find();
    expect(await crawl()).toEqual({ ended: 'captured', captures: ['parsed'] });
    expect(await of()).toEqual([
      'ai-crawler GPTBot robots.txt',
      'license https://times.test/rsl.xml robots.txt',
      'noai page',
      'tdm-reservation header',
    ]);
    site.on('/robots.txt', { body: 'User-agent: *\nAllow: /' });
    await query(`update hosts set robots_fetched_at = now() - interval '2 days'`);
    path = `${path}/more`;
    site.on(path, { body: html('') });
    await find();
    await crawl();
    expect(await of()).toEqual(['noai page', 'tdm-reservation header']);
  });

  it('of robots.txt stop everything of a source that obeys, but robots.txt', async () => {
    await watch({ optOuts: 'obey' });
    site.on('/robots.txt', NO_GPT);
    site.on(path, { body: html('') });
    await find();
    expect(await crawl()).toEqual({ ended: 'refused opted-out', captures: [] });
    await services.sources.lookAgain(['times']);
    await discoverSource(services, 'times', job);
    expect(site.paths()).toEqual(['/robots.txt']);
    const source = await services.sources.get('times');
    expect(source?.lastError).toMatch(/says no to AI/u);
    expect(source?.nextDueAt.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  it('of a page stop it from there on: that page gives no record, and no other is asked for', async () => {
    await watch({ optOuts: 'obey' });
    site.on(path, { headers: { 'tdm-reservation': '1' }, body: html('') });
    await find();
    expect(await crawl()).toEqual({ ended: 'refused opted-out', captures: [] });
    const asked = site.paths();
    expect(asked).toEqual(['/robots.txt', '/.well-known/tdmrep.json', path]);
    path = `${path}/more`;
    await find();
    expect(await crawl()).toEqual({ ended: 'refused opted-out', captures: [] });
    await services.sources.lookAgain(['times']);
    await discoverSource(services, 'times', job);
    expect(site.paths()).toEqual(asked);
  });

  it('of pages are over with the last page that says them, or that is there no more', async () => {
    const pages = ['a', 'b', 'c'].map((name) => `${path}/${name}`);
    const visit = async (at: string, answer: Answer) => {
      path = at;
      site.on(path, answer);
      await revisitNow();
      await crawl();
    };
    for (const at of pages) {
      path = at;
      site.on(path, { headers: { 'x-robots-tag': 'noai' }, body: html('') });
      await find();
      await crawl();
    }
    const [a = '', b = '', c = ''] = pages;
    await visit(a, { body: html('') });
    expect(await of()).toEqual(['noai header']);
    await visit(b, { status: 404 });
    expect(await of()).toEqual(['noai header']);
    await visit(c, { status: 503 });
    expect(await of()).toEqual(['noai header']);
    await query('update hosts set back_off_until = null, next_allowed_at = now()');
    await visit(c, { headers: { 'x-robots-tag': 'noimageai' }, body: html('') });
    expect(await of()).toEqual(['noimageai header']);
  });

  it('of a feed stop the look', async () => {
    await watch({ optOuts: 'obey' });
    site.on('/feed', {
      headers: { 'x-robots-tag': 'noai', 'content-type': 'text/xml' },
      body: `<rss version="2.0"><channel><item><link>${site.origin}${path}</link></item></channel></rss>`,
    });
    await services.sources.lookAgain(['times']);
    await discoverSource(services, 'times', job);
    expect(await query(`select 1 from frontier where url = '${site.origin}${path}'`)).toEqual([]);
    expect(await of()).toEqual(['noai header']);
  });
});
