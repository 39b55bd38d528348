/** The example site by itself: what it takes, in which order, and what readers see of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSite } from '../../examples/downstream-site/src/app.js';
import { changedPassages } from '../../examples/downstream-site/src/diff.js';
import { follow } from '../../examples/downstream-site/src/follow.js';
import { openStore, type Store } from '../../examples/downstream-site/src/store.js';
import { createClient } from '../../src/client/index.js';
import type { Article } from '../../src/model/article.js';
import type { Relation } from '../../src/model/change.js';
import { record } from '../support/records.js';

const SECRET = `whsec_${Buffer.from('the one of the site').toString('base64')}`;
const COPYDESK = createClient({ url: 'http://copydesk.test', tries: 1 });
const AT = '2025-10-06T09:00:00.000Z';

/** The change feed as the API gives it; `undefined` while it is away. */
let feed: { position: number }[] | undefined;
let asked: string[];
let store: Store;
let site: Hono;

beforeEach(() => {
  feed = [];
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    asked.push(url.search);
    await sleep(1);
    if (!feed) return new Response('away', { status: 502 });
    const [after, limit] = ['after', 'limit'].map((name) => Number(url.searchParams.get(name)));
    const events = feed.filter(({ position }) => position > (after as number)).slice(0, limit);
    return Response.json({ events, next: events.at(-1)?.position ?? after });
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  store = openStore(':memory:');
  site = createSite({ store, follower: follow(store, COPYDESK), secret: SECRET });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  store.close();
});

interface Sending {
  secret?: string;
  sentAt?: Date;
}

async function post(
  type: string,
  data: object,
  { secret = SECRET, sentAt = new Date() }: Sending = {},
): Promise<number> {
  const body = JSON.stringify({ type, timestamp: AT, data });
  const headers = {
    'webhook-id': 'one',
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('one', sentAt, body),
  };
  return (await site.request('/copydesk', { method: 'POST', body, headers })).status;
}

const version = (position: number, given: Partial<Article> = {}, changes: string[] = []) =>
  post('record.version', { position, record: record(given), origin: 'fetch', changes });
const relation = (position: number, given: Relation) =>
  post('record.relation', { position, relation: given });
const versionInFeed = (position: number, given: Partial<Article>) => ({
  position,
  at: AT,
  articleId: 'article-1',
  kind: 'version',
  origin: 'fetch',
  record: record(given),
});
const html = async (path: string) => (await site.request(path)).text();
const statusOf = async (path: string) => (await site.request(path)).status;

const QUOTE = {
  id: 'q1',
  text: 'Nobody swims in October.',
  start: 13,
  end: 37,
  kind: 'direct' as const,
  parts: [{ start: 13, end: 37 }],
  speaker: { name: 'Agnes Tully', kind: 'person' as const, role: 'shopkeeper' },
  cue: null,
  confidence: 1,
};
const SAID = {
  blocks: [
    { kind: 'heading' as const, text: 'Cold water' },
    { kind: 'image' as const, caption: 'The pier' },
    { kind: 'paragraph' as const, text: '“Nobody swims in October.” said Agnes Tully.' },
  ],
  quotes: [QUOTE],
};

