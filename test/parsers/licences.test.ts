import { describe, expect, it } from 'vitest';
import { licencesOf, mayHaveLicences } from '../../src/parsers/licences.js';

const URL_OF_PAGE = 'https://times.example/a';

const scripted = (...data: unknown[]) =>
  data.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');

function said(html: string): string[] {
  const page = { signs: html, slice: (start: number, end: number) => html.slice(start, end) };
  return licencesOf(page, URL_OF_PAGE).map(({ signal, value }) => `${signal} ${value}`);
}

const article = (more: object) => scripted({ '@type': 'NewsArticle', headline: 'Bridge closes', ...more });

describe('licences in JSON-LD', () => {
  it.each<[string, string, string[]]>([
    [
      'an address',
      article({ license: 'https://times.example/terms' }),
      ['license https://times.example/terms'],
    ],
    ['a path', article({ license: '/terms' }), ['license https://times.example/terms']],
    ['words in its place', article({ license: 'All rights  reserved' }), ['license All rights reserved']],
    [
      'a node',
      article({ license: { '@type': 'CreativeWork', url: 'https://cc.example/by/4.0/' } }),
      ['license https://cc.example/by/4.0/'],
    ],
    ['a node with a name only', article({ license: { name: 'CC BY' } }), ['license CC BY']],
    [
      'usageInfo',
      article({ usageInfo: 'https://times.example/use' }),
      ['usage-info https://times.example/use'],
    ],
    [
      'a notice',
      article({ copyrightNotice: '© 2026 Times &amp; Sons' }),
      ['copyright-notice © 2026 Times & Sons'],
    ],
    ['a list', article({ license: ['https://times.example/1', 'x'] }), ['license https://times.example/1']],
    ['free', article({ isAccessibleForFree: true }), ['accessible-for-free yes']],
    ['not free', article({ isAccessibleForFree: false }), ['accessible-for-free no']],
    ['not free, as text', article({ isAccessibleForFree: 'False' }), ['accessible-for-free no']],
    ['by address', article({ isAccessibleForFree: 'https://schema.org/True' }), ['accessible-for-free yes']],
    ['something else', article({ isAccessibleForFree: 'maybe' }), []],
    ['empty', article({ license: '', copyrightNotice: ' ', usageInfo: null }), []],
    [
      'of the site, beside the article',
      scripted(
        { '@type': 'WebSite', license: 'https://times.example/terms' },
        { '@type': 'Article', headline: 'x' },
      ),
      ['license https://times.example/terms'],
    ],
    [
      'of a picture alone',
      article({ image: { '@type': 'ImageObject', license: 'https://agency.example/' } }),
      [],
    ],
    [
      'of another article on the page',
      scripted({
        '@graph': [
          { '@type': 'NewsArticle', url: 'https://times.example/b', license: 'https://times.example/other' },
          { '@type': 'NewsArticle', url: URL_OF_PAGE, license: 'https://times.example/this' },
        ],
      }),
      ['license https://times.example/this'],
    ],
    ['in a comment', `<!-- ${article({ license: '/terms' })} -->`, []],
    ['in a script that does not end', '<script type="application/ld+json">{"license":"/terms"}', []],
    [
      'behind a script that looks like one of its own',
      `<script>'<script type="application/ld+json">'</script>${article({ license: '/terms' })}`,
      ['license https://times.example/terms'],
    ],
    ['in JSON that is none', '<script type="application/ld+json">{"license":</script>', []],
  ])('%s', (_, html, expected) => {
    expect(said(html)).toEqual(expected);
  });

  it('cuts a notice that is a treatise', () => {
    const [one = ''] = said(article({ copyrightNotice: 'all rights '.repeat(200) }));
    expect(one.length).toBeLessThan(330);
  });

  it('is not looked for where none of its words stands', () => {
    expect(mayHaveLicences(article({}))).toBe(false);
    expect(mayHaveLicences(article({ license: 'x' }))).toBe(true);
  });

  it.each([
    ['openings', '<script type="application/ld+json">'],
    ['openings in comments', '<!-- <script type="application/ld+json"> -->'],
    ['openings that nothing closes', '<script application/ld+json '],
  ])('is read before very many %s', (_, tag) => {
    // Where the work grew with the square of their number, this took minutes.
    const html = `${article({ license: '/terms' })}${tag.repeat(Math.ceil(4_000_000 / tag.length))}</script>`;
    expect(said(html)).toEqual(['license https://times.example/terms']);
    expect(mayHaveLicences(html.replace('"license"', '"licence"'))).toBe(false);
  });
});
