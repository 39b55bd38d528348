/** What sites reserve and license, and until when: files, headers and pages, and what none of them says any more. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Services } from '../../src/pipeline/services.js';
import { article, robots, rss, stories } from './pages.js';
import type { Answer, Asked } from './site.js';
import type { Trap } from './trap.js';

const TDM = '/.well-known/tdmrep.json';

const json = (value: unknown): Answer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const rule = (location: string, reservation: unknown, policy?: string) => ({
  location,
  'tdm-reservation': reservation,
  ...(policy === undefined ? {} : { 'tdm-policy': policy }),
});
const tagged = (tags: string, path: string): Answer => ({
  headers: { 'x-robots-tag': tags },
  body: article(`Bridge report ${path}`),
});
const withData = (data: object): Answer => ({
  body: article('Licensed report', '', `<script type="application/ld+json">${JSON.stringify(data)}</script>`),
});

const timesAsked = (count: number) => (asked: readonly Asked[]) =>
  expect(asked.filter(({ path }) => path === TDM)).toHaveLength(count);

/** Whatever was read or seen of the site was so longer ago than it holds. */
const dayLater = (host: string) => async (services: Services) => {
  const db = services.db.kysely;
  const day = sql`interval '25 hours'`;
  await sql`update tdm_files set fetched_at = fetched_at - ${day} where host = ${host}`.execute(db);
  await sql`update opt_outs set last_seen = last_seen - ${day} where domain = ${host}`.execute(db);
};

