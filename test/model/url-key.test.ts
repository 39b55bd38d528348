/** Two URLs of one page have one key, and two pages never do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlKey } from '../../src/model/url.js';

const SLUG = 'times.test/2026/03/harbour-bridge-closes';

describe('one page has one key', () => {
  it.each([
    ['the scheme', ['http://times.test/a', 'https://times.test/a']],
    ['www', ['https://www.times.test/a', 'https://times.test/a']],
    ['a port that is the usual one', ['https://times.test:443/a', 'https://times.test/a']],
    ['a dot at the end of the host', ['https://times.test./a', 'https://times.test/a']],
    ['the case of the host', ['https://TIMES.test/a', 'https://times.test/a']],
    ['punycode', ['https://xn--zrich-kva.test/a', 'https://zürich.test/a', 'https://ZÜRICH.test/a']],
    ['a slash at the end', ['https://times.test/a/', 'https://times.test/a', 'https://times.test//a//']],
    [
      'the file of a folder',
      ['https://times.test/a/index.html', 'https://times.test/a/', 'https://times.test/a/index.php'],
    ],
    ['a fragment', ['https://times.test/a#comments', 'https://times.test/a']],
    [
      'the case of escapes',
      ['https://times.test/z%c3%bcrich?q=%c3%bc', 'https://times.test/zürich?q=%C3%BC'],
    ],
    ['escapes that need not be', ['https://times.test/%7Eanna/%61-b', 'https://times.test/~anna/a-b']],
    ['spaces of a query', ['https://times.test/?q=a+b', 'https://times.test/?q=a%20b']],
    ['the order of parameters', ['https://times.test/a?id=7&page=2', 'https://times.test/a?page=2&id=7']],
    [
      'campaigns and clicks',
      [
        'https://times.test/a?id=7',
        'https://times.test/a?utm_source=x&id=7&utm_medium=y',
        'https://times.test/a?id=7&amp;utm_source=x',
        'https://times.test/a?fbclid=Iw&id=7&UTM_CAMPAIGN=z',
        'https://times.test/a?id=7&at_medium=custom7&xtor=RSS-1&mtm_kwd=k',
        'https://times.test/a?id=7&',
      ],
    ],
    [
      'where a reader came from',
      ['https://times.test/a?ref=rss', 'https://times.test/a', 'https://times.test/a?source=twitter'],
    ],
    ['a query that says nothing', ['https://times.test/a?', 'https://times.test/a']],
    [
      'visits',
      [
        'https://times.test/show;jsessionid=7AB3?id=7',
        'https://times.test/show?id=7&PHPSESSID=9c1',
        'https://times.test/(S(lit3py55t21z5v55vlm25s55))/show?id=7',
        'https://times.test/show?id=7&ASPSESSIONIDQQ=AB',
      ],
    ],
    [
      'AMP',
      [
        `https://${SLUG}`,
        `https://${SLUG}/amp/`,
        `https://${SLUG}?amp`,
        `https://${SLUG}?amp=1`,
        `https://${SLUG}?outputType=amp&utm_source=x`,
        `https://amp.${SLUG}`,
        `https://times.test/amp/2026/03/harbour-bridge-closes`,
        `https://${SLUG}.amp`,
        `https://www.google.com/amp/s/${SLUG}/amp/`,
        `https://times-test.cdn.ampproject.org/c/s/${SLUG}`,
        `https://times-test.cdn.ampproject.org/v/s/${SLUG}?usqp=mq331AQ&amp_js_v=0.1`,
      ],
    ],
    ['AMP with an extension', [`https://${SLUG}.amp.html`, `https://${SLUG}.html`]],
    ['a mobile edition', [`https://m.${SLUG}/`, `https://mobile.${SLUG}`, `https://www.${SLUG}`]],
    [
      'a mobile edition that numbers its pages',
      ['https://m.times.test/4815162', 'https://times.test/4815162'],
    ],
  ])('whatever differs in %s', (_, urls) => {
    expect(new Set(urls.map(urlKey)).size).toBe(1);
  });

  it('and the key is that of its own address', () => {
    const part = fc.constantFrom(
      'a',
      'b-c-d',
      '12345',
      'amp',
      'index.html',
      '%7e',
      '%2f',
      '..',
      '(S(x))',
      ';jsessionid=1',
      '%C3%BC',
    );
    const query = fc.constantFrom('', '?a=1', '?b=2&a=1', '?amp=1', '?utm_x=1&c', '?q=a+b', '?p=12');
    const host = fc.constantFrom(
      'times.test',
      'www.times.test',
      'm.times.test',
      'amp.times.test:8080',
      'www.google.com',
    );
    fc.assert(
      fc.property(host, fc.array(part, { maxLength: 5 }), query, (name, parts, search) => {
        const key = urlKey(`https://${name}/${parts.join('/')}${search}`) as string;
        expect(urlKey(`https://${key}`)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('two pages have two keys', () => {
  it.each([
    ['ports', 'https://times.test/a', 'https://times.test:8443/a'],
    ['hosts', 'https://a.times.test/x', 'https://b.times.test/x'],
    ['the case of paths', 'https://times.test/A', 'https://times.test/a'],
    ['escapes that separate', 'https://times.test/a%2Fb', 'https://times.test/a/b'],
    ['parameters', 'https://times.test/?p=12', 'https://times.test/?p=13'],
    ['a parameter and none', 'https://times.test/?p=12', 'https://times.test/'],
    ['what a parameter of many meanings says', 'https://times.test/?source=4711', 'https://times.test/'],
    ['pages made by scripts', 'https://times.test/#!/a', 'https://times.test/#!/b'],
    ['a topic that is called AMP', 'https://times.test/topics/amp', 'https://times.test/topics'],
    ['the front of a mobile edition', 'https://m.times.test/', 'https://times.test/'],
    ['a list of a mobile edition', 'https://m.times.test/world', 'https://times.test/world'],
    ['a site that is called m', 'https://m.test/harbour-bridge-closes', 'https://test/harbour-bridge-closes'],
    ['what a cache serves', 'https://www.google.com/amp/s/a.test/x', 'https://www.google.com/amp/s/b.test/x'],
  ])('where they differ in %s', (_, one, other) => {
    expect(urlKey(one)).not.toBe(urlKey(other));
  });

  it.each(['', 'mailto:desk@times.test', 'javascript:void(0)', '/a', 'https://'])(
    'and %j has none',
    (href) => {
      expect(urlKey(href)).toBeUndefined();
    },
  );
});
