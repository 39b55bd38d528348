/** Pages of articles that are asked for again, over a site that records what it is asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { crawlDueUrls } from '../../src/pipeline/crawl-host.js';
import { forget } from '../../src/pipeline/forget.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import type { Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { audit } from '../../src/storage/audit.js';
import { type Answer, type Site, startSite } from '../crawlers/site.js';
import { withServices } from '../support/services.js';

let services: Services;
let site: Site;
let elsewhere: Site;
withServices(
  async (opened) => {
    services = opened;
    await services.sources.upsert(
      [
        sourceOf({ id: 'times', home: `${site.origin}/`, delay: '1ms' }),
        sourceOf({ id: 'once', home: 'http://once.test/', delay: '1ms', revisits: 'none' }),
      ],
      'file',
    );
  },
  async () => {
    [site, elsewhere] = await Promise.all([startSite('times.test'), startSite('elsewhere.test')]);
    return [site.rule, elsewhere.rule];
  },
);
afterAll(() => Promise.all([site.close(), elsewhere.close()]));

const never = { signal: new AbortController().signal } as Parameters<typeof crawlDueUrls>[2];

const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  '“It cannot wait for the summer,” said Ada Tull, the chief engineer of the trust. “We found wear in nine of its rollers.”',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];
const WHOLE = PARAGRAPHS.join('\n\n');
const CORRECTED = PARAGRAPHS.map((text) => text.replace('4,200', '2,400'));

const article = (paragraphs: readonly string[], head = ''): Answer => ({
  body: `<html lang="en"><head><title>Swing bridge closed</title>${head}</head><body><article><h1>Swing bridge closed</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
});
const page = (title: string, body: string): Answer => ({
  body: `<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
});
const published = (days: number) =>
  `<meta property="article:published_time" content="${new Date(Date.now() - days * 86_400_000).toISOString()}">`;

/** As sites say it of a text that only subscribers see whole. */
const PAYWALLED =
  '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Swing bridge closed","isAccessibleForFree":false}</script>';

/** Each test has a page of its own. */
let path = '';
let tests = 0;
beforeEach(() => {
  path = `/2026/swing-bridge-${++tests}`;
  site.asked.length = 0;
  elsewhere.asked.length = 0;
});
const url = () => site.origin + path;

/** Fetches and parses all that is due at the host. */
async function crawl(host = site.host): Promise<void> {
  // A host in trouble is left alone for a while, which is none of these tests' business.
  await services.db.kysely
    .updateTable('hosts')
    .set({ back_off_until: null, next_allowed_at: new Date(0) })
    .execute();
  await crawlDueUrls(services, host, never);
  const { rows } = await sql<{ id: string }>`select id from captures where state = 'pending'`.execute(
    services.db.kysely,
  );
  await parseCaptures(
    services,
    rows.map(({ id }) => id),
  );
}

/** The page is found, and fetched for the first time. */
async function first(
  answer: Answer,
  sourceId = 'times',
  foundIn: 'feed' | 'backfill' = 'feed',
): Promise<void> {
  site.on(path, answer);
  await services.frontier.add([{ url: url(), sourceId, foundIn }]);
  await crawl();
}

/** The time has come for the next visit. */
async function again(answer?: Answer): Promise<void> {
  if (answer) site.on(path, answer);
  await sql`update frontier set revisit_at = now() where url = ${url()} and revisit_at is not null`.execute(
    services.db.kysely,
  );
  await crawl();
}

/** The URL, its captures and its article; when it is due again, in minutes after it was first fetched. */
async function state() {
  const { rows } = await sql<{
    id: string;
    state: string;
    reason: string | null;
    due: number | null;
    unchanged: boolean;
    captures: string[];
  }>`
    select f.id, f.state, f.revisit_reason as reason, f.unchanged_at is not null as unchanged,
      round(extract(epoch from f.revisit_at - min(c.fetched_at)) / 60)::int as due,
      array_agg(c.state || coalesce(' ' || c.reason, '') order by c.fetched_at) as captures
    from frontier f join captures c on c.frontier_id = f.id where f.url = ${url()} group by f.id`.execute(
    services.db.kysely,
  );
  const { id: _, ...row } = rows[0] as (typeof rows)[0];
  const newest = await services.articles.byUrl(url());
  return { ...row, version: newest?.version, text: newest?.text };
}

