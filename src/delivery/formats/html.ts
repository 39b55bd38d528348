/**
 * A record's body as HTML, built from its blocks and from nothing of the page's own markup: every text is escaped, and
 * only http(s) addresses are linked or shown. For a receiver that takes content as HTML.
 */
import { escapeUTF8 } from 'entities';
import type { Article, Block } from '../../model/article.js';
import { httpUrl } from '../../model/url.js';

type Body = Pick<Article, 'blocks' | 'images'>;

/** The lead image first, unless it stands in the body; then the blocks, one a line. Headings begin at `<h2>`. */
export function bodyHtml({ blocks, images }: Body): string {
  const lead = images.find((image) => image.lead);
  const isShown = blocks.some(({ kind, url }) => kind === 'image' && url === lead?.url);
  const all: Block[] = lead && !isShown ? [{ kind: 'image', ...lead }, ...blocks] : blocks;
  return all.flatMap((block) => HTML[block.kind](block) ?? []).join('\n');
}

/** Undefined where a block has nothing to show. */
const HTML: Record<Block['kind'], (block: Block) => string | undefined> = {
  paragraph: ({ text }) => text && element('p', brokenLines(text)),
  // The headline is the <h1> of whoever shows the body.
  heading: ({ text, level = 2 }) => text && element(`h${Math.max(level, 2)}`, brokenLines(text)),
  list: ({ text, items = linesOf(text) }) =>
    items.length > 0
      ? element('ul', items.map((item) => element('li', brokenLines(item))).join(''))
      : undefined,
  // The page's own marks stand in the text, so it is no <q>, which would bring others.
  quote: ({ text, url }) => {
    const said = httpUrl(url);
    const lines = linesOf(text).map((line) => element('p', escapeUTF8(line)));
    return lines.length > 0 ? element('blockquote', lines.join(''), { cite: said }) : undefined;
  },
  table: ({ text, caption }) => {
    const rows = linesOf(text).map((line) => {
      const cells = line.split('\t').map((cell) => element('td', escapeUTF8(cell)));
      return element('tr', cells.join(''));
    });
    if (rows.length === 0) return undefined;
    return element('table', (caption ? element('caption', brokenLines(caption)) : '') + rows.join(''));
  },
  // A caption whose picture the page gives no address for would read as a paragraph.
  image: ({ url, alt = '', ...under }) => {
    const src = httpUrl(url);
    return src && element('figure', `<img${attributes({ src, alt })}>${captionOf(under)}`);
  },
  // A link: a frame would run whatever stands there.
  embed: ({ url, ...under }) => {
    const href = httpUrl(url);
    return href && element('figure', element('a', escapeUTF8(href), { href }) + captionOf(under));
  },
  code: ({ text }) => text && element('pre', element('code', escapeUTF8(text))),
};

function captionOf({ caption, credit }: Pick<Block, 'caption' | 'credit'>): string {
  const parts = [caption && brokenLines(caption), credit && element('small', brokenLines(credit))].filter(
    Boolean,
  );
  return parts.length > 0 ? element('figcaption', parts.join(' ')) : '';
}

function element(name: string, inner: string, given: Record<string, string | undefined> = {}): string {
  return `<${name}${attributes(given)}>${inner}</${name}>`;
}

function attributes(given: Record<string, string | undefined>): string {
  return Object.entries(given)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeUTF8(value)}"`))
    .join('');
}

function brokenLines(text: string): string {
  return linesOf(text).map(escapeUTF8).join('<br>');
}

function linesOf(text = ''): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
