/** The same page again: when that is a version, and when the good one that is there stays. Each through the database. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import type { FetchedPage } from '../../src/model/capture.js';
import type { History } from '../../src/model/version.js';
import { historyOf } from '../../src/pipeline/history.js';
import { parseCaptures } from '../../src/pipeline/parse-captures.js';
import { openParsePool } from '../../src/pipeline/parse-pool.js';
import { openComparePool } from '../../src/pipeline/reprocess/compare-pool.js';
import type { PageOutcome } from '../../src/pipeline/reprocess/outcome.js';
import type { Services } from '../../src/pipeline/services.js';
import { audit } from '../../src/storage/audit.js';
import { fetchedPage } from '../support/pages.js';
import { reprocessed } from '../support/reprocess.js';
import { arrive, atHour, withServices } from '../support/services.js';

let services: Services;

withServices((opened) => {
  services = opened;
});

const PARAGRAPHS = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  '“It cannot wait for the summer,” said Ada Tull, the chief engineer of the trust. “We found wear in nine of its rollers.”',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
];

const article = (paragraphs: readonly string[], more = '') =>
  `<html lang="en"><head><title>Swing bridge closed</title></head><body>${more}<article><h1>Swing bridge closed</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

/** As sites say it of a text that only subscribers see whole. */
const PAYWALLED = `<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Swing bridge closed',
  isAccessibleForFree: false,
})}</script>`;

const CONSENT_PAGE = `<html lang="en"><head><title>Before you continue</title></head><body><h1>We value your privacy</h1>
  <p>We and our partners store and read information on your device, such as cookies, for advertising and measurement.</p>
  <button>Accept all cookies</button><button>Manage</button></body></html>`;

/** Each test has a page of its own. */
let url = '';
let hour = 0;
beforeEach(() => {
  url = `http://times.test/${Math.random().toString(36).slice(2)}`;
});

/** The page is fetched, an hour after the time before, kept and parsed. */
async function visit(html: string, more: Partial<FetchedPage> = {}): Promise<void> {
  await arrive(services, url, html, { fetchedAt: atHour(hour++), ...more });
}

/** Versions of the page's article; the newest one's text; how its captures ended. */
async function outcome() {
  const newest = await services.articles.byUrl(url);
  const { rows } = await sql<{ ended: string }>`
    select state || coalesce(' ' || reason, '') as ended from captures where url = ${url} order by fetched_at`.execute(
    services.db.kysely,
  );
  return { version: newest?.version, text: newest?.text, captures: rows.map(({ ended }) => ended) };
}

const WHOLE = PARAGRAPHS.join('\n\n');

