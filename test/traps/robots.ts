/** robots.txt: each way in which it speaks, is silent, or is not there (RFC 9309). */
import { redirect, robots, rss, stories, xml } from './pages.js';
import type { Route } from './site.js';
import type { Trap } from './trap.js';

const PARSED = 'parsed';
const REFUSED = 'refused robots';

/** A feed of these pages, each an article, under this robots.txt. */
function under(rules: Route, ...paths: string[]): Record<string, Route> {
  return { '/robots.txt': rules, '/rss': rss(...paths), ...stories(...paths) };
}

/** Where robots.txt is no file: whether the pages may be asked for all the same. */
const answers = (
  name: string,
  host: string,
  answer: Route,
  ends: string,
  more: Partial<Trap> = {},
): Trap => ({
  name: `robots.txt ${name}`,
  host,
  site: { ...under(answer, '/a'), '/robots.txt': answer },
  source: { feeds: ['/rss'] },
  ...(ends === PARSED ? { ends: { '/a': PARSED } } : { ends: {}, asked: [] }),
  ...more,
});

const filler = `# ${'-'.repeat(100)}\n`;

export const ROBOTS_TRAPS: Trap[] = [
  {
    name: 'a group for us counts alone, whatever the one for all says',
    host: 'own-group.test',
    site: under(
      robots(
        'User-agent: *',
        'Disallow: /',
        'User-agent: COPYDESK',
        'Disallow: /ours/',
        'User-agent: Copy',
        'Disallow: /b',
      ),
      '/ours/a',
      '/b',
    ),
    source: { feeds: ['/rss'] },
    ends: { '/ours/a': REFUSED, '/b': PARSED },
  },
  {
    name: 'several groups for us count as one, and agents may share a group',
    host: 'shared-groups.test',
    site: under(
      robots(
        'User-agent: Other',
        'User-agent: copydesk/2.0',
        'Disallow: /x/',
        '',
        'User-agent: *',
        'Disallow: /z/',
        '',
        'User-agent: Copydesk',
        'Disallow: /y/',
      ),
      '/x/a',
      '/y/a',
      '/z/a',
    ),
    source: { feeds: ['/rss'] },
    ends: { '/x/a': REFUSED, '/y/a': REFUSED, '/z/a': PARSED },
  },
  {
    name: 'the longest match wins, allow at a tie; stars, the end, escapes and queries are read',
    host: 'patterns.test',
    site: under(
      robots(
        'User-agent: *',
        'Disallow: /news/',
        'Allow: /news/open/',
        'Disallow: /tie',
        'Allow: /tie',
        'Disallow: /*.pdf.html$',
        'Disallow: /*?print=',
        'Disallow: /caf%C3%A9/',
        'Disallow: /%7Eada/',
      ),
      '/news/a',
      '/news/open/a',
      '/tie/a',
      '/b.pdf.html',
      '/b.pdf.html5',
      '/c?print=1',
      '/café/a',
      '/~ada/a',
    ),
    source: { feeds: ['/rss'] },
    ends: {
      '/news/a': REFUSED,
      '/news/open/a': PARSED,
      '/tie/a': PARSED,
      '/b.pdf.html': REFUSED,
      '/b.pdf.html5': PARSED,
      '/c?print=1': REFUSED,
      '/caf%C3%A9/a': REFUSED,
      '/~ada/a': REFUSED,
    },
  },
  {
    name: 'a mark at its start, old line ends and comments are no hindrance',
    host: 'old-file.test',
    site: under(
      {
        headers: { 'content-type': 'text/plain' },
        body: '\uFEFFuser-AGENT : * # all\rDISALLOW: /x/ # not this\r',
      },
      '/x/a',
      '/b',
    ),
    source: { feeds: ['/rss'] },
    ends: { '/x/a': REFUSED, '/b': PARSED },
  },
  {
    name: 'it is read up to 500 KiB, and what stands behind counts for nothing',
    host: 'long-file.test',
    site: under(robots('User-agent: *', 'Disallow: /x/', filler.repeat(5_200), 'Disallow: /'), '/x/a', '/b'),
    source: { feeds: ['/rss'] },
    ends: { '/x/a': REFUSED, '/b': PARSED },
  },
  {
    name: 'it forbids feeds, sitemaps and the home page as well',
    host: 'no-inputs.test',
    site: {
      ...under(robots('User-agent: *', 'Disallow: /'), '/a'),
      '/map.xml': xml('<urlset/>'),
    },
    source: { feeds: ['/rss'], sitemaps: ['/map.xml'], sections: ['/'] },
    ends: {},
    asked: [],
    inputs: { '/rss': 'robots', '/map.xml': 'robots', '/': 'robots' },
  },
  answers('that is missing allows all', 'no-file.test', { status: 404 }, PARSED),
  answers('that is forbidden to us allows all', 'denied-file.test', { status: 403 }, PARSED),
  answers('that is gone allows all', 'gone-file.test', { status: 410 }, PARSED),
  answers(
    'that is a page of HTML has no rules',
    'html-file.test',
    { body: '<html><p>User-agent: * Disallow: /</p></html>' },
    PARSED,
  ),
  answers('that the server fails at forbids all', 'failing-file.test', { status: 500 }, REFUSED, {
    inputs: { '/rss': 'robots-unreachable' },
  }),
  answers('that is out of service forbids all', 'closed-file.test', { status: 503 }, REFUSED, {
    inputs: { '/rss': 'robots-unreachable' },
  }),
  answers('that is asked for too often forbids all', 'busy-file.test', { status: 429 }, REFUSED, {
    inputs: { '/rss': 'robots-unreachable' },
  }),
  answers(
    'whose connection breaks off forbids all',
    'broken-file.test',
    ({ response }) => void response.destroy(),
    REFUSED,
    { inputs: { '/rss': 'connection' } },
  ),
  {
    name: 'redirects to it are followed, five of them, and to another host',
    host: 'moved-file.test',
    site: {
      ...under(redirect('/r1'), '/x/a', '/b'),
      '/r1': redirect('/r2', 302),
      '/r2': redirect('/r3', 307),
      '/r3': redirect('/r4', 308),
      '/r4': redirect('//lent-file.test/rules'),
      '//lent-file.test/rules': robots('User-agent: *', 'Disallow: /x/'),
    },
    source: { feeds: ['/rss'] },
    ends: { '/x/a': REFUSED, '/b': PARSED },
    asked: ['/r1', '/r2', '/r3', '/r4', '//lent-file.test/rules', '/rss', '/b'],
  },
  {
    name: 'one that redirects without end counts as absent',
    host: 'circling-file.test',
    site: { ...under(redirect('/robots.txt'), '/a') },
    source: { feeds: ['/rss'] },
    ends: { '/a': PARSED },
  },
  {
    name: 'it is asked for once, however many ask the host, and is kept for all of them',
    host: 'once-file.test',
    site: under(robots('User-agent: *', 'Disallow: /x/'), '/a', '/b', '/c', '/x/d'),
    source: { feeds: ['/rss'] },
    ends: { '/a': PARSED, '/b': PARSED, '/c': PARSED, '/x/d': REFUSED },
    robotsAsked: 1,
  },
  {
    name: 'Crawl-delay is kept where it is longer than the source’s own',
    host: 'crawl-delay.test',
    site: under(robots('User-agent: *', 'Crawl-delay: 0.7'), '/a', '/b', '/c'),
    source: { feeds: ['/rss'] },
    ends: { '/a': PARSED, '/b': PARSED, '/c': PARSED },
    delayMs: 700,
  },
  {
    name: 'it does not shorten the source’s own delay',
    host: 'hasty-file.test',
    site: under(robots('User-agent: *', 'Crawl-delay: 0.01'), '/a', '/b'),
    source: { feeds: ['/rss'], delay: '500ms' },
    ends: { '/a': PARSED, '/b': PARSED },
    delayMs: 500,
  },
];
