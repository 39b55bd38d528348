import { describe, expect, it } from 'vitest';
import { AI_CRAWLERS, robotsOptOuts } from '../../src/parsers/ai-opt-outs.js';
import { type Directives, directivesOf } from '../../src/parsers/directives.js';
import { parseRobots } from '../../src/parsers/robots.js';

const URL_OF_PAGE = 'https://times.example/a';
const AT = Date.parse('2026-03-01T12:00:00Z');

function told(headers: readonly string[], html = '', url = URL_OF_PAGE): Directives {
  const pairs = headers.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return directivesOf({ headers: pairs, html, url, at: AT }, 'copydesk');
}

const asked = ({ noindex, nofollow, noarchive }: Directives) =>
  Object.entries({ noindex, nofollow, noarchive }).flatMap(([word, is]) => (is ? [word] : []));
const said = ({ optOuts }: Directives) =>
  optOuts.map(({ signal, value, saidIn }) => `${signal} ${value} ${saidIn}`.replace('  ', ' '));

describe('X-Robots-Tag', () => {
  it.each<[string, string[], string[]]>([
    ['none at all', [], []],
    ['a word', ['X-Robots-Tag: noindex'], ['noindex']],
    ['in any case', ['x-robots-tag: NoIndex,NOFOLLOW'], ['noindex', 'nofollow']],
    ['several headers', ['X-Robots-Tag: noindex', 'X-Robots-Tag: noarchive'], ['noindex', 'noarchive']],
    ['none', ['X-Robots-Tag: none'], ['noindex', 'nofollow']],
    ['the word that Bing has for noarchive', ['X-Robots-Tag: nocache'], ['noarchive']],
    ['what allows', ['X-Robots-Tag: all, index, follow, max-snippet: -1, max-image-preview:large'], []],
    ['our token', ['X-Robots-Tag: copydesk: noindex, nofollow'], ['noindex', 'nofollow']],
    ['any token', ['X-Robots-Tag: *: noindex'], ['noindex']],
    ['the token of another', ['X-Robots-Tag: googlebot-news: noindex, nofollow'], []],
    ['another first, then ours', ['X-Robots-Tag: googlebot: nofollow, copydesk: noindex'], ['noindex']],
    ['a value behind a colon, which names nobody', ['X-Robots-Tag: max-snippet: 20, noindex'], ['noindex']],
    ['over for long', ['X-Robots-Tag: unavailable_after: 25 Jun 2010 15:00:00 GMT'], ['noindex']],
    [
      'over, by a date with a comma',
      ['X-Robots-Tag: unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT'],
      ['noindex'],
    ],
    ['over, and more', ['X-Robots-Tag: unavailable_after: 2010-06-25, noarchive'], ['noindex', 'noarchive']],
    ['a number, which is no time', ['X-Robots-Tag: unavailable_after: 7'], []],
    ['not over yet', ['X-Robots-Tag: unavailable_after: 25 Jun 2040 15:00:00 GMT'], []],
  ])('%s', (_, headers, expected) => {
    expect(asked(told(headers))).toEqual(expected);
  });

  it.each<[string, string[], string | undefined]>([
    ['a time to come', ['X-Robots-Tag: unavailable_after: 25 Jun 2040 15:00:00 GMT'], '2040-06-25T15:00:00Z'],
    [
      'the earlier of two',
      ['X-Robots-Tag: unavailable_after: 2041-01-01', 'X-Robots-Tag: unavailable_after: 2040-01-01'],
      '2040-01-01T00:00:00Z',
    ],
    [
      'one that is over beside one to come',
      ['X-Robots-Tag: unavailable_after: 2041-01-01, unavailable_after: 2020-01-01'],
      undefined,
    ],
    [
      'beside noindex it is of no matter',
      ['X-Robots-Tag: noindex, unavailable_after: 2041-01-01'],
      undefined,
    ],
    ['no time', ['X-Robots-Tag: unavailable_after: soon'], undefined],
    ['that of another crawler', ['X-Robots-Tag: otherbot: unavailable_after: 2041-01-01'], undefined],
  ])('until when it is available: %s', (_, headers, expected) => {
    expect(told(headers).unavailableAt).toBe(expected && Date.parse(expected));
  });
});

