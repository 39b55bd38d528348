import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivered, Sink } from '../../src/delivery/sink.js';
import { wordpressSink } from '../../src/delivery/wordpress.js';
import { postOf } from '../../src/delivery/wordpress-post.js';
import type { Article } from '../../src/model/article.js';
import type { ChangeEvent } from '../../src/model/change.js';
import type { WordPressConfig } from '../../src/model/sink.js';
import { record, relationEvent, versionEvent } from '../support/records.js';
import { answerOf, PASSWORD, startWordPress, USER, type WordPressStub } from '../support/wordpress.js';

let site: WordPressStub;
beforeEach(async () => {
  site = await startWordPress();
});
afterEach(() => site.close());

const SECRETS: Record<string, string> = { PASSWORD, WRONG: 'not the password' };

function sinkOf(more: Partial<WordPressConfig> = {}): Sink {
  return wordpressSink(
    { id: 'blog', kind: 'wordpress', url: site.url, user: USER, password: 'env:PASSWORD', ...more },
    { dispatcher: site.receiver.dispatcher, secret: (name) => SECRETS[name] },
  );
}

const deliver = (events: ChangeEvent[], more: Partial<WordPressConfig> = {}): Promise<Delivered> =>
  sinkOf(more).deliver(events, {}, { mayGoOn: () => true, failures: 0 });
const version = (number = 1, more: Partial<Article> = {}) =>
  versionEvent(number, record({ version: number, headline: `Version ${number}`, ...more }));
const withdrawal: ChangeEvent = { kind: 'withdrawal', position: 9, at: new Date(0), articleId: 'article-1' };
const stands = () => site.posts.map(({ slug, status, title }) => `${slug} ${status} ${title}`);
const asked = () => site.receiver.received.map(({ method, path }) => `${method} ${path.split('?')[0]}`);

