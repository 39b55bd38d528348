/** The conservation law: each visible character of a page stands in exactly one entry of its ledger. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/model/capture.js';
import { decode } from '../../src/parsers/decode.js';
import { pageFacts } from '../../src/parsers/facts.js';
import { childrenOf, type Document, isText, type PageNode } from '../../src/parsers/html/node.js';
import type { Source } from '../../src/parsers/html/source.js';
import { parseTree } from '../../src/parsers/html/tree.js';
import { parseArticle } from '../../src/parsers/parse-article.js';
import { mount, scriptedArticle } from '../../src/parsers/scripted-article.js';
import { isHidden, type VisibilityOptions } from '../../src/parsers/visibility.js';
import { countCharacters } from '../../src/parsers/white-space.js';
import { fixtureFolders } from '../../src/pipeline/fixtures.js';
import { fixturePage } from '../../src/pipeline/stored-pages.js';
import { hasEvalSets, SKIPPED, setPages } from '../support/eval-sets.js';

/** Where styles or attributes hide the article, it is read a second time without them. */
const WAYS: readonly VisibilityOptions[] = [
  {},
  { ignoreStyles: true },
  { ignoreStyles: true, ignoreHidden: true },
];

/** The visible characters, counted without the cut: by recursion over the tree. */
function visibleCharacters(document: Document, options: VisibilityOptions): number {
  let count = 0;
  const walk = (nodes: readonly PageNode[]): void => {
    for (const node of nodes) {
      if (isText(node)) count += countCharacters(node.data);
      else if (!isHidden(node, options)) walk(childrenOf(node));
    }
  };
  walk(childrenOf(document));
  return count;
}

/** What the page may be held to show: as it came, without what hides, with what its scripts would put there. */
function shownBy(source: Source, url: string): number[] {
  const tree = parseTree(source);
  if (!tree.ok) return [];
  const shown = WAYS.map((options) => visibleCharacters(tree.document, options));
  const scripted = scriptedArticle(source, pageFacts(tree.told, url));
  if (!scripted) return shown;
  mount(scripted, tree.document);
  return [...shown, visibleCharacters(tree.document, {})];
}

/** What the ledger holds beside what the page shows. */
function balance(page: Page): { ledger: number; shown: number[] } {
  const ledger = parseArticle(page).ledger();
  const decoded = decode(page.bytes, page.contentType);
  const shown =
    decoded.kind === 'html'
      ? shownBy(decoded.source, page.url)
      : [decoded.kind === 'text' ? countCharacters(decoded.source.text) : 0];
  return { ledger: ledger.reduce((sum, entry) => sum + countCharacters(entry.text), 0), shown };
}

describe('the conservation law', () => {
  it('holds for every fixture', async () => {
    for (const folder of await fixtureFolders('fixtures')) {
      const stored = await fixturePage(folder);
      if ('unreadable' in stored) throw new Error(folder);
      const { ledger, shown } = balance(stored.page);
      expect(shown, folder).toContain(ledger);
    }
  });

  describe.skipIf(!hasEvalSets)(hasEvalSets ? 'holds for real pages' : SKIPPED, () => {
    it.each(['extraction/aeb-dev/manifest.jsonl', 'extraction/fx-dev/manifest.jsonl'])(
      'of %s',
      (manifest) => {
        for (const { id, url, bytes } of setPages(manifest)) {
          const { ledger, shown } = balance({ bytes, url });
          expect(shown, id).toContain(ledger);
        }
      },
      120_000,
    );
  });

  const word = fc.constantFrom(
    'harbour',
    'bridge.',
    'said',
    '“so”',
    'ü',
    '\u{1F6A2}',
    '&amp;',
    '&nbsp;',
    '12',
  );
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  const tag = fc.constantFrom(
    'div',
    'p',
    'span',
    'a',
    'ul',
    'li',
    'h1',
    'h2',
    'article',
    'figure',
    'figcaption',
    'b',
    'td',
    'br',
    'nav',
  );
  const attributes = fc.constantFrom(
    '',
    ' class="related"',
    ' hidden',
    ' style="display:none"',
    ' href="/a/b"',
    ' class="article-body"',
    ' id="comments"',
  );
  const { page } = fc.letrec<{ page: string; element: string }>((tie) => ({
    page: fc
      .array(fc.oneof({ maxDepth: 6 }, text, tie('element')), { maxLength: 6 })
      .map((parts) => parts.join('')),
    element: fc
      .tuple(tag, attributes, tie('page'))
      .map(([name, more, inner]) => `<${name}${more}>${inner}</${name}>`),
  }));

  it('holds for any nesting of elements', () => {
    fc.assert(
      fc.property(page, (html) => {
        const bytes = new TextEncoder().encode(`<html><body>${html}</body></html>`);
        const { ledger, shown } = balance({
          bytes,
          url: 'https://times.test/a',
          contentType: 'text/html; charset=utf-8',
        });
        expect(shown).toContain(ledger);
      }),
      { numRuns: 300 },
    );
  });
});