describe('meta elements', () => {
  it.each([
    ['<meta name="robots" content="noindex, follow">', ['noindex']],
    ["<META CONTENT='NONE' NAME='ROBOTS' />", ['noindex', 'nofollow']],
    ['<meta name=robots content=noarchive>', ['noarchive']],
    ['<meta name="copydesk" content="noindex">', ['noindex']],
    ['<meta name="robots" content="index"><meta name="robots" content="nofollow">', ['nofollow']],
    ['<meta name="googlebot" content="noindex"><meta name="googlebot-news" content="noindex">', []],
    ['<meta name="description" content="robots, noindex">', []],
    ['<meta property="og:title" content="noindex: robots name=robots">', []],
    ['<!-- <meta name="robots" content="noindex"> -->', []],
    ['<!-- x --><meta name="robots" content="noindex"><!-- y -->', ['noindex']],
    ['<script>var x = \'<meta name="robots" content="noindex">\';</script>', []],
    ['<script>1</script><meta name="robots" content="noindex">', ['noindex']],
  ])('%s', (html, expected) => {
    expect(asked(told([], html))).toEqual(expected);
  });
});

describe('what a page says of AI and licences', () => {
  it('is read from headers and from the page', () => {
    const html = `<meta name="tdm-reservation" content="1"><meta name="robots" content="noai, noimageai">
      <link rel="license" href="/terms"><p><a rel="nofollow license" href="https://cc.example/by/4.0/?a=1&amp;b=2">CC BY</a>`;
    const headers = [
      'TDM-Reservation: 1',
      'tdm-policy: /tdm.json',
      'Link: </l>; rel="license", </x>; rel=next',
    ];
    expect(said(told(headers, html))).toEqual([
      'tdm-reservation header',
      'tdm-policy https://times.example/tdm.json header',
      'license https://times.example/l header',
      'noai page',
      'noimageai page',
      'license https://times.example/terms page',
      'license https://cc.example/by/4.0/?a=1&b=2 page',
    ]);
  });

  it('is nothing where nothing is reserved', () => {
    const html = '<meta name="tdm-reservation" content="0"><a href="/license">our license</a>';
    expect(said(told(['tdm-reservation: 0', 'X-Robots-Tag: otherbot: noai'], html))).toEqual([]);
  });
});

describe('what robots.txt says of AI and licences', () => {
  const of = (text: string) =>
    robotsOptOuts(parseRobots(text), 'copydesk', 'https://times.example').map(
      ({ signal, value }) => `${signal} ${value}`,
    );

  it('is which crawlers it shuts out, by name and from everything', () => {
    expect(of('User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /')).toEqual([
      'ai-crawler CCBot',
      'ai-crawler GPTBot',
    ]);
    expect(of('User-agent: GPTBot\nDisallow: /private/')).toEqual([]);
    expect(of('User-agent: *\nDisallow: /')).toEqual([]);
    expect(of('User-agent: Googlebot\nDisallow: /')).toEqual([]);
  });

  it('knows each crawler of the table', () => {
    for (const crawler of AI_CRAWLERS.keys())
      expect(of(`User-agent: ${crawler}\nDisallow: /`)).toEqual([`ai-crawler ${crawler}`]);
  });

  it('is the uses that are refused to us, and where licences stand', () => {
    const text = `License: https://times.example/rsl.xml
User-agent: *
Content-Signal: search=yes, ai-train=no, ai-input=no
Allow: /`;
    expect(of(text)).toEqual([
      'content-signal ai-train=no',
      'content-signal ai-input=no',
      'license https://times.example/rsl.xml',
    ]);
    expect(of('User-agent: other\nContent-Signal: ai-train=no\nAllow: /')).toEqual([]);
  });
});

/** A few megabytes of one thing: where the work grew with the square of their number, each of these took minutes. */
describe('a page of very many tags', () => {
  const NOINDEX = '<meta name="robots" content="noindex">';
  const LICENCE = '<link rel="license" href="/terms">';
  const many = (tag: string) => tag.repeat(Math.ceil(3_000_000 / tag.length));

  it.each([
    ['links that nothing closes', '<a license '],
    ['meta elements', '<meta name=robots content=a>'],
    ['meta elements that nothing closes', '<meta name=robots '],
    ['meta elements in comments', '<!-- <meta name=robots content=nofollow> -->'],
    ['licences', '<a rel=license href=/terms>'],
    ['times', `<meta name=robots content="${'unavailable_after: soon,'.repeat(160)}">`],
  ])('%s: what stands before them is read', (_, tag) => {
    const read = told([], `${NOINDEX}${LICENCE}${many(tag)}`);
    expect(asked(read)).toEqual(['noindex']);
    expect(said(read)).toEqual(['license https://times.example/terms page']);
  });

  it('is not taken down for each of its licences', () => {
    const html = Array.from({ length: 5_000 }, (_, n) => `<a rel="license" href="/${n}">`).join('');
    expect(said(told([], html))).toHaveLength(1_000);
  });
});
