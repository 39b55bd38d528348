import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { bodyHtml } from '../../src/delivery/formats/html.js';
import { BLOCK_KINDS, type Block, type Image } from '../../src/model/article.js';

const html = (blocks: Block[], images: Image[] = []) => bodyHtml({ blocks, images });

describe('the body as HTML', () => {
  it.each<[string, Block, string]>([
    ['a paragraph', { kind: 'paragraph', text: 'One.\nTwo.' }, '<p>One.<br>Two.</p>'],
    ['a heading', { kind: 'heading', level: 3, text: 'The quay' }, '<h3>The quay</h3>'],
    ['a heading of the first level', { kind: 'heading', level: 1, text: 'The quay' }, '<h2>The quay</h2>'],
    [
      'a list',
      { kind: 'list', text: 'Cod\nLing', items: ['Cod', 'Ling'] },
      '<ul><li>Cod</li><li>Ling</li></ul>',
    ],
    [
      'a quote',
      { kind: 'quote', text: '“No.”\n“Never.”', url: 'https://post.test/@ada/1?a=1&b=2' },
      '<blockquote cite="https://post.test/@ada/1?a=1&amp;b=2"><p>“No.”</p><p>“Never.”</p></blockquote>',
    ],
    [
      'a table',
      { kind: 'table', text: 'Port\tBoats\nEllery\t4', caption: 'Fleet' },
      '<table><caption>Fleet</caption><tr><td>Port</td><td>Boats</td></tr><tr><td>Ellery</td><td>4</td></tr></table>',
    ],
    [
      'an image',
      { kind: 'image', url: 'https://p.test/1.jpg', alt: 'A "boat"', caption: 'At noon', credit: 'Ada Tull' },
      '<figure><img src="https://p.test/1.jpg" alt="A &quot;boat&quot;"><figcaption>At noon <small>Ada Tull</small></figcaption></figure>',
    ],
    [
      'an embed',
      { kind: 'embed', url: 'https://v.test/1' },
      '<figure><a href="https://v.test/1">https://v.test/1</a></figure>',
    ],
    ['code', { kind: 'code', text: 'if (a < b)\n  go()' }, '<pre><code>if (a &lt; b)\n  go()</code></pre>'],
  ])('%s', (_, block, expected) => {
    expect(html([block])).toBe(expected);
  });

  it('shows the lead image once, and first where the body has it not', () => {
    const images = [{ url: 'https://p.test/1.jpg', lead: true }];
    const text: Block = { kind: 'paragraph', text: 'So.' };
    const figure = '<figure><img src="https://p.test/1.jpg" alt=""></figure>';
    expect(html([text], images)).toBe(`${figure}\n<p>So.</p>`);
    expect(html([text, { kind: 'image', url: 'https://p.test/1.jpg' }], images)).toBe(
      `<p>So.</p>\n${figure}`,
    );
  });

  it('shows nothing for blocks without text or address', () => {
    expect(html(BLOCK_KINDS.map((kind) => ({ kind, caption: 'Cut' })))).toBe('');
  });

  it('lets no text and no address of a record be markup', () => {
    const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;script&gt;]]>`;
    const said = BLOCK_KINDS.map((kind): Block => {
      const url = kind === 'quote' ? 'javascript:alert(1)' : `https://evil.test/${evil}`;
      return { kind, text: evil, items: [evil], alt: evil, caption: evil, credit: evil, url };
    });
    const $ = load(html([...said, { kind: 'embed', url: 'javascript:alert(1)' }]));
    expect($('script, [onerror], [src=x], [cite]').length).toBe(0);
    expect($('a').length).toBe(1);
    expect($('p').first().text()).toBe(evil);
    expect($('img').attr('alt')).toBe(evil);
  });
});
