/** Which addresses are the same page's: those of redirects, and those that a page may claim. */
import { describe, expect, it } from 'vitest';
import { otherNames } from '../../src/parsers/links-names.js';

const PAGE = 'https://times.test/2026/03/harbour-bridge-closes/';

const names = (url: string, given: { finalUrl?: string; head?: string; header?: string } = {}) =>
  otherNames({
    url,
    finalUrl: given.finalUrl ?? url,
    linkHeaders: given.header ? [given.header] : [],
    html: `<head>${given.head ?? ''}</head>`,
  });

describe('otherNames', () => {
  it.each([
    ['the target of a redirect', 'https://times.test/?p=12', { finalUrl: PAGE }, [PAGE]],
    [
      'the short link of WordPress, in its head',
      PAGE,
      { head: "<link rel='shortlink' href='https://times.test/?p=12' />" },
      ['https://times.test/?p=12'],
    ],
    [
      'the short link of WordPress, in its header',
      PAGE,
      {
        header:
          '<https://times.test/wp-json/>; rel="https://api.w.org/", <https://times.test/?p=12>; rel=shortlink',
      },
      ['https://times.test/?p=12'],
    ],
    [
      'the canonical address of a short link',
      'https://times.test/?p=12',
      { head: `<link href="${PAGE}" rel="canonical">` },
      [PAGE],
    ],
    [
      'the canonical address of a mobile page',
      'https://m.times.test/a/12',
      { head: '<link rel="canonical" href="https://www.times.test/news/a?id=12&amp;x=1">' },
      ['https://www.times.test/news/a?id=12&x=1'],
    ],
    [
      'an AMP page whose address does not say whose it is',
      'https://times.test/a/12',
      { head: '<link rel=amphtml href=/a/12/amp>' },
      ['https://times.test/a/12/amp'],
    ],
  ])('are %s', (_, url, given, expected) => {
    expect(names(url, given)).toEqual(expected);
  });

  it.each([
    [
      'what only www and a slash tell apart',
      PAGE,
      { finalUrl: 'https://www.times.test/2026/03/harbour-bridge-closes' },
    ],
    [
      'a canonical address of another page',
      PAGE,
      { head: '<link rel="canonical" href="/2026/03/ferry-fares-rise-again/">shortlink' },
    ],
    [
      'an AMP page of another page',
      PAGE,
      { head: '<link rel="amphtml" href="/2026/03/ferry-fares-rise-again/amp/">' },
    ],
    [
      'a short link that is a page of its own',
      PAGE,
      { head: '<link rel="shortlink" href="/2026/03/ferry-fares-rise/">' },
    ],
    [
      'another site',
      'https://m.times.test/a/12',
      { head: '<link rel="canonical" href="https://post.test/a/12">' },
    ],
    [
      'what is no link',
      'https://m.times.test/a/12',
      { head: '<link rel="canonical"><link rel=canonical href="mailto:x">' },
    ],
  ])('are not %s', (_, url, given) => {
    expect(names(url, given)).toEqual([]);
  });
});