describe('a post', () => {
  it('is made, and updated in place, under a slug made of the id', async () => {
    expect(await deliver([version(), relationEvent(2), version(2)])).toEqual({
      state: { deadInARow: 0 },
      dead: [],
    });
    expect(stands()).toEqual(['copydesk-article-1 publish Version 2']);
    expect(asked()).toEqual([
      'GET /blog/wp-json/wp/v2/posts',
      'POST /blog/wp-json/wp/v2/posts',
      'GET /blog/wp-json/wp/v2/posts',
      'POST /blog/wp-json/wp/v2/posts/1',
    ]);
  });

  it('keeps what an editor decided: where it stands, and that it is off the site', async () => {
    await deliver([version()], { status: 'draft' });
    const [post] = site.posts;
    if (post) post.status = 'publish';
    await deliver([version(2)], { status: 'draft' });
    expect(stands()).toEqual(['copydesk-article-1 publish Version 2']);
    if (post) Object.assign(post, { status: 'trash', slug: `${post.slug}__trashed`, desired: post.slug });
    await deliver([version(3)], { status: 'draft' });
    expect(stands()).toEqual(['copydesk-article-1__trashed trash Version 2']);
  });

  it.each([
    ['trash', 'copydesk-article-1-withdrawn__trashed trash Version 1'],
    ['draft', 'copydesk-article-1-withdrawn draft Version 1'],
  ] as const)('is withdrawn into %s, and comes back with its next version', async (withdraw, withdrawn) => {
    await deliver([version(), withdrawal, withdrawal], { withdraw });
    expect(stands()).toEqual([withdrawn]);
    await deliver([version(2)], { withdraw });
    expect(stands()).toEqual(['copydesk-article-1 publish Version 2']);
    await deliver([withdrawal], { withdraw });
    expect(stands()).toEqual([withdrawn.replace('Version 1', 'Version 2')]);
  });

  it.each(['Bridge', 'bridge--2', 'bridge-', 'article-1-withdrawn'])(
    'is found again by an id that is no slug: %s',
    async (id) => {
      await deliver([version(1, { id }), version(2, { id }), version()]);
      expect(site.posts.map(({ title }) => title)).toEqual(['Version 2', 'Version 1']);
      await deliver([withdrawal]);
      expect(site.posts.map(({ status }) => status)).toEqual(['publish', 'trash']);
    },
  );

  it.each([173, 192])(
    'is found again by an id that is too long for a slug: of %i characters',
    async (length) => {
      const id = 'a'.repeat(length);
      await deliver([version(1, { id }), version(2, { id }), { ...withdrawal, articleId: id }]);
      await deliver([version(3, { id })]);
      expect(site.posts.map(({ status, title }) => `${status} ${title}`)).toEqual(['publish Version 3']);
    },
  );

  it('that was half withdrawn when a process died is withdrawn', async () => {
    await deliver([version()]);
    site.receiver.answer = (request) =>
      request.method === 'DELETE' ? { status: 503 } : answerOf(site, request);
    expect((await deliver([withdrawal])).stopped).toMatchObject({ reason: 'it answered 503' });
    expect(stands()).toEqual(['copydesk-article-1-withdrawn draft Version 1']);
    site.receiver.answer = (request) => answerOf(site, request);
    await deliver([withdrawal]);
    expect(stands()).toEqual(['copydesk-article-1-withdrawn__trashed trash Version 1']);
  });

  it('is deleted where the site has no trash, and not missed where an editor deleted it', async () => {
    site.hasTrash = false;
    expect((await deliver([version(), withdrawal, withdrawal])).stopped).toBeUndefined();
    expect(stands()).toEqual([]);
  });

  it('is not doubled by another that was made at the same moment', async () => {
    const other = () => ({ id: 7, slug: 'copydesk-article-1', status: 'publish', title: 'Theirs' });
    site.receiver.answer = (request) => {
      const answer = answerOf(site, request);
      if (request.method === 'GET' && site.posts.length === 0)
        site.posts.push({ ...other(), content: '', excerpt: '' });
      return answer;
    };
    expect((await deliver([version()])).stopped).toMatchObject({ waitMs: expect.any(Number) });
    expect(stands()).toEqual(['copydesk-article-1 publish Theirs']);
    await deliver([version()]);
    expect(stands()).toEqual(['copydesk-article-1 publish Version 1']);
  });

  it('that is gone between the look and the update is made again by the next try', async () => {
    await deliver([version()]);
    site.receiver.answer = (request) => {
      const answer = answerOf(site, request);
      site.posts.length = 0;
      return answer;
    };
    const { stopped } = await deliver([version(2)]);
    expect(stopped?.reason).toBe('it answered 404 rest_post_invalid_id');
    site.receiver.answer = (request) => answerOf(site, request);
    await deliver([version(2)]);
    expect(stands()).toEqual(['copydesk-article-1 publish Version 2']);
  });
});

describe('an answer that is none of success', () => {
  it.each([
    ['a wrong password', { password: 'env:WRONG' }, /^it answered 401 incorrect_password$/u],
    ['a wrong user', { user: 'nobody' }, /^it answered 401 invalid_username$/u],
    ['no WordPress', { url: 'http://site.test/elsewhere' }, /^it answered 404 rest_no_route$/u],
  ])('to %s holds up what is behind it', async (_, more, reason) => {
    const { stopped, upTo } = await deliver([version()], more);
    expect(stopped).toMatchObject({ reason: expect.stringMatching(reason), waitMs: expect.any(Number) });
    expect(upTo).toBe(0);
  });

  it('to a post makes a dead letter that names what is wrong with it', async () => {
    const came = await deliver([version(1, { id: 'a', publishedAt: 'soon' }), version(2, { id: 'b' })]);
    expect(came.dead).toEqual([
      { position: 1, articleId: 'a', reason: 'it answered 400 rest_invalid_param (date)' },
    ]);
    expect(stands()).toEqual(['copydesk-b publish Version 2']);
  });

  it('to a date that is none makes one too', async () => {
    const publishedAt = '2026-03-99T10:00:00Z';
    expect((await deliver([version(1, { publishedAt })])).dead).toMatchObject([
      { reason: 'it answered 400 rest_invalid_param (date_gmt)' },
    ]);
  });

  it.each([429, 503])('is obeyed in the time that it asks for: %i', async (status) => {
    site.receiver.answer = () => ({ status, headers: { 'retry-after': '300' } });
    expect((await deliver([version()])).stopped).toMatchObject({ waitMs: 300_000 });
  });

  it.each([
    [
      200,
      '<!doctype html><title>Back soon</title>',
      'it answered 200, and not as the REST API of WordPress does',
    ],
    [301, '', 'it answered 301, and redirects are not followed'],
    [500, '<p>There has been a critical error', 'it answered 500'],
  ])('of no JSON holds up as well: %i', async (status, body, reason) => {
    site.receiver.answer = () => ({ status, body });
    expect((await deliver([version()])).stopped?.reason).toBe(reason);
  });

  it('is no answer at all from inside the network', async () => {
    const { stopped } = await deliver([version()], { url: site.receiver.address });
    expect(stopped?.reason).toMatch(/no public address/u);
  });
});

