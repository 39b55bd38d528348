/** What pages, headers and settings ask for beside robots.txt. */
import { expect } from 'vitest';
import { article, link, page, robots, rss, stories, teaser } from './pages.js';
import type { Answer, Asked } from './site.js';
import type { Trap } from './trap.js';

const body = (title: string, head = '', more = ''): Answer => ({ body: article(title, more, head) });
const tagged = (tags: string | string[], more = ''): Answer => ({
  headers: { 'x-robots-tag': tags },
  body: article('Tagged report', more),
});
const original = (path: string) => link(`//original-of-says.test${path}`, 'Source link');
const authorized = (asked: readonly Asked[]) =>
  asked.filter(({ headers }) => headers.authorization !== undefined).map(({ host, path }) => host + path);

const SECRET = 'Bearer trap-secret';

export const SAYING_TRAPS: Trap[] = [
  {
    name: 'noindex, in headers and in the head, for all and for us; not what is said to others',
    host: 'noindex.test',
    site: {
      '/rss': rss('/header', '/second', '/ours', '/theirs', '/meta', '/none', '/past', '/to-come', '/plain'),
      '/header': tagged('noindex'),
      '/second': tagged(['nofollow', 'noarchive, NOINDEX']),
      '/ours': tagged('copydesk: noindex'),
      '/theirs': tagged('googlebot-news: noindex'),
      '/meta': body('Meta', '<meta name="robots" content="max-snippet:-1, noindex">'),
      '/none': body('None', '<META NAME=ROBOTS CONTENT=none>'),
      '/past': tagged('unavailable_after: 2020-01-01'),
      '/to-come': tagged('unavailable_after: 2099-01-01'),
      ...stories('/plain'),
    },
    source: { feeds: ['/rss'] },
    ends: {
      '/header': 'refused noindex',
      '/second': 'refused noindex',
      '/ours': 'refused noindex',
      '/theirs': 'parsed',
      '/meta': 'refused noindex',
      '/none': 'refused noindex',
      '/past': 'refused noindex',
      '/to-come': 'parsed',
      '/plain': 'parsed',
    },
  },
  {
    name: 'nofollow: neither the original of a page nor the links of a section are taken',
    host: 'nofollow.test',
    site: {
      '/rss': rss('/header', '/meta'),
      '/header': tagged('nofollow', original('/report-one')),
      '/meta': body('Meta', '<meta name="robots" content="nofollow">', original('/report-two')),
      '/news': {
        body: `<html><head><meta name="robots" content="nofollow"></head><body>${teaser('/2026/03/01/bridge-closes')}</body></html>`,
      },
      '//original-of-says.test/report-one': page('Nobody came.'),
    },
    source: { feeds: ['/rss'], sections: ['/news'] },
    ends: { '/header': 'parsed', '/meta': 'parsed' },
    inputs: { '/news': 'nofollow' },
    never: ['/2026/', '//original-of-says.test/'],
  },
  {
    name: 'noarchive: a record, and the bytes nowhere',
    host: 'noarchive.test',
    site: {
      '/rss': rss('/header', '/meta', '/plain'),
      '/header': tagged('noarchive'),
      '/meta': body('Meta', '<meta name="robots" content="nocache">'),
      ...stories('/plain'),
    },
    source: { feeds: ['/rss'] },
    ends: { '/header': 'parsed', '/meta': 'parsed', '/plain': 'parsed' },
    async also(_, { articles }) {
      const archived = ['/header', '/meta', '/plain'].map(
        async (path) => (await articles.byUrl(`http://noarchive.test${path}`))?.provenance.archived,
      );
      expect(await Promise.all(archived)).toEqual([false, false, undefined]);
    },
  },
  {
    name: 'a site that keeps AI away is left alone by a source that obeys',
    host: 'opted-out.test',
    site: {
      '/robots.txt': robots('User-agent: GPTBot', 'Disallow: /', '', 'User-agent: *', 'Disallow:'),
      '/rss': rss('/a'),
      ...stories('/a', '/b'),
    },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    given: ['/b'],
    ends: { '/b': 'refused opted-out' },
    asked: [],
  },
  {
    name: 'one that says no to uses by AI is left alone too',
    host: 'content-signal.test',
    site: {
      '/robots.txt': robots(
        'User-agent: *',
        'Content-Signal: search=yes, ai-train=no',
        'Allow: /',
        '',
        'License: /rsl.xml',
      ),
      '/rss': rss('/a'),
      ...stories('/a'),
    },
    source: { feeds: ['/rss'], optOuts: 'obey' },
    ends: {},
    asked: [],
    said: ['content-signal ai-train=no', 'license https://content-signal.test/rsl.xml'],
  },
  {
    name: 'one that reserves text and data mining is asked as before by a source that only writes it down',
    host: 'reserved.test',
    site: {
      '/rss': rss('/a'),
      '/a': { headers: { 'tdm-reservation': '1' }, body: article('Reserved report') },
    },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'parsed' },
  },
  {
    name: 'a source’s secret goes to its own site and nowhere else',
    host: 'secret.test',
    site: {
      '/rss': rss('/a', '/away', '//secret-other.test/b'),
      ...stories('/a'),
      '/away': { status: 302, headers: { location: 'http://secret-other.test/arrived' } },
      '//secret-other.test/arrived': body('Arrived'),
      '//secret-other.test/b': body('Elsewhere'),
    },
    source: { feeds: ['/rss'], headers: { Authorization: 'Bearer env:TRAP_TOKEN' } },
    secrets: { TRAP_TOKEN: 'trap-secret' },
    ends: {
      '/a': 'parsed',
      '/away': 'moved other-host',
      '//secret-other.test/arrived': 'parsed',
      '//secret-other.test/b': 'parsed',
    },
    delays: { 'secret-other.test': 1_000 },
    also: (asked) => {
      expect(authorized(asked).sort()).toEqual(['secret.test/a', 'secret.test/away', 'secret.test/rss']);
      expect(new Set(asked.flatMap(({ headers }) => headers.authorization ?? []))).toEqual(new Set([SECRET]));
    },
  },
  {
    name: 'a budget ends what is asked for, and leaves the rest as it was',
    host: 'thrifty.test',
    site: { '/rss': rss('/a', '/b', '/c', '/d'), ...stories('/a', '/b', '/c', '/d') },
    source: { feeds: ['/rss'], budget: { day: 5 } },
    patient: true,
    ends: { '/a': 'parsed', '/b': 'parsed', '/c': 'due', '/d': 'due' },
    asked: ['/rss', '/a', '/b'],
  },
  {
    name: 'that of a run holds over its looks',
    host: 'thrifty-run.test',
    site: { '/rss': rss('/a', '/b'), ...stories('/a', '/b') },
    source: { feeds: ['/rss'], budget: { run: 4 }, revisits: 'none' },
    patient: true,
    ends: { '/a': 'parsed', '/b': 'due' },
    asked: ['/rss', '/a'],
    again: { ends: { '/a': 'parsed', '/b': 'due' }, asked: [] },
  },
];
