/** One page under many URLs, and the same number of pages under one: what is asked for once, and what is not left out. */
import { expect } from 'vitest';
import { article, page, redirect, rss, stories, teaser } from './pages.js';
import type { Route, Visit } from './site.js';
import type { Trap } from './trap.js';

/** A page that is only there under one name: whoever asks under another is answered all the same, and noticed. */
const anyName = (title: string): Route => ({ body: article(title) });

export const NAME_TRAPS: Trap[] = [
  {
    name: 'campaigns, clicks, fragments, ports, the case of hosts and escapes, the order of parameters',
    host: 'names.test',
    site: {
      '/rss': rss(
        '/2026/bridge-closes?utm_source=rss&utm_medium=feed',
        '/2026/bridge-closes?fbclid=IwAR0',
        '/2026/bridge-closes#comments',
        'http://NAMES.test:80/2026/bridge-closes',
        'https://names.test/2026/bridge-closes',
        'http://www.names.test/2026/bridge-closes/',
        '/2026//bridge-closes/index.html',
        '/caf%c3%a9-opens-again',
        '/caf%C3%A9-opens-again',
        '/café-opens-again',
        '/show?id=7&lang=en',
        '/show?lang=en&id=7',
        '/show?lang=en&id=7&ref=rss',
        '/%61-plain-letter',
        '/a-plain-letter',
      ),
      '/2026/bridge-closes?utm_source=rss&utm_medium=feed': anyName('Bridge closes'),
      '/caf%c3%a9-opens-again': anyName('Café opens'),
      '/caf%C3%A9-opens-again': anyName('Café opens'),
      '/show?id=7&lang=en': anyName('Show'),
      '/%61-plain-letter': anyName('Letter'),
    },
    source: { feeds: ['/rss'] },
    ends: {
      '/2026/bridge-closes?utm_source=rss&utm_medium=feed': 'parsed',
      '/caf%c3%a9-opens-again': 'parsed',
      '/show?id=7&lang=en': 'parsed',
      '/%61-plain-letter': 'parsed',
    },
    asked: [
      '/rss',
      '/2026/bridge-closes?utm_source=rss&utm_medium=feed',
      '/caf%c3%a9-opens-again',
      '/show?id=7&lang=en',
      '/%61-plain-letter',
    ],
  },
  {
    name: 'parameters that mean a page are none of these',
    host: 'parameters.test',
    site: {
      '/rss': rss('/show?id=1', '/show?id=2', '/show?id=2&page=2', '/a?from=2025', '/a?from=2026'),
      ...stories('/show?id=1', '/show?id=2', '/show?id=2&page=2', '/a?from=2025', '/a?from=2026'),
    },
    source: { feeds: ['/rss'] },
    ends: {
      '/show?id=1': 'parsed',
      '/show?id=2': 'parsed',
      '/show?id=2&page=2': 'parsed',
      '/a?from=2025': 'parsed',
      '/a?from=2026': 'parsed',
    },
  },
  {
    name: 'AMP and mobile editions, by their address and by what the page says of itself',
    host: 'editions.test',
    site: {
      '/rss': rss(
        '/2026/harbour-bridge-closes-today',
        '/2026/harbour-bridge-closes-today/amp',
        '/amp/2026/harbour-bridge-closes-today',
        '/2026/lock-is-mended-again.html',
        '/2026/lock-is-mended-again.amp.html',
        '/2026/harbour-bridge-closes-today?amp=1',
        '//m.editions.test/2026/harbour-bridge-closes-today',
        '//amp.editions.test/2026/harbour-bridge-closes-today',
        'https://www.google.com/amp/s/editions.test/2026/harbour-bridge-closes-today/amp/',
        '/light/12/amp',
        '/light/13',
      ),
      '/2026/harbour-bridge-closes-today': {
        body: article('Bridge closes', '', '<link rel="amphtml" href="/light/12/amp">'),
      },
      '/2026/lock-is-mended-again.html': {
        body: article('Lock is mended', '', '<link rel="amphtml" href="/light/13">'),
      },
      ...stories('/light/13'),
    },
    source: { feeds: ['/rss'] },
    ends: {
      '/2026/harbour-bridge-closes-today': 'parsed',
      '/light/12/amp': 'moved same-page',
      '/2026/lock-is-mended-again.html': 'parsed',
      // It does not look like an edition, whatever the page says of it.
      '/light/13': 'parsed',
    },
  },
  {
    name: 'a slash at the end and WordPress’s numbers, learned by where a redirect leads',
    host: 'learned-names.test',
    site: {
      '/rss': rss('/?p=12', '/ferry-fares-rise/', '/?p=13', '/lock-is-mended'),
      '/?p=12': redirect('/ferry-fares-rise/'),
      '/ferry-fares-rise/': { body: article('Ferry fares rise') },
      '/lock-is-mended': { headers: { link: '</?p=13>; rel=shortlink' }, body: article('Lock is mended') },
      '/?p=13': { body: article('Lock is mended') },
    },
    source: { feeds: ['/rss'] },
    ends: {
      '/?p=12': 'parsed',
      '/ferry-fares-rise/': 'moved same-page',
      '/?p=13': 'parsed',
      '/lock-is-mended': 'parsed',
    },
  },
  {
    name: 'numbers of visits in paths and queries: another one at each request',
    host: 'visits.test',
    site: {
      '/news': ({ before }: Visit) => {
        const [php, java, net] = [
          `PHPSESSID=${before}a7f3`,
          `;jsessionid=7AB${before}`,
          `(S(lit${before}x))`,
        ];
        return page(
          ...[1, 2, 3].map((n) => teaser(`/2026/03/0${n}/bridge-story-${n}?${php}`)),
          ...[1, 2, 3].map((n) => teaser(`/2026/03/0${n}/bridge-story-${n}${java}`)),
          ...[1, 2].map((n) => teaser(`/${net}/2026/03/0${n}/bridge-story-${n}`)),
          `<a href="/news?page=2&${php}">2</a>`,
        );
      },
      '/news?page=2': ({ before }: Visit) => page(teaser(`/2026/03/04/bridge-story-4?sessionid=${before}ff`)),
      ...stories(...[1, 2, 3, 4].map((n) => `/2026/03/0${n}/bridge-story-${n}`)),
    },
    source: { sections: ['/news'] },
    ends: Object.fromEntries([1, 2, 3, 4].map((n) => [`/2026/03/0${n}/bridge-story-${n}`, 'parsed'])),
    asked: ['/news', '/news?page=2', ...[1, 2, 3, 4].map((n) => `/2026/03/0${n}/bridge-story-${n}`)],
  },
  {
    name: 'a page whose canonical link names the home page is not lost for it',
    host: 'canonical.test',
    site: {
      '/rss': rss('/a', '/b'),
      '/a': { body: article('First report', '', '<link rel="canonical" href="/">') },
      '/b': { body: article('Second report', '', '<link rel="canonical" href="/">') },
    },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'parsed', '/b': 'parsed' },
    also: (asked) => expect(asked.filter(({ path }) => path === '/')).toEqual([]),
  },
  {
    name: 'a page found by feed, sitemap and section is fetched once, and again under no look',
    host: 'found-thrice.test',
    site: {
      '/rss': rss('/2026/03/01/bridge-closes-for-weeks'),
      '/map.xml': rss('/2026/03/01/bridge-closes-for-weeks/'),
      '/news': page(teaser('/2026/03/01/bridge-closes-for-weeks?utm_source=front')),
      ...stories('/2026/03/01/bridge-closes-for-weeks'),
    },
    source: { feeds: ['/rss'], sitemaps: ['/map.xml'], sections: ['/news'] },
    ends: { '/2026/03/01/bridge-closes-for-weeks': 'parsed' },
    asked: ['/rss', '/map.xml', '/news', '/2026/03/01/bridge-closes-for-weeks'],
  },
];