const asked = () => site.asked.filter((one) => one.path === path).map(({ headers }) => headers);

describe('an article', () => {
  it('is asked for again a quarter of an hour after it was fetched, and nobody waits for that', async () => {
    await first(article(PARAGRAPHS));
    expect(await state()).toMatchObject({ state: 'captured', due: 15, captures: ['parsed'], version: 1 });
    expect(await services.totals.dueNow(new Date())).toMatchObject({ toParse: 0 });
    expect(await services.frontier.due(site.host, 9)).toEqual([]);
    await sql`update frontier set revisit_at = now() where url = ${url()}`.execute(services.db.kysely);
    const before = await services.totals.dueNow(await services.totals.now());
    expect(await services.frontier.claimDueHosts(9, 0)).toEqual([site.host]);
    await crawl();
    expect(before.toFetch - (await services.totals.dueNow(await services.totals.now())).toFetch).toBe(1);
  });

  it('is asked for five times in all, wider and wider apart', async () => {
    await first(article(PARAGRAPHS));
    const due: (number | null)[] = [];
    for (const minutes of [15, 60, 6 * 60, 24 * 60, 7 * 24 * 60]) {
      due.push((await state()).due);
      // As if it had been fetched so long ago.
      await sql`update captures set fetched_at = now() - ${minutes + 1} * interval '1 minute' where url = ${url()}`.execute(
        services.db.kysely,
      );
      await again();
    }
    expect(due).toEqual([15, 60, 6 * 60, 24 * 60, 7 * 24 * 60]);
    expect(await state()).toMatchObject({ due: null, captures: ['parsed'] });
    await crawl();
    expect(asked()).toHaveLength(6);
    // Its parse job comes once more: that begins nothing anew.
    const { rows } = await sql<{ id: string }>`select id from captures where url = ${url()}`.execute(
      services.db.kysely,
    );
    await parseCaptures(
      services,
      rows.map(({ id }) => id),
    );
    expect((await state()).due).toBeNull();
  });

  it('is asked for again by nobody where its source says so, and neither is an old one, an archive, or no article', async () => {
    await first(article(PARAGRAPHS), 'once');
    expect(await state()).toMatchObject({ due: null, version: 1 });
    path += '-old';
    await first(article(PARAGRAPHS, published(8)));
    expect(await state()).toMatchObject({ due: null, version: 1 });
    path += '-young';
    await first(article(PARAGRAPHS, published(6)));
    expect(await state()).toMatchObject({ due: 15 });
    path += '-archive';
    await first(article(PARAGRAPHS), 'times', 'backfill');
    expect(await state()).toMatchObject({ due: null, version: 1 });
    path += '-none';
    await first(page('About', ''));
    expect(await state()).toMatchObject({ due: null, version: undefined });
  });

  it('stands behind what is new, and waits while its source is paused', async () => {
    await first(article(PARAGRAPHS));
    await sql`update frontier set revisit_at = now() - interval '1 day' where url = ${url()}`.execute(
      services.db.kysely,
    );
    await services.frontier.add([{ url: `${site.origin}/new`, sourceId: 'times', foundIn: 'feed' }]);
    const due = async () => (await services.frontier.due(site.host, 9)).map((one) => one.url);
    expect(await due()).toEqual([`${site.origin}/new`, url()]);
    await services.sources.setPaused('times', true);
    expect(await due()).toEqual([]);
    expect(await services.frontier.claimDueHosts(9, 0)).toEqual([]);
    await services.sources.setPaused('times', false);
    await crawl();
  });
});