describe('webhooks', () => {
  it('that are too large become dead letters, and hold up nothing', async () => {
    expect(await post('record.version', { long: 'x'.repeat(17 * 1024 * 1024) })).toBe(413);
  });

  it('are refused with another secret, or when they are old; then nothing is stored', async () => {
    const data = { position: 1, record: record(), origin: 'fetch' };
    const other = `whsec_${Buffer.from('another').toString('base64')}`;
    expect(await post('record.version', data, { secret: other })).toBe(401);
    expect(await post('record.version', data, { sentAt: new Date(Date.now() - 600_000) })).toBe(401);
    expect((await site.request('/copydesk', { method: 'POST', body: '{}' })).status).toBe(401);
    expect(store.position()).toBe(0);
  });

  it('are applied once each, however often they come, and tests and unknown ones are taken', async () => {
    expect(await post('copydesk.test', { sink: 'site' })).toBe(204);
    expect(await post('record.renamed', { position: 1 })).toBe(204);
    for (const _ of [1, 2]) expect(await version(1, { headline: 'First' })).toBe(204);
    expect(await version(2, { version: 2, headline: 'Second' })).toBe(204);
    expect(await version(1, { headline: 'First' })).toBe(204);
    expect(store.versions('article-1').map(({ record: { headline } }) => headline)).toEqual([
      'Second',
      'First',
    ]);
    expect(store.front(10, 0).map(({ headline }) => headline)).toEqual(['Second']);
    expect(asked).toEqual([]);
  });

  it('show a gap, which is read from the feed first; while that is away they are not taken', async () => {
    await version(1);
    feed = undefined;
    expect(await version(4, { version: 4 })).toBe(503);
    expect(store.position()).toBe(1);
    // Position 3 was of an article that has been forgotten since.
    feed = [versionInFeed(2, { version: 2 }), versionInFeed(4, { version: 4 })];
    expect(await version(4, { version: 4 })).toBe(204);
    expect(store.versions('article-1').map((one) => one.version)).toEqual([4, 2, 1]);
    expect(store.position()).toBe(4);
  });

  it('that come while a gap is read are applied once each, in order', async () => {
    feed = [1, 2, 3].map((one) => versionInFeed(one, { version: one, headline: `Of the feed, ${one}` }));
    const sent = [3, 1, 2, 4].map((one) => version(one, { version: one, headline: `Sent, ${one}` }));
    expect(await Promise.all(sent)).toEqual([204, 204, 204, 204]);
    expect(store.versions('article-1').map((one) => one.version)).toEqual([4, 3, 2, 1]);
    expect(store.front(10, 0).map(({ headline }) => headline)).toEqual(['Sent, 4']);
    expect(store.position()).toBe(4);
  });
});

describe('catching up', () => {
  it('reads all pages of the feed, and nothing twice', async () => {
    feed = Array.from({ length: 450 }, (_, index) => versionInFeed(index + 1, { version: index + 1 }));
    const follower = follow(store, COPYDESK);
    await follower.catchUp();
    await follower.catchUp();
    expect(store.versions('article-1')).toHaveLength(450);
    expect(store.position()).toBe(450);
  });

  it('refuses a feed that ends before the position of the site', async () => {
    await version(1);
    await version(2, { version: 2 });
    feed = [versionInFeed(1, {})];
    await expect(follow(store, COPYDESK).catchUp()).rejects.toThrow(/ends before 2, .* another feed/u);
  });
});

