/** Lists of articles: which links are taken, how far a list is followed, and what never ends. */
import { article, link, page, stories, teaser } from './pages.js';
import type { Route } from './site.js';
import type { Trap } from './trap.js';

const storiesOf = (list: number) => [
  `/2026/03/0${list}/bridge-story-${list}-a`,
  `/2026/03/0${list}/bridge-story-${list}-b`,
];

/** A list that goes on for ever: each page has two articles, and a next page by the given way. */
const endless = (
  nextOf: (number: number) => string,
  addressOf: (number: number) => string,
): Record<string, Route> =>
  Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => at + 1).flatMap((number) => [
      [addressOf(number), page(...storiesOf(number).map(teaser), nextOf(number))],
      ...Object.entries(stories(...storiesOf(number))),
    ]),
  );

const parsed = (...lists: number[]) =>
  Object.fromEntries(lists.flatMap(storiesOf).map((path) => [path, 'parsed']));

export const SECTION_TRAPS: Trap[] = [
  {
    name: 'a list without end is followed for four pages',
    host: 'endless-list.test',
    site: endless(
      (number) => `<a rel="next" href="/world?page=${number + 1}">Older</a>`,
      (number) => (number === 1 ? '/world' : `/world?page=${number}`),
    ),
    source: { sections: ['/world'] },
    ends: parsed(1, 2, 3, 4),
    never: ['/world?page=5'],
  },
  {
    name: 'a calendar is not followed through time',
    host: 'calendar.test',
    site: {
      ...endless(
        (number) =>
          `<a rel="next" href="/calendar/2026/${number + 1}">Next month</a><a href="/calendar/2026/${number - 1}">Before</a>`,
        (number) => `/calendar/2026/${number}`,
      ),
      '/events?month=3': page(
        ...storiesOf(9).map(teaser),
        '<a rel="next" href="/events?month=4">April</a><a href="/events?date=2026-04-01">1 April</a>',
      ),
    },
    source: { sections: ['/calendar/2026/1', '/events?month=3'] },
    ends: parsed(1, 9),
    never: ['/calendar/2026/2', '/calendar/2026/0', '/events?month=4', '/events?date='],
  },
  {
    name: 'a list that gives the same page under every number ends',
    host: 'circling-list.test',
    site: Object.fromEntries([
      ...['/world', ...[2, 3, 4].map((number) => `/world/page/${number}`)].map((path, at) => [
        path,
        page(...storiesOf(1).map(teaser), `<a href="/world/page/${at + 2}">Older</a>`),
      ]),
      ...Object.entries(stories(...storiesOf(1))),
    ]),
    source: { sections: ['/world'] },
    ends: parsed(1),
    never: ['/world/page/3'],
  },
  {
    name: 'what is no article by its address, its words or its place is left',
    host: 'judged.test',
    site: {
      '/': page(
        '<nav><a href="/about-us">About the house and the people of it</a></nav>',
        teaser('/2026/03/01/harbour-bridge-closes'),
        link('/tag/bridges-of-the-old-harbour', 'All reports about bridges of the harbour'),
        link('/author/ada-tull-of-the-bridge', 'Everything by our reporter Ada Tull'),
        link('/search?q=bridge+in+the+harbour', 'Search for bridges in the harbour'),
        link('/files/report-of-the-trust.pdf', 'The whole report of the canal trust'),
        link('/2026/03/01/harbour-bridge-closes/comments', 'All comments on the harbour bridge'),
        link('//elsewhere.test/2026/03/01/some-other-report', 'A report of another site about the bridge'),
        '<footer><a href="/imprint/2026/who-we-all-are">Who we all are and where we sit</a></footer>',
      ),
      ...stories('/2026/03/01/harbour-bridge-closes'),
      '//elsewhere.test/': page(''),
    },
    source: { sections: ['/'] },
    ends: { '/2026/03/01/harbour-bridge-closes': 'parsed' },
    asked: ['/', '/2026/03/01/harbour-bridge-closes'],
  },
  {
    name: 'pages that say 200 and are none: each is rejected by name',
    host: 'soft.test',
    site: {
      '/news': page(
        ...['missing', 'denied', 'consent', 'paywall', 'empty', 'shell', 'list'].map((what) =>
          teaser(`/2026/03/01/soft-page-${what}-0`),
        ),
      ),
      '/2026/03/01/soft-page-missing-0': {
        body: '<html><head><title>Page not found</title></head><body><h1>404: Page not found</h1><p>The page that you were looking for does not exist.</p></body></html>',
      },
      '/2026/03/01/soft-page-denied-0': {
        body: '<html><head><title>Access denied</title></head><body><h1>Access denied</h1><p>You do not have permission to see this page.</p></body></html>',
      },
      '/2026/03/01/soft-page-consent-0': {
        body: '<html><head><title>Soft Times</title></head><body><div class="consent"><h1>Before you continue</h1><p>We and our 812 partners store and access information on a device, such as cookies. You may accept or manage your choices.</p><button>Accept all</button><button>Reject all</button></div></body></html>',
      },
      '/2026/03/01/soft-page-paywall-0': {
        body: '<html><head><title>Bridge closes</title></head><body><h1>Bridge closes</h1><p>The bridge will close on Monday.</p><div class="paywall"><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in</p></div></body></html>',
      },
      '/2026/03/01/soft-page-empty-0': { body: '' },
      '/2026/03/01/soft-page-shell-0': {
        body: '<html><head><title>Soft Times</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>',
      },
      '/2026/03/01/soft-page-list-0': page(
        ...Array.from(
          { length: 30 },
          (_, n) =>
            `<article><h3><a href="/2026/02/${n + 1}/other-${n}">Harbour report number ${n}</a></h3></article>`,
        ),
      ),
    },
    source: { sections: ['/news'] },
    ends: {
      '/2026/03/01/soft-page-missing-0': 'rejected error-page',
      '/2026/03/01/soft-page-denied-0': 'rejected error-page',
      '/2026/03/01/soft-page-consent-0': 'rejected consent-page',
      '/2026/03/01/soft-page-paywall-0': 'rejected paywall-only',
      '/2026/03/01/soft-page-empty-0': 'rejected empty-page',
      '/2026/03/01/soft-page-shell-0': 'rejected empty-page',
      '/2026/03/01/soft-page-list-0': 'rejected not-an-article',
    },
  },
  {
    name: 'the source’s own patterns of articles decide alone',
    host: 'told.test',
    site: {
      '/news': page(
        link('/live/1', 'Live'),
        teaser('/2026/03/01/harbour-bridge-closes'),
        link('/live/2', 'Live'),
      ),
      '/live/1': { body: article('Live one') },
      '/live/2': { body: article('Live two') },
    },
    source: { sections: ['/news'], articles: ['/live/\\d+$'] },
    ends: { '/live/1': 'parsed', '/live/2': 'parsed' },
    asked: ['/news', '/live/1', '/live/2'],
  },
];