describe('an answer that brings nothing new', () => {
  it('is a record of the archive that points to the page, and goes with it', async () => {
    await first({ ...article(PARAGRAPHS), headers: { etag: '"v1"' } });
    await again();
    await again({ status: 304 });
    const { rows } = await sql<{ file: string; at: string; length: number; capture: string }>`
      select r.warc_file as file, r.warc_offset as at, r.warc_length as length, c.id as capture
      from archive_revisits r join captures c on c.id = r.capture_id where c.url = ${url()}
      order by r.warc_offset`.execute(services.db.kysely);
    const records = () =>
      rows.map(({ file, at, length }) =>
        String(
          gunzipSync(
            readFileSync(join(services.config.home, 'archive', file)).subarray(
              Number(at),
              Number(at) + length,
            ),
          ),
        ),
      );
    expect(records()).toEqual([
      expect.stringMatching(/^WARC-Profile: .*identical-payload-digest\r$.*^HTTP\/1.1 200 OK\r$/msu),
      expect.stringMatching(/^WARC-Profile: .*server-not-modified\r$.*^HTTP\/1.1 304 Not Modified\r$/msu),
    ]);
    for (const [at, record] of records().entries())
      expect(record).toContain(`WARC-Refers-To: <urn:uuid:${rows[at]?.capture}>`);
    expect((await audit(services.db)).violations).toEqual([]);
    await forget(services, services.config.home, { url: url() });
    expect(records().join('')).not.toContain(path);
  });

  it('is asked for with both validators, each verbatim and kept on its own', async () => {
    const modified = 'Sun, 01 Mar 2026 09:00:00 GMT';
    await first({ ...article(PARAGRAPHS), headers: { etag: 'W/"one"', 'last-modified': modified } });
    await again({ status: 304, headers: { etag: '"two"' } });
    await again({ status: 304 });
    expect(asked().map((headers) => [headers['if-none-match'], headers['if-modified-since']])).toEqual([
      [undefined, undefined],
      ['W/"one"', modified],
      ['"two"', modified],
    ]);
    expect(await state()).toMatchObject({ unchanged: true, due: 15, captures: ['parsed'], version: 1 });
  });

  it('is told by its bytes where the server knows no validators, and those that it sends no more are dropped', async () => {
    await first({ ...article(PARAGRAPHS), headers: { etag: '"one"' } });
    await again({ ...article(PARAGRAPHS), headers: { 'last-modified': 'now' } });
    await again(article(PARAGRAPHS));
    await again();
    expect(asked().map((headers) => [headers['if-none-match'], headers['if-modified-since']])).toEqual([
      [undefined, undefined],
      ['"one"', undefined],
      [undefined, 'now'],
      [undefined, undefined],
    ]);
    expect(await state()).toMatchObject({ unchanged: true, captures: ['parsed'], version: 1 });
  });
});

describe('an answer that is another page', () => {
  it('is a new version when the article was corrected', async () => {
    await first(article(PARAGRAPHS));
    await again();
    expect((await state()).unchanged).toBe(true);
    await again(article(CORRECTED));
    expect(await state()).toMatchObject({
      due: 15,
      unchanged: false,
      captures: ['parsed', 'parsed'],
      version: 2,
      text: CORRECTED.join('\n\n'),
    });
  });

  it.each<[string, Answer, string]>([
    ['a much shorter body', article(PARAGRAPHS.slice(0, 1)), 'parsed'],
    ['an error page', page('502 Bad Gateway', '<hr><p>nginx</p>'), 'rejected error-page'],
    ['a soft 404', page('Page not found', '<p>The page was not found.</p>'), 'rejected error-page'],
    [
      'a consent page',
      page(
        'We value your privacy',
        '<p>We and our partners store and read information on your device, such as cookies, for advertising and measurement.</p><button>Accept all cookies</button><button>Manage</button>',
      ),
      'rejected consent-page',
    ],
    ['a login page', article(['Subscribe now to continue reading.']), 'rejected paywall-only'],
    ['a paywall stub of more than half of it', article(PARAGRAPHS.slice(0, 3), PAYWALLED), 'parsed'],
    ['nothing', { body: '' }, 'rejected empty-page'],
  ])('never replaces the good one: %s', async (_, answer, ended) => {
    await first(article(PARAGRAPHS));
    await again(answer);
    expect(await state()).toMatchObject({ due: 15, captures: ['parsed', ended], version: 1, text: WHOLE });
    await again(article(CORRECTED));
    expect(await state()).toMatchObject({ version: 2, text: CORRECTED.join('\n\n') });
  });
});

