/** The second look at a site, and the second visit to its pages: what has changed, what has not, and what must not be lost. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Services } from '../../src/pipeline/services.js';
import { article, page, redirect, robots, rss, stories, teaser, xml } from './pages.js';
import type { Answer, Asked, Route } from './site.js';
import type { Trap } from './trap.js';

/** As servers write them: weak, with a comma, with an old name of the zone. */
const ETAG = 'W/"5f-8a,b\\c"';
const MODIFIED = 'Sun, 1 Mar 2026 10:00:00 UTC';
const VALIDATORS = { etag: ETAG, 'last-modified': MODIFIED };

const conditions = (asked: readonly Asked[], path: string) => {
  const headers = asked.find((one) => one.path === path)?.headers;
  return [headers?.['if-none-match'], headers?.['if-modified-since']];
};

/** With its headers the first time; 304 for who has them. */
const conditional = (answer: Answer, headers: Record<string, string>): Route => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});
const notModified: Answer = { status: 304 };

/** robots.txt was asked for longer ago than it holds. */
const oldRobots = (host: string) => async (services: Services) => {
  await sql`update hosts set robots_fetched_at = now() - interval '25 hours' where host = ${host}`.execute(
    services.db.kysely,
  );
};

/** A good article, and what its address gives at the second visit. */
const visited = (name: string, host: string, answer: Route, ends: string, versions = 1): Trap => ({
  name: `an article that ${name}`,
  host,
  site: { '/rss': rss('/a'), ...stories('/a') },
  source: { feeds: ['/rss'] },
  ends: { '/a': 'parsed' },
  again: {
    site: { '/a': answer },
    ends: { '/a': ends },
    versions: { '/a': versions },
    asked: ['/rss', '/a'],
  },
});

const consent =
  '<html><head><title>Times</title></head><body><div class="consent"><h1>Before you continue</h1><p>We and our 812 partners store and access information on a device, such as cookies. You may accept or manage your choices.</p><button>Accept all</button><button>Reject all</button></div></body></html>';
const stub =
  '<html><head><title>Bridge closes</title></head><body><h1>Bridge closes</h1><p>The bridge will close on Monday.</p><div class="paywall"><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in</p></div></body></html>';
const softError =
  '<html><head><title>Page not found</title></head><body><h1>404: Page not found</h1><p>The page that you were looking for does not exist.</p></body></html>';