describe('the way', () => {
  it('is tried by asking what the user may do', async () => {
    expect(await sinkOf().test({})).toBe(`${site.url} takes posts of ${USER}`);
    site.capabilities.publish_posts = false;
    await expect(sinkOf().test({})).rejects.toThrow(`${site.url}: ${USER} lacks publish_posts`);
    expect(await sinkOf({ status: 'draft' }).test({})).toMatch(/takes posts/u);
    await expect(sinkOf({ password: 'env:WRONG' }).test({})).rejects.toThrow(/401 incorrect_password$/u);
    expect(site.posts).toEqual([]);
  });

  it('is checked without asking, and names the variable of a password that is not there', async () => {
    expect(await sinkOf().check({})).toBe(`${site.url}, as ${USER}`);
    await expect(sinkOf({ password: 'env:GONE' }).check({})).rejects.toThrow('GONE is not set');
    await expect(deliver([version()], { password: 'env:GONE' })).rejects.toThrow('GONE is not set');
    expect(asked()).toEqual([]);
  });
});

describe('a record as a post', () => {
  it('is its blocks, who wrote it and where it stands, with nothing that WordPress would run', () => {
    const blocks = [
      { kind: 'heading' as const, text: 'A <b>bold</b> plan', level: 2 },
      { kind: 'paragraph' as const, text: 'It said [gallery ids="1"] & left.' },
    ];
    const post = postOf(
      record({
        headline: '<script>alert(1)</script> [embed]x[/embed]',
        dek: 'Ports & ferries',
        bylines: [{ name: 'Ada <Tull>' }],
        blocks,
      }),
    );
    expect(post).toEqual({
      title: '&lt;script&gt;alert(1)&lt;/script&gt; &#91;embed]x&#91;/embed]',
      excerpt: 'Ports &amp; ferries',
      content: [
        '<h2>A &lt;b&gt;bold&lt;/b&gt; plan</h2>',
        '<p>It said &#91;gallery ids=&quot;1&quot;] &amp; left.</p>',
        '<p>Ada &lt;Tull&gt; · <a href="http://harbour-times.test/2025/10/06/ferry/">The Harbour Times</a></p>',
      ].join('\n'),
    });
  });

  it('leads to the page, and not to the original that its canonical link leads to', () => {
    const canonicalUrl = 'http://northwire.test/a';
    const sourceLink = { url: canonicalUrl, evidence: 'canonical' as const };
    expect(postOf(record({ canonicalUrl, sourceLink })).content).toContain(`href="${record().url}"`);
  });

  it('of a page without a web address has no link', () => {
    const { content } = postOf(record({ url: 'javascript:alert(1)' }));
    expect(content).not.toContain('href');
    expect(content).toContain('The Harbour Times');
  });

  it.each([
    ['2026-03-01T23:30:00+02:00', { date_gmt: '2026-03-01T21:30:00' }],
    ['2026-03-01T23:30:00Z', { date_gmt: '2026-03-01T23:30:00' }],
    ['2026-03-01T23:30', { date: '2026-03-01T23:30:00' }],
    ['2026-03-01', { date: '2026-03-01T00:00:00' }],
  ])('is of its time: %s', (publishedAt, date) => {
    expect(postOf(record({ publishedAt }))).toMatchObject(date);
  });
});