export const RIGHTS_TRAPS: Trap[] = [
  {
    name: 'of a site that reserves some paths from mining those are left alone by a source that obeys',
    host: 'partly-reserved.test',
    site: {
      [TDM]: json([
        rule('/', 0),
        rule('/reserved/', 1, '/policy.json'),
        rule('/reserved/open/', '0'),
        rule('/*.html$', 1),
        rule('/nonsense/', 7),
      ]),
      '/rss': rss('/a', '/reserved/a', '/reserved/open/a', '/b.html', '/b.html5', '/nonsense/a'),
      ...stories('/a', '/reserved/open/a', '/b.html5', '/nonsense/a'),
    },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: {
      '/a': 'parsed',
      '/reserved/a': 'refused opted-out',
      '/reserved/open/a': 'parsed',
      '/b.html': 'refused opted-out',
      '/b.html5': 'parsed',
      '/nonsense/a': 'parsed',
    },
    asked: ['/rss', '/a', '/reserved/open/a', '/b.html5', '/nonsense/a'],
    said: [
      'tdm-reservation /reserved/',
      'tdm-reservation /*.html$',
      'tdm-policy https://partly-reserved.test/policy.json',
    ],
    also: timesAsked(1),
  },
  {
    name: 'a site that reserves all is left alone as a whole, until its file says otherwise',
    host: 'all-reserved.test',
    site: { [TDM]: json([rule('/', 1)]), '/rss': rss('/a'), ...stories('/a') },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: {},
    asked: [],
    said: ['tdm-reservation'],
    also: timesAsked(1),
    again: {
      site: { [TDM]: json([]) },
      prepare: dayLater('all-reserved.test'),
      ends: { '/a': 'parsed' },
      asked: ['/rss', '/a'],
      said: [],
      also: timesAsked(1),
    },
  },
  {
    name: 'a source that only writes it down asks for the file once a day, and goes on',
    host: 'noted-reservation.test',
    site: { [TDM]: json([rule('/', 1)]), '/rss': rss('/a'), ...stories('/a') },
    source: { feeds: ['/rss'], revisits: 'none' },
    ends: { '/a': 'parsed' },
    said: ['tdm-reservation'],
    also: timesAsked(1),
    again: { ends: { '/a': 'parsed' }, asked: ['/rss'], said: ['tdm-reservation'], also: timesAsked(0) },
  },
  {
    name: 'a file that robots.txt forbids is not asked for',
    host: 'hidden-file.test',
    site: {
      '/robots.txt': robots('User-agent: *', 'Disallow: /.well-known/'),
      [TDM]: json([rule('/', 1)]),
      '/rss': rss('/a'),
      ...stories('/a'),
    },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: { '/a': 'parsed' },
    said: [],
    also: timesAsked(0),
  },
  {
    name: 'a page under the address of the file reserves nothing',
    host: 'no-such-file.test',
    site: {
      [TDM]: { body: '<html><p>[{"location": "/", "tdm-reservation": 1}]</p></html>' },
      '/rss': rss('/a'),
      ...stories('/a'),
    },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: { '/a': 'parsed' },
    said: [],
  },
  {
    name: 'licences in JSON-LD are written down, those of the page and not of its pictures',
    host: 'licensed.test',
    site: {
      '/rss': rss('/a', '/b'),
      '/a': withData({
        '@context': 'https://schema.org',
        '@graph': [
          {
            '@type': 'NewsArticle',
            headline: 'Licensed report',
            license: '/terms',
            copyrightNotice: '© The Licensed Times',
            isAccessibleForFree: 'False',
            image: { '@type': 'ImageObject', license: 'https://agency.test/pictures' },
          },
          { '@type': 'WebSite', usageInfo: { '@type': 'CreativeWork', url: 'https://licensed.test/usage' } },
        ],
      }),
      '/b': withData({ '@type': 'NewsArticle', headline: 'Licensed report', isAccessibleForFree: true }),
    },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'parsed', '/b': 'parsed' },
    said: [
      'license http://licensed.test/terms',
      'copyright-notice © The Licensed Times',
      'accessible-for-free no',
      'accessible-for-free yes',
      'usage-info https://licensed.test/usage',
    ],
  },
  {
    name: 'a page that is available until a time is taken, and withdrawn when it comes',
    host: 'until.test',
    site: {
      '/rss': rss('/a', '/b'),
      '/a': tagged('unavailable_after: 2099-01-01', '/a'),
      '/b': tagged('unavailable_after: 2099-01-01', '/b'),
    },
    source: { feeds: ['/rss'], revisits: 'none' },
    ends: { '/a': 'parsed', '/b': 'parsed' },
    again: {
      async prepare({ db }) {
        await sql`update frontier set unavailable_at = now() where url = 'http://until.test/a'
          and unavailable_at = '2099-01-01'`.execute(db.kysely);
      },
      ends: { '/a': 'refused noindex', '/b': 'parsed' },
      versions: { '/a': 0 },
      asked: ['/rss'],
    },
  },
  {
    name: 'what a page said before and says no more is over',
    host: 'said-once.test',
    site: {
      '/rss': rss('/a', '/b'),
      '/a': tagged('noai, noimageai', '/a'),
      '/b': tagged('noimageai', '/b'),
    },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'parsed', '/b': 'parsed' },
    said: ['noai', 'noimageai'],
    again: {
      site: { ...stories('/a'), '/b': tagged('noimageai', '/b') },
      ends: { '/a': 'parsed', '/b': 'parsed' },
      said: ['noimageai'],
    },
  },
  {
    name: 'a source that obeys asks the page again that said no, and goes on when it says so no more',
    host: 'taken-back.test',
    site: { '/rss': rss('/a'), '/a': tagged('noai', '/a'), ...stories('/b') },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: { '/a': 'refused opted-out' },
    said: ['noai'],
    again: {
      site: { '/rss': rss('/a', '/b'), ...stories('/a') },
      prepare: dayLater('taken-back.test'),
      ends: { '/a': 'refused opted-out', '/b': 'parsed' },
      asked: ['/a', '/rss', '/b'],
      said: [],
    },
  },
  {
    name: 'a source that obeys leaves its site alone while that page says no',
    host: 'still-no.test',
    site: { '/rss': rss('/a'), '/a': tagged('noai', '/a'), ...stories('/b') },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: { '/a': 'refused opted-out' },
    said: ['noai'],
    again: {
      site: { '/rss': rss('/a', '/b') },
      prepare: dayLater('still-no.test'),
      ends: { '/a': 'refused opted-out' },
      asked: ['/a'],
      said: ['noai'],
    },
  },
];