export const SECOND_LOOK_TRAPS: Trap[] = [
  {
    name: 'feeds, sitemaps, sections and articles are asked for with both validators, verbatim',
    host: 'validators.test',
    site: {
      '/rss': conditional(rss('/a'), VALIDATORS),
      '/map.xml': conditional(xml('<urlset/>'), { etag: ETAG }),
      '/news': conditional(page(teaser('/a')), { 'last-modified': MODIFIED }),
      '/a': conditional({ body: article('Conditional report') }, VALIDATORS),
    },
    source: { feeds: ['/rss'], sitemaps: ['/map.xml'], sections: ['/news'] },
    ends: { '/a': 'parsed' },
    also: (asked) => {
      for (const path of ['/rss', '/a']) expect(conditions(asked, path)).toEqual([undefined, undefined]);
    },
    again: {
      site: Object.fromEntries(['/rss', '/map.xml', '/news', '/a'].map((path) => [path, notModified])),
      ends: { '/a': 'parsed' },
      asked: ['/rss', '/map.xml', '/news', '/a'],
      robotsAsked: 0,
      also: (asked) => {
        expect(conditions(asked, '/rss')).toEqual([ETAG, MODIFIED]);
        expect(conditions(asked, '/map.xml')).toEqual([ETAG, undefined]);
        expect(conditions(asked, '/news')).toEqual([undefined, MODIFIED]);
        expect(conditions(asked, '/a')).toEqual([ETAG, MODIFIED]);
      },
    },
  },
  {
    name: 'a server that answers 304 to who has nothing gives nothing, and no end',
    host: 'nothing-new.test',
    site: { '/rss': notModified },
    source: { feeds: ['/rss'] },
    ends: {},
    inputs: { '/rss': 'client-error' },
  },
  {
    name: 'of a feed with something new only that is asked for',
    host: 'something-new.test',
    site: { '/rss': rss('/a', '/b'), ...stories('/a', '/b') },
    source: { feeds: ['/rss'], revisits: 'none' },
    ends: { '/a': 'parsed', '/b': 'parsed' },
    again: {
      site: { '/rss': rss('/c', '/b?utm_source=rss', '/a/'), ...stories('/c') },
      ends: { '/a': 'parsed', '/b': 'parsed', '/c': 'parsed' },
      asked: ['/rss', '/c'],
    },
  },
  {
    name: 'robots.txt is asked for again after a day, and what it forbids by then is left',
    host: 'new-rules.test',
    site: {
      '/robots.txt': robots('User-agent: *', 'Disallow: /y/'),
      '/rss': rss('/x/a', '/y/a'),
      ...stories('/x/a'),
    },
    source: { feeds: ['/rss'] },
    ends: { '/x/a': 'parsed', '/y/a': 'refused robots' },
    again: {
      site: {
        '/robots.txt': robots('User-agent: *', 'Disallow: /x/'),
        '/rss': rss('/x/b', '/y/b'),
        ...stories('/y/b'),
      },
      prepare: oldRobots('new-rules.test'),
      ends: { '/x/a': 'parsed', '/x/b': 'refused robots', '/y/a': 'refused robots', '/y/b': 'parsed' },
      asked: ['/rss', '/y/b'],
    },
  },
  {
    name: 'a robots.txt that cannot be read after a day holds on as it was',
    host: 'old-rules.test',
    site: {
      '/robots.txt': robots('User-agent: *', 'Disallow: /x/'),
      '/rss': rss('/a'),
      ...stories('/a', '/b', '/x/b'),
    },
    source: { feeds: ['/rss'], revisits: 'none' },
    ends: { '/a': 'parsed' },
    again: {
      site: { '/robots.txt': { status: 500 }, '/rss': rss('/b', '/x/b') },
      prepare: oldRobots('old-rules.test'),
      ends: { '/a': 'parsed', '/b': 'parsed', '/x/b': 'refused robots' },
      asked: ['/rss', '/b'],
    },
  },
  visited(
    'was corrected is a new version',
    'corrected.test',
    { body: article('Bridge closes later') },
    'parsed',
    2,
  ),
  visited('is the same without validators is none', 'unchanged.test', stories('/a')['/a'] as Route, 'parsed'),
  visited('fails now stays', 'fails-now.test', { status: 500 }, 'parsed'),
  visited('is missing now stays', 'missing-now.test', { status: 404 }, 'parsed'),
  visited('is denied now stays', 'denied-now.test', { status: 403 }, 'parsed'),
  visited('is a consent page now stays', 'consent-now.test', { body: consent }, 'rejected consent-page'),
  visited('is a stub now stays', 'stub-now.test', { body: stub }, 'rejected paywall-only'),
  visited(
    'says that it is missing, with 200, stays',
    'soft-now.test',
    { body: softError },
    'rejected error-page',
  ),
  visited('is empty now stays', 'empty-now.test', { body: '' }, 'rejected empty-page'),
  {
    ...visited(
      'moved to another host stays, and is asked for there',
      'moves-now.test',
      redirect('//moved-now.test/a'),
      'parsed',
    ),
    again: {
      site: {
        '/a': redirect('//moved-now.test/a'),
        '//moved-now.test/a': { body: article('Bridge report /a') },
      },
      ends: { '/a': 'parsed', '//moved-now.test/a': 'parsed' },
      versions: { '/a': 1 },
    },
    delays: { 'moved-now.test': 1_000 },
  },
  {
    ...visited('says noindex now is withdrawn', 'withdrawn.test', { body: '' }, ''),
    again: {
      site: { '/a': { headers: { 'x-robots-tag': 'noindex' }, body: article('Bridge report /a') } },
      ends: { '/a': 'refused noindex' },
      versions: { '/a': 0 },
    },
  },
];
