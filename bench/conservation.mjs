/**
 * The conservation law over the pages of a set: each visible character stands in exactly one entry of the ledger. What is
 * visible is counted here by walking the tree, without the cut that the parser makes.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from './sets.mjs';

/** Where styles or attributes hide the article, it is read a second time without them. */
const WAYS = [{}, { ignoreStyles: true }, { ignoreStyles: true, ignoreHidden: true }];

/** How many pages of the manifest have a ledger that does not hold exactly what they show. Their ids are printed. */
export async function unbalancedPages(manifest) {
  const parser = (file) => import(join(ROOT, 'dist/parsers', file));
  const [
    { parseArticle },
    { decode },
    { parseTree },
    { childrenOf },
    { isHidden },
    { countCharacters },
    { pageFacts },
    shell,
  ] = await Promise.all(
    [
      'parse-article.js',
      'decode.js',
      'html/tree.js',
      'html/node.js',
      'visibility.js',
      'white-space.js',
      'facts.js',
      'scripted-article.js',
    ].map(parser),
  );
  /** Without recursion, as pages nest deeper than the stack. */
  const visible = (document, options) => {
    let count = 0;
    const open = childrenOf(document);
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'text') count += countCharacters(node.data);
      else if (!isHidden(node, options)) for (const child of childrenOf(node)) open.push(child);
    }
    return count;
  };
  let unbalanced = 0;
  for (const { id, url, bytes } of pagesOf(manifest)) {
    const entries = parseArticle({ bytes, url, contentType: 'text/html' }).ledger();
    const accounted = entries.reduce((sum, { text }) => sum + countCharacters(text), 0);
    const { source } = decode(bytes, 'text/html');
    const tree = parseTree(source);
    const shown = tree.ok ? WAYS.map((options) => visible(tree.document, options)) : [0];
    const scripted = tree.ok && shell.scriptedArticle(source, pageFacts(tree.told, url));
    if (scripted) {
      shell.mount(scripted, tree.document);
      shown.push(visible(tree.document, {}));
    }
    if (shown.includes(accounted)) continue;
    unbalanced++;
    console.log(`  ${id}: shows ${shown.join(' or ')} characters, accounts for ${accounted}`);
  }
  return unbalanced;
}

function* pagesOf(manifest) {
  for (const line of readFileSync(manifest, 'utf8').split('\n').filter(Boolean)) {
    const { id, url, file } = JSON.parse(line);
    const stored = readFileSync(join(dirname(manifest), file));
    yield { id, url, bytes: file.endsWith('.gz') ? gunzipSync(stored) : stored };
  }
}