describe('an answer that is no page', () => {
  it.each<[string, Answer, string]>([
    ['404', { status: 404 }, 'not-found'],
    ['410', { status: 410 }, 'gone'],
    ['403', { status: 403 }, 'forbidden'],
    ['503', { status: 503 }, 'server-error'],
    ['a picture', { headers: { 'content-type': 'image/png' } }, 'content-type'],
  ])(
    'is written down and leaves the record, and the next visit may end otherwise: %s',
    async (_, answer, reason) => {
      await first(article(PARAGRAPHS));
      await again(answer);
      expect(await state()).toMatchObject({ state: 'captured', reason, captures: ['parsed'], version: 1 });
      expect((await state()).due).toBeGreaterThan(14);
      await again(article(CORRECTED));
      expect(await state()).toMatchObject({ reason: null, version: 2 });
    },
  );

  it('ends the visits when the page is gone for good twice', async () => {
    await first(article(PARAGRAPHS));
    for (let times = 0; times < 2; times++) await again({ status: 410 });
    expect(await state()).toMatchObject({ state: 'captured', reason: 'gone', due: null, version: 1 });
    expect((await audit(services.db)).revisits).toMatchObject({ gone: 1 });
  });

  it('is tried again when the server says', async () => {
    await first(article(PARAGRAPHS));
    await sql`update captures set fetched_at = now() - interval '2 hours' where url = ${url()}`.execute(
      services.db.kysely,
    );
    await again({ status: 503, headers: { 'retry-after': '3600' } });
    expect((await state()).due).toBe(180);
  });

  it('leads the frontier to where the page is now, and this URL to its end', async () => {
    await first(article(PARAGRAPHS));
    await again({ status: 301, headers: { location: `${elsewhere.origin}/bridge` } });
    expect(await state()).toMatchObject({ state: 'captured', reason: 'other-host', due: null, version: 1 });
    expect((await services.frontier.due(elsewhere.host, 9)).map((one) => one.url)).toEqual([
      `${elsewhere.origin}/bridge`,
    ]);
    expect(elsewhere.asked).toEqual([]);
    const moved = (await services.articles.byUrl(url()))?.id as string;
    elsewhere.on('/bridge', article(PARAGRAPHS));
    await crawl(elsewhere.host);
    const there = (await services.articles.byUrl(`${elsewhere.origin}/bridge`))?.id;
    expect(there).not.toBe(moved);
    expect(await services.relations.related(moved)).toMatchObject([{ is: 'original', id: there }]);
  });
});

it('a page that was forgotten is not asked for again', async () => {
  await first(article(PARAGRAPHS));
  await sql`update frontier set revisit_at = now() where url = ${url()}`.execute(services.db.kysely);
  const [due] = await services.frontier.due(site.host, 1);
  await sql`update frontier set state = 'refused', reason = 'forgotten' where url = ${url()}`.execute(
    services.db.kysely,
  );
  await services.db.kysely.deleteFrom('captures').where('url', '=', url()).execute();
  expect(await services.frontier.due(site.host, 9)).toEqual([]);
  // Nor does an answer that was on its way bring it back.
  const validators = { etag: null, lastModified: null };
  await services.revisits.unchanged(due as never, validators, new Date());
  await services.revisits.failed(due?.id as string, 'gone', new Date());
  const { rows } = await sql`
    select state, reason, revisited_at, unchanged_at, revisit_reason from frontier where url = ${url()}`.execute(
    services.db.kysely,
  );
  expect(rows).toEqual([
    { state: 'refused', reason: 'forgotten', revisited_at: null, unchanged_at: null, revisit_reason: null },
  ]);
});

it('the books balance over all of that', async () => {
  expect((await audit(services.db)).violations).toEqual([]);
});
