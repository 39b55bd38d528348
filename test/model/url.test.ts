/** Links of a page are read by a short way where it gives what the URL standard gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpUrl, LONGEST_URL, linkReader, urlKey } from '../../src/model/url.js';

const BASE = 'https://times.test/2026/03/bridge?page=2';

describe('linkReader', () => {
  it.each([
    '/world/bridge-closed/',
    '/a/../b',
    '/./a',
    '//cdn.test/x.jpg',
    'bridge?x=1#top',
    'https://times.test',
    'https://times.test/a b',
    'HTTPS://Times.test/A',
    'https://times.test:443/a',
    'https://user:word@times.test/a',
    'https://xn--a.test/a',
    'https://10.1/a',
    'https://times.test/%7ea',
    'mailto:desk@times.test',
    'javascript:void(0)',
    '',
  ])('reads %j as the standard does', (href) => {
    expect(linkReader(BASE)(href)).toBe(httpUrl(href, BASE));
  });

  it('gives what the standard gives for whatever is written', () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      'a',
      'B',
      '-',
      '_',
      '~',
      '%20',
      '%7e',
      '?',
      '&',
      '=',
      '#',
      ':',
      '@',
      ' ',
      'ü',
      '1',
      'https://',
      'http://',
      'times.test',
      'www.',
      'xn--',
      'co.uk',
      ':8080',
      '127.0.0.1',
      '[::1]',
      '\\',
      "'",
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const href = pieces.join('');
        expect(linkReader(BASE)(href)).toBe(httpUrl(href, BASE));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a long URL', () => {
  const start = 'https://times.test/';
  const longest = start + 'a'.repeat(LONGEST_URL - start.length);

  it('is one up to the limit, by every way', () => {
    expect([httpUrl(longest), linkReader(BASE)(longest)]).toEqual([longest, longest]);
    expect(urlKey(longest)).toBe(longest.slice('https://'.length));
  });

  it('is none past it', () => {
    const long = `${longest}a`;
    expect([httpUrl(long), linkReader(BASE)(long), urlKey(long)]).toEqual([undefined, undefined, undefined]);
    // What is escaped counts as it is sent.
    expect(httpUrl(`${start}${'ü'.repeat(400)}`)).toBeUndefined();
  });

  it('is none where its host has a longer name than any resolver takes', () => {
    const at = (length: number) => `https://${'a'.repeat(length - '.test'.length)}.test/a`;
    expect([httpUrl(at(253)), linkReader(BASE)(at(253))]).toEqual([at(253), at(253)]);
    expect([httpUrl(at(254)), linkReader(BASE)(at(254)), urlKey(at(254))]).toEqual(Array(3).fill(undefined));
  });

  it('has no key where that would be longer than it', () => {
    const spaced = `${start}?q=${'+a'.repeat(900)}`;
    expect([httpUrl(spaced), urlKey(spaced)]).toEqual([spaced, undefined]);
  });
});