describe('pages', () => {
  it('show quotes as cards, and all that a speaker said', async () => {
    await version(1, SAID);
    const article = await html('/articles/article-1');
    expect(article).toContain('“<a class="mark" href="#q1">Nobody swims in October.</a>” said');
    expect(article).toMatch(
      /<figure id="q1">.*“Nobody swims in October.”.*href="\/speakers\/Agnes%20Tully"/su,
    );
    expect(await html('/speakers')).toContain('Agnes Tully');
    expect(await html('/speakers/Agnes%20Tully')).toMatch(/Nobody swims.*href="\/articles\/article-1"/su);
  });

  it('put copies under their originals, altered quotes beside each other', async () => {
    await version(1);
    await version(2, { id: 'copy', headline: 'Ferry stays', source: { id: 'relay', domain: 'relay.test' } });
    const altered = { original: { text: 'Never.', speaker: 'Agnes Tully' }, copy: { text: 'Seldom.' } };
    const tie = { kind: 'copy-of', from: 'copy', to: 'article-1', toUrl: '', evidence: 'source-link' };
    await relation(3, { ...tie, comparison: { alteredQuotes: [altered] } } as unknown as Relation);
    expect(store.front(10, 0).map(({ id, copies }) => [id, copies.length])).toEqual([['article-1', 1]]);
    expect(await html('/')).toMatch(/Copied by <a href="\/articles\/copy">relay\.test/u);
    expect(await html('/articles/copy')).toMatch(
      /A copy of <a href="\/articles\/article-1">.*“Never\.”.*“Seldom\.”/su,
    );
    const place = { original: 'article-1', share: 1, kept: 1, evidence: ['text' as const] };
    await relation(4, { kind: 'near-duplicate', from: 'copy', clusters: [place] });
    expect(store.originals('copy')).toEqual([expect.objectContaining({ altered: [altered] })]);
    await post('record.withdrawn', { position: 5, id: 'article-1' });
    expect(store.front(10, 0).map(({ id }) => id)).toEqual(['copy']);
  });

  it('show a near-duplicate by itself again when it has left its cluster', async () => {
    await version(1);
    await version(2, { id: 'other' });
    const place = { original: 'article-1', share: 1, kept: 1, evidence: ['text' as const] };
    await relation(3, { kind: 'near-duplicate', from: 'other', clusters: [place] });
    expect(store.front(10, 0)).toHaveLength(1);
    await relation(4, { kind: 'near-duplicate', from: 'other', clusters: [] });
    expect(store.front(10, 0)).toHaveLength(2);
  });

  it('mark what the source corrected, and say nothing of what was read anew', async () => {
    await version(1, { headline: 'Ferry stays in harbour for nine days' });
    await post('record.version', { position: 2, record: record({ version: 2 }), origin: 'reprocess' });
    expect(await html('/articles/article-1')).not.toContain('See what changed');
    await version(3, { version: 3, headline: 'Ferry stays in harbour for ten days' }, [
      'headline',
      'correction',
    ]);
    expect(await html('/articles/article-1')).toMatch(/Corrected by its source/u);
    expect(await html('/')).toContain('<span class="tag">Corrected</span>');
    const shown = await html('/articles/article-1/versions');
    expect(shown).toMatch(/Version 3.*Correction.*Version 2.*the same page, read anew.*Version 1/su);
  });

  it('lose what is withdrawn, with its quotes', async () => {
    await version(1, SAID);
    await post('record.withdrawn', { position: 2, id: 'article-1' });
    for (const path of ['/articles/article-1', '/articles/article-1/versions', '/speakers/Agnes%20Tully'])
      expect(await statusOf(path), path).toBe(404);
    expect(await html('/')).toContain('Nothing yet');
    expect(await html('/speakers')).not.toContain('Agnes Tully');
  });

  it('lose a quote that a later version does not have', async () => {
    await version(1, SAID);
    await version(2, { version: 2 });
    expect(await html('/speakers')).not.toContain('Agnes Tully');
  });

  it('take nothing of a record for HTML or for a link that runs', async () => {
    const text = '<img src=x onerror=alert(1)>';
    await version(1, {
      headline: '<script>alert(1)</script>',
      url: 'javascript:alert(1)',
      blocks: [
        { kind: 'paragraph', text },
        { kind: 'embed', url: 'javascript:alert(2)' },
      ],
    });
    const page = await html('/articles/article-1');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<img|href="javascript/u);
    const { headers } = await site.request('/');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/u);
  });

  it('turn over, whatever the number of the page says', async () => {
    for (let position = 1; position <= 21; position++) await version(position, { id: `article-${position}` });
    expect(await html('/')).toContain('href="/?page=2"');
    expect(await html('/?page=2')).toMatch(/\/articles\/article-\d+.*href="\/\?page=1"/su);
    for (const page of ['-1', 'x', '1.5', '']) expect(await statusOf(`/?page=${page}`)).toBe(200);
  });
});

describe('a diff', () => {
  const passages = (before: string[], after: string[]) => {
    const of = (texts: string[]) => record({ blocks: texts.map((text) => ({ kind: 'paragraph', text })) });
    const marks = { same: '', removed: '-', added: '+' };
    return changedPassages(of(before), of(after)).map((pieces) =>
      pieces.map(({ is, text }) => `${marks[is]}${text}`),
    );
  };

  it.each([
    [
      'one word',
      ['It cost £6,000 a day.', 'End.'],
      ['It cost £8,000 a day.', 'End.'],
      [['It cost ', '-£6,000', '+£8,000', ' a day.']],
    ],
    ['a passage that has come', ['End.'], ['First.', 'End.'], [['+First.']]],
    [
      'a passage that is another',
      ['Gulls nest here.'],
      ['The mayor resigned on Monday.'],
      [['-Gulls nest here.', '+The mayor resigned on Monday.']],
    ],
    ['nothing', ['End.'], ['End.'], []],
  ])('shows %s', (_, before, after, shown) => {
    expect(passages(before, after)).toEqual(shown);
  });
});
