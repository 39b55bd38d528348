/** 429, 503 and Retry-After: a host that wants to be left alone is, whoever comes next. */
import { expect } from 'vitest';
import { article, redirect, robots, rss, stories } from './pages.js';
import type { Answer, Route, Visit } from './site.js';
import type { Trap } from './trap.js';

/** Longer than any other wait in the traps, and a second at least, as the header is written in seconds. */
const SECONDS = 3;

const inSeconds = (seconds = SECONDS) => String(seconds);

/** The form of HTTP's dates, which has whole seconds. */
const asDate = (ms = SECONDS * 1_000) => new Date(Date.now() + ms).toUTCString();

const busy = (status: number, retryAfter?: string): Answer => ({
  status,
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  body: 'Not now.',
});

/** The first times it is asked for, `busy`; then an article. */
const atLast =
  (title: string, answer: () => Answer, times = 1): Route =>
  ({ before }: Visit) =>
    before < times ? answer() : { body: article(title) };

/** A page in the middle of others that asks for time once: all come in the end, and nothing is asked meanwhile. */
const pausing = (name: string, host: string, answer: () => Answer): Trap => ({
  name: `a page ${name}`,
  host,
  site: { '/rss': rss('/a', '/b', '/c'), ...stories('/a', '/c'), '/b': atLast('Late report', answer) },
  source: { feeds: ['/rss'] },
  ends: { '/a': 'parsed', '/b': 'parsed', '/c': 'parsed' },
  asked: ['/rss', '/a', '/b', '/b', '/c'],
});

export const WAITING_TRAPS: Trap[] = [
  pausing('answered with 429 and seconds', 'busy-seconds.test', () => busy(429, inSeconds())),
  pausing('answered with 429 and a date', 'busy-date.test', () => busy(429, asDate())),
  pausing('answered with 503 and seconds', 'closed-seconds.test', () => busy(503, inSeconds())),
  pausing('answered with 503 and a date', 'closed-date.test', () => busy(503, asDate())),
  pausing('answered with 429 and no time', 'busy-timeless.test', () => busy(429)),
  pausing('whose Retry-After is no time', 'busy-nonsense.test', () => busy(429, 'soon')),
  pausing('whose Retry-After is over', 'busy-yesterday.test', () => busy(503, asDate(-86_400_000))),
  {
    name: 'a host that asks for weeks is asked again after a day, not before',
    host: 'busy-for-weeks.test',
    site: { '/rss': rss('/a', '/b'), '/a': busy(503, inSeconds(3_000_000)), ...stories('/b') },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'due server-error', '/b': 'due' },
    patient: true,
    asked: ['/rss', '/a'],
  },
  {
    name: 'a feed that asks for time is heard by the crawl of its host as well',
    host: 'busy-feed.test',
    site: { '/rss': busy(429, inSeconds()), '/map.xml': rss('/b'), ...stories('/a', '/b') },
    source: { feeds: ['/rss'], sitemaps: ['/map.xml'] },
    given: ['/a'],
    ends: { '/a': 'parsed' },
    inputs: { '/rss': 'rate-limited', '/map.xml': 'host-rests' },
  },
  {
    name: 'a robots.txt that asks for time is heard by all who need it',
    host: 'busy-robots.test',
    site: {
      '/robots.txt': ({ before }) =>
        before < 1 ? busy(503, inSeconds()) : robots('User-agent: *', 'Disallow: /x/'),
      ...stories('/x/a', '/b', '/c'),
    },
    source: 'none',
    given: ['/x/a', '/b', '/c'],
    ends: { '/x/a': 'refused robots', '/b': 'parsed', '/c': 'parsed' },
    // Of a host that nobody watches.
    delayMs: 1_000,
  },
  {
    name: 'a page that fails for good is given up, after tries that are counted',
    host: 'failing-page.test',
    site: { '/rss': rss('/a', '/b'), ...stories('/a'), '/b': { status: 500 } },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'parsed', '/b': 'failed server-error' },
    asked: ['/rss', '/a', '/b', '/b', '/b', '/b', '/b'],
  },
  {
    name: 'a page that fails is not tried again at once',
    host: 'patient.test',
    site: { '/rss': rss('/a', '/b'), '/a': { status: 500 }, ...stories('/b') },
    source: { feeds: ['/rss'] },
    ends: { '/a': 'due server-error', '/b': 'parsed' },
    patient: true,
    asked: ['/rss', '/a', '/b'],
  },
  {
    name: 'a host that fails page after page is left alone after three',
    host: 'down.test',
    site: {
      '/rss': rss('/a', '/b', '/c', '/d', '/e'),
      ...Object.fromEntries(['/a', '/b', '/c', '/d', '/e'].map((path) => [path, { status: 500 }])),
    },
    source: { feeds: ['/rss'] },
    ends: {
      '/a': 'due server-error',
      '/b': 'due server-error',
      '/c': 'due server-error',
      '/d': 'due',
      '/e': 'due',
    },
    patient: true,
    asked: ['/rss', '/a', '/b', '/c'],
  },
  {
    name: 'what a redirect leads to on the same host waits for its turn too',
    host: 'turns.test',
    site: { '/rss': rss('/1'), '/1': redirect('/2'), '/2': redirect('/3'), ...stories('/3') },
    source: { feeds: ['/rss'], delay: '400ms' },
    delayMs: 400,
    ends: { '/1': 'parsed' },
    asked: ['/rss', '/1', '/2', '/3'],
    also: (asked) =>
      expect(asked.every(({ headers }) => /^Copydesk\//u.test(headers['user-agent'] ?? ''))).toBe(true),
  },
];
