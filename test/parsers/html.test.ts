/** Our reading of HTML beside htmlparser2's: the same elements, attributes and text, in the same order. */
import { type ChildNode, isTag, isText } from 'domhandler';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/parsers/decode.js';
import { childrenOf, isText as isOurText, type PageNode } from '../../src/parsers/html/node.js';
import { Source } from '../../src/parsers/html/source.js';
import { parseTree } from '../../src/parsers/html/tree.js';
import { fixtureFolders } from '../../src/pipeline/fixtures.js';
import { fixturePage } from '../../src/pipeline/stored-pages.js';
import { hasEvalSets, SKIPPED, setPages } from '../support/eval-sets.js';

/** A tree as lines: an element with its attributes and its end, a stretch of text. Scripts and styles keep no text. */
type Lines = string[];

function ours(html: string | Source): Lines {
  const tree = parseTree(html);
  if (!tree.ok) throw new Error(tree.reason);
  const lines: Lines = [];
  const walk = (nodes: readonly PageNode[]): void => {
    for (const node of nodes) {
      if (isOurText(node)) addText(lines, node.data);
      else {
        lines.push(`<${node.name} ${JSON.stringify(node.attribs)}>`);
        if (node.name !== 'script' && node.name !== 'style') walk(childrenOf(node));
        lines.push(`</${node.name}>`);
      }
    }
  };
  walk(childrenOf(tree.document));
  return lines;
}

function theirs(html: string): Lines {
  const lines: Lines = [];
  const walk = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (isText(node)) addText(lines, node.data);
      else if (isTag(node)) {
        lines.push(`<${node.name} ${JSON.stringify(node.attribs)}>`);
        if (node.name !== 'script' && node.name !== 'style') walk(node.children);
        lines.push(`</${node.name}>`);
      }
    }
  };
  walk(parseDocument(`<html>${html}</html>`).children);
  return lines;
}

/** Whether a comment parts two stretches of text is of no account. */
function addText(lines: Lines, data: string): void {
  const last = lines.at(-1);
  if (last?.startsWith('#')) lines[lines.length - 1] = last + data;
  else lines.push(`#${data}`);
}

/** What is open at the end of the page is read otherwise, so the page has an end. */
const ENDED = '<!---->';
/** Here we do what the HTML standard says: see below. */
const OTHERWISE = /<\/\s*>|<\/[a-z][^\s>]*\/|<(?:svg|math|title)\b[^>]*\/\s*>|<!-?>/iu;

describe('reading HTML', () => {
  it('takes each fixture for what htmlparser2 takes it for', async () => {
    for (const folder of await fixtureFolders('fixtures')) {
      const stored = await fixturePage(folder);
      if ('unreadable' in stored) throw new Error(folder);
      const decoded = decode(stored.page.bytes, stored.page.contentType);
      if (decoded.kind !== 'html') continue;
      const html = `<html>${decoded.source.text}</html>`;
      expect(ours(html), folder).toEqual(theirs(decoded.source.text));
    }
  });

  it('… and whatever is made of the signs of HTML', () => {
    const piece = fc.constantFrom(
      ...'<p>|</p>|<div class="a b">|</div>|<a href=x?a=1&amp;b=2>|</a>|<br>|<br/>|</br>|<li>|<ul>|</ul>|<td>|<tr>|<th>|<table>|</table>|<tbody>|<img src="a>b" alt=\'&quot;\'>|<!-- <p> -->|<!---->|<!-->|<![CDATA[x]]>|<!doctype html>|<?php a ?>|<script>if (a < b) "</p>"</script>|<SCRIPT type="application/ld+json">{"a":"<b>"}</script >|<style>p > a {}</style>|<title>a &amp; <b></title>|<textarea><p></textarea>|<svg><path d="M0"/></svg>|<svg><foreignObject><p>x</foreignObject></svg>|<title/>|<Custom-Tag DATA-X=1 data-x=2>|</custom-tag>|<input disabled>|<input disabled = yes / >|<option>|<select>|<dd>|<dt>|<h1>|</h1>|<|>|&|&amp;|&lt|&nbsp|&notit;|&#8217;|&#x201c|&unknown;|"|\'|=|/| |\n|\t|text|Straße|日本語|😀|</ div >|</3>|< p>|<a b=\'c">|\'>|<a =b>|<p/>|<body>|<head>|<noscript>|</noscript>|<iframe>|</iframe>|<xmp><p></xmp>|<ruby>|<rt>|<rp>'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = `${pieces.join('')}${ENDED}`;
        fc.pre(!OTHERWISE.test(html));
        expect(ours(`<html>${html}</html>`)).toEqual(theirs(html));
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes bytes of UTF-8 for their text, broken ones among them', () => {
    const piece = fc.constantFrom(
      ...'<p>|<p é="ü" title="»so«">|</p>|<b title=“so”>|<Größe>|</GRÖSSE>|<!-- ’ -->|<script>"„"</script>|<title>Ä &amp; “o”|</title>|&eacute;|’|’s|日本|😀|\ufeff|a|<|"| '
        .split('|')
        .map((text) => Buffer.from(text)),
      ...[[0xe2, 0x80], [0xf0, 0x9f, 0x98], [0x99], [0xc3], [0xff], [0xed, 0xa0, 0x80], [0xc0, 0xaf]].map(
        (broken) => Buffer.from(broken),
      ),
      Buffer.from('é’'.repeat(3_000)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const bytes = Buffer.concat([Buffer.from('<html>'), ...pieces]);
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(ours(new Source(bytes.toString('latin1'), 'utf-8'))).toEqual(ours(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it.skipIf(!hasEvalSets)(`… and the pages of a set${hasEvalSets ? '' : `: ${SKIPPED}`}`, () => {
    for (const { bytes } of setPages('extraction/aeb-dev/manifest.jsonl')) {
      const html = Buffer.from(bytes).toString('utf8');
      expect(ours(`<html>${html}</html>`)).toEqual(theirs(html));
    }
  });

  it.each([
    ['an end tag without a name is nothing', 'a</>b', ['#ab']],
    ['a slash ends the name of an end tag', '<div>a</div/>b', ['<div {}>', '#a', '</div>', '#b']],
    [
      'a drawing that is closed at once closes nothing else',
      '<svg/><b/>a',
      ['<svg {}>', '</svg>', '<b {}>', '#a', '</b>'],
    ],
    ['an empty declaration is nothing', 'a<!>b', ['#ab']],
    ['a tag that never ends is none', 'a<b class="x', ['#a']],
    ['a script that never ends goes to the end', 'a<script>b</p>', ['#a', '<script {}>', '</script>']],
    ['a comment that never ends goes to the end', 'a<!-- b</p>', ['#a']],
  ])('%s', (_, html, lines) => {
    expect(ours(`<main>${html}`)).toEqual(['<main {}>', ...lines, '</main>']);
  });
});
