/** What kind of boilerplate a block is, by what stands around it and where it leads. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { parseArticle } from '../../src/parsers/parse-article.js';

const BODY = [
  'The old swing bridge will be closed to all traffic from Monday, the canal trust said after divers had looked at its bearings.',
  'About 4,200 vehicles cross the bridge each day. Drivers will be sent over the ring road, which adds eleven kilometres.',
  'The council told the trust on Friday that it would waive parking charges in the two streets beside the lock until May.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');

function kindsIn(html: string): Record<string, Article['boilerplate'][number]['kind']> {
  const result = parseArticle({
    bytes: new TextEncoder().encode(
      `<html lang="en"><head><title>Swing bridge closed</title></head><body><h1>Swing bridge closed</h1>${BODY}${html}</body></html>`,
    ),
    url: 'https://times.test/2026/bridge',
    contentType: 'text/html; charset=utf-8',
  });
  if (!result.ok) throw new Error(result.reason);
  return Object.fromEntries(result.record.boilerplate.map(({ text, kind }) => [text, kind]));
}

const list = (...entries: string[]) =>
  `<ul>${entries.map((entry) => `<li><a href="/x/${entry.length}">${entry}</a></li>`).join('')}</ul>`;

describe('entries of a list', () => {
  it('are a menu, whatever one of them is called', () => {
    const kinds = kindsIn(
      list('Harbour', 'Economy', 'Culture', 'Weather', 'Opinion', 'Sailing', 'Fishing', 'Law', 'Subscribe'),
    );
    expect(new Set(Object.values(kinds))).toEqual(new Set(['navigation']));
  });

  it('are headlines, numbers and short titles included', () => {
    const kinds = kindsIn(
      `<ol><li><span>1</span><h4><a href="/a">Divers find a second crack below the old lock gate</a></h4></li>
      <li><span>2</span><h4><a href="/b">Ferry to the islands sails again after the storm</a></h4></li>
      <li><span>3</span><h4><a href="/c">Gulls</a></h4></li></ol>`,
    );
    expect(new Set(Object.values(kinds))).toEqual(new Set(['related']));
  });

  it('are headlines in scripts that need fewer characters', () => {
    const kinds = kindsIn(
      list(
        '수문 아래에서 두 번째 균열 발견',
        '폭풍 뒤 섬으로 가는 배 다시 떠나',
        '다리 공사 아홉 주 더 걸린다',
      ),
    );
    expect(new Set(Object.values(kinds))).toEqual(new Set(['related']));
  });

  it('keep their own kinds where none is that of most of the text', () => {
    expect(kindsIn(list('Privacy policy', 'Log in', 'Share on Facebook'))).toEqual({
      'Privacy policy': 'legal',
      'Log in': 'subscribe',
      'Share on Facebook': 'share',
    });
  });
});

describe('names of elements', () => {
  it('are not believed where the text does not fit: a counter is short and has a number', () => {
    expect(kindsIn('<div class="count"><a href="/s">Sailing</a></div><div class="count">412</div>')).toEqual({
      Sailing: 'navigation',
      '412': 'counter',
    });
  });

  it('of a menu outweigh those of its lists', () => {
    const kinds = kindsIn('<nav><div class="latest"><a href="/1">Sailing</a></div></nav>');
    expect(kinds).toEqual({ Sailing: 'navigation' });
  });
});

describe('headings', () => {
  const teasers = '<p><a href="/a">Divers find a second crack below the old lock gate</a></p>';

  it('give their kind to what they head', () => {
    expect(Object.values(kindsIn(`<div><h3>Sponsored content</h3>${teasers}</div>`))).toEqual([
      'advertisement',
      'advertisement',
    ]);
  });

  it('are no entries of menus, which lead to what they name', () => {
    const entries = ['Newsletter', 'Sailing'].map((text) => `<div><a href="/x/${text}">${text}</a></div>`);
    expect(kindsIn(`<section>${entries.join('')}</section>`)).toEqual({
      Newsletter: 'newsletter',
      Sailing: 'navigation',
    });
  });

  it('are no marks of advertising slots, which stand in lists of headlines', () => {
    expect(Object.values(kindsIn(`<div><h3>Advertisement</h3>${teasers}</div>`))).toEqual([
      'advertisement',
      'related',
    ]);
  });
});

describe('links that are written out', () => {
  it('are read in a paragraph of the article, and are no menu', () => {
    const text = 'Listen: https://times.test/lock Download: https://times.test/lock.mp3';
    const address = (url: string) => `<a href="${url}">${url}</a>`;
    const kinds = kindsIn(
      `<p>Listen: ${address('https://times.test/lock')} Download: ${address('https://times.test/lock.mp3')}</p>
      <p>Divers will look at the bearings again in April, when the water in the basin is low enough for them.</p>`,
    );
    expect(Object.keys(kinds)).not.toContain(text);
  });
});

describe('the target of a link', () => {
  it('tells the kind in any language', () => {
    const link = (url: string, text: string) => `<div><a href="${url}">${text}</a></div>`;
    const kinds = kindsIn(
      link('https://www.facebook.com/times', 'Seuraa') +
        link('/newsletter/', 'Kirje') +
        link('/abo/', 'Zum Heft') +
        link('/privacy', 'Tiedot') +
        link('/sailing', 'Purjehdus'),
    );
    expect(kinds).toEqual({
      Seuraa: 'share',
      Kirje: 'newsletter',
      'Zum Heft': 'subscribe',
      Tiedot: 'legal',
      Purjehdus: 'navigation',
    });
  });
});

describe('the label of the search', () => {
  it('heads nothing of what stands below its form', () => {
    const kinds = kindsIn(
      `<aside><section><form role="search"><label><span>Search for:</span> <input type="search" name="s"></label></form></section>
      <section><h2>Recent Posts</h2>${list('Divers find a second crack below the old lock gate', 'Ferry to the islands sails again after the storm')}</section></aside>`,
    );
    expect(kinds['Search for:']).toBe('navigation');
    expect(kinds['Recent Posts']).toBe('related');
  });
});