describe('a page that is visited again', () => {
  it('and did not change is not even kept again, and is counted as unchanged until it changes', async () => {
    const unchanged = async () =>
      (await services.totals.bySource()).reduce((sum, row) => sum + row.unchanged, 0);
    const before = await unchanged();
    await visit(article(PARAGRAPHS));
    expect(await unchanged()).toBe(before);
    for (let times = 0; times < 2; times++) await visit(article(PARAGRAPHS));
    expect(await outcome()).toEqual({ version: 1, text: WHOLE, captures: ['parsed'] });
    expect(await unchanged()).toBe(before + 1);
    await visit(article(PARAGRAPHS.map((text) => text.replace('May', 'June'))));
    expect(await unchanged()).toBe(before);
  });

  it('and changed only around the article is kept, and makes no version', async () => {
    await visit(article(PARAGRAPHS));
    await visit(article(PARAGRAPHS, '<nav><a href="/">Home</a> <a href="/new">New today</a></nav>'));
    expect(await outcome()).toEqual({ version: 1, text: WHOLE, captures: ['parsed', 'parsed'] });
  });

  it('and was corrected is a new version, and the old one stays', async () => {
    await visit(article(PARAGRAPHS));
    const corrected = PARAGRAPHS.map((text) => text.replace('4,200', '2,400'));
    await visit(article(corrected));
    const { version, text } = await outcome();
    expect({ version, text }).toEqual({ version: 2, text: corrected.join('\n\n') });
    const id = (await services.articles.byUrl(url))?.id as string;
    expect((await services.articles.get(id, 1))?.text).toBe(WHOLE);
  });

  it('and went back to what it was is a third version', async () => {
    const corrected = PARAGRAPHS.map((text) => text.replace('4,200', '2,400'));
    for (const paragraphs of [PARAGRAPHS, corrected, PARAGRAPHS]) await visit(article(paragraphs));
    expect(await outcome()).toMatchObject({ version: 3, text: WHOLE });
  });

  it.each([
    ['a much shorter body', article(PARAGRAPHS.slice(0, 1)), {}, 'parsed'],
    [
      'an error page',
      '<html><title>404 Not Found</title><h1>404 Not Found</h1><p>The page was not found.</p></html>',
      {},
      'rejected error-page',
    ],
    [
      'an error status',
      article(PARAGRAPHS.slice(0, 2)),
      { status: 503, statusText: 'Unavailable' },
      'rejected http-status',
    ],
    ['a consent page', CONSENT_PAGE, {}, 'rejected consent-page'],
    ['a login page', article(['Subscribe now to continue reading.']), {}, 'rejected paywall-only'],
    [
      'a stub behind a paywall, which is more than half of it',
      article(PARAGRAPHS.slice(0, 3), PAYWALLED),
      {},
      'parsed',
    ],
    ['nothing', '', {}, 'rejected empty-page'],
    ['something else than HTML', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000', {}, 'rejected not-html'],
  ])('and came back as %s leaves the good version', async (_, html, more, ended) => {
    await visit(article(PARAGRAPHS));
    await visit(html, more);
    expect(await outcome()).toEqual({ version: 1, text: WHOLE, captures: ['parsed', ended] });
    await visit(article(PARAGRAPHS.map((text) => text.replace('May', 'June'))));
    expect((await outcome()).version).toBe(2);
  });

  it('and once was a paywall stub is a new version when it comes whole', async () => {
    await visit(article(PARAGRAPHS.slice(0, 1)));
    await visit(article(PARAGRAPHS));
    expect(await outcome()).toMatchObject({ version: 2, text: WHOLE });
  });
});

/** What the newest version of the page's article would be, had another parser made it. */
async function asIfParsedBy(parserVersion: string, change: Partial<Article>, version = 1): Promise<void> {
  const newest = (await services.articles.byUrl(url)) as Article;
  const record = { ...newest, ...change, provenance: { ...newest.provenance, parserVersion } };
  await services.db.kysely
    .updateTable('article_versions')
    .set({ record: JSON.stringify(record) })
    .where('article_id', '=', newest.id)
    .where('version', '=', version)
    .execute();
}

async function again(): Promise<Pick<PageOutcome, 'outcome' | 'url' | 'version'> & { fields: string[] }> {
  const one = (await reprocessed(services)).find((page) => page.url === url) as PageOutcome;
  return { ...one, fields: one.difference?.fields.map(({ name }) => name) ?? [] };
}

describe('a page that breaks the parser', () => {
  const EXPLODING = new URL('./exploding-worker.mjs', import.meta.url).pathname;

  /** The same services, with a parser whose regular expression never ends on a text of this kind. */
  async function parseWithHole(ids: string[]): Promise<void> {
    const pool = openParsePool({ timeLimitMs: 1_500, worker: EXPLODING });
    await parseCaptures({ ...services, pool }, ids);
    await pool.close();
  }

  async function keep(text: string): Promise<string> {
    const kept = await services.pages.keepStored(fetchedPage(url, text), undefined, 'ingest');
    return typeof kept === 'object' ? kept.captureId : '';
  }

  it('ends under a name of its own, is counted by it, and does not disturb the next one', async () => {
    const exploding = await keep(`${'a'.repeat(40)}!`);
    const at = url;
    url = `${url}/next`;
    const next = await keep('bbb');
    for (let times = 0; times < 3; times++) await parseWithHole([exploding, next]);
    expect((await outcome()).captures).toEqual(['rejected no-headline']);
    url = at;
    expect((await outcome()).captures).toEqual(['trouble parse-trouble']);
    expect(await services.totals.rejectedBy()).toMatchObject({ 'parse-trouble': 1 });
    const { attention, captures, balanced } = await audit(services.db);
    expect(captures).toMatchObject({ trouble: 1 });
    expect(attention).toEqual([
      {
        what: 'trouble',
        reason: 'parse-trouble',
        count: 1,
        example: `${at}: the parser took more than 1500 ms`,
      },
    ]);
    expect(balanced).toBe(true);
  }, 60_000);

  it('is not lost: parsed again, by a parser that is mended, it is a record', async () => {
    const id = await keep(article(PARAGRAPHS));
    const what = { reason: 'parse-trouble', detail: 'the parser failed' } as const;
    await services.captures.trouble(id, what, { attempts: 1, retryInMs: 0 });
    expect((await outcome()).captures).toEqual(['trouble parse-trouble']);
    expect(await again()).toMatchObject({ outcome: 'newly-accepted', url });
    expect(await outcome()).toEqual({ version: 1, text: WHOLE, captures: ['parsed'] });
  });

  it('that still breaks it stays in trouble, and the pages after it are parsed', async () => {
    const id = await keep('throw');
    await services.captures.trouble(
      id,
      { reason: 'parse-trouble', detail: '' },
      { attempts: 1, retryInMs: 0 },
    );
    const at = url;
    url = `${url}/next`;
    await visit('bbb');
    // The limit counts the start of a thread as well.
    const pool = openComparePool({ timeLimitMs: 3_000, worker: EXPLODING });
    const all = await reprocessed(services, { pool });
    await pool.close();
    const outcomes = new Map(all.map((one) => [one.url, one.outcome]));
    expect([outcomes.get(at), outcomes.get(url)]).toEqual(['trouble', 'rejected']);
    url = at;
    expect((await outcome()).captures).toEqual(['trouble parse-trouble']);
  });
});

describe('a change of the parser', () => {
  it('that gives the same content makes no version', async () => {
    await visit(article(PARAGRAPHS));
    await asIfParsedBy('0.0.1', {});
    expect((await again()).outcome).toBe('same');
    expect((await outcome()).version).toBe(1);
  });

  it('that gives other content makes a version, and says which fields it is', async () => {
    await visit(article(PARAGRAPHS));
    await asIfParsedBy('0.0.1', { headline: 'Swing bridge', contentHash: 'f'.repeat(64) });
    expect(await again()).toMatchObject({ outcome: 'changed', fields: ['headline'], version: 2 });
    expect((await again()).outcome).toBe('same');
  });

  it('that loses most of the body leaves the good version', async () => {
    await visit(article(PARAGRAPHS));
    await asIfParsedBy('0.0.1', { text: WHOLE.repeat(3), contentHash: 'e'.repeat(64) });
    const [dry] = (await reprocessed(services, { dryRun: true })).filter((page) => page.url === url);
    expect(dry?.outcome).toBe('kept');
    expect((await again()).outcome).toBe('kept');
    expect((await outcome()).version).toBe(1);
  });
});

describe('the history of an article', () => {
  const kinds = (history: History | undefined) =>
    history?.versions.map(({ version, origin, diff }) => [version, origin, diff?.changes]);

  it('tells what came with the page from what came of parsing it again', async () => {
    await visit(article(PARAGRAPHS));
    await visit(article(PARAGRAPHS.map((text) => text.replace('4,200', '2,400'))));
    await asIfParsedBy('0.0.1', { headline: 'Swing bridge', contentHash: 'f'.repeat(64) }, 2);
    await reprocessed(services);
    const { id } = (await services.articles.byUrl(url)) as Article;
    const history = await historyOf(services, id, { limit: 10 });
    expect(kinds(history)).toEqual([
      [3, 'reprocess', ['headline']],
      [2, 'fetch', ['headline', 'paragraphs-changed']],
      [1, 'fetch', undefined],
    ]);
    const [newest, second] = history?.versions ?? [];
    expect(newest?.captureId).toBe(second?.captureId);
    expect(second?.parserVersion).toBe('0.0.1');
    expect(newest?.diff?.headline).toMatchObject({ before: 'Swing bridge', after: 'Swing bridge closed' });
    const { events } = await services.changes.after(0, 1_000);
    const ours = events.filter((event) => event.articleId === id && event.kind === 'version');
    expect(ours).toMatchObject([
      { version: 1, origin: 'fetch' },
      { version: 2, origin: 'fetch', changes: ['paragraphs-changed'] },
      { version: 3, origin: 'reprocess', changes: ['headline'] },
    ]);
    expect(ours[0]).not.toHaveProperty('changes');
  });

  it('is read page by page', async () => {
    for (const vehicles of ['4,200', '2,400', '4,400', '2,200', '3,000'])
      await visit(article(PARAGRAPHS.map((text) => text.replace('4,200', vehicles))));
    const { id } = (await services.articles.byUrl(url)) as Article;
    const versions: number[] = [];
    let before: number | undefined;
    do {
      const page = await historyOf(services, id, { limit: 2, before });
      versions.push(...(page?.versions.map(({ version }) => version) ?? []));
      expect(page?.versions.every(({ version, diff }) => (diff === undefined) === (version === 1))).toBe(
        true,
      );
      before = page?.next;
    } while (before !== undefined);
    expect(versions).toEqual([5, 4, 3, 2, 1]);
    expect(await historyOf(services, 'nobody', { limit: 2 })).toBeUndefined();
  });
});

it('the books balance over all of that', async () => {
  expect((await audit(services.db)).violations).toEqual([]);
});
