/** The headline: the heading on the page that the page's own data confirms, else what the data says. */

import type { Cut, TextBlock } from '../block.js';
import { metaOf, type PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { textOfValue } from '../json-ld.js';
import { likenessTo } from '../likeness.js';
import { namesSite, siteNamesOf } from './site-name.js';

/** Likeness from which a heading shows what the data says. */
const SAME = 0.6;
/** What a title element holds beyond this is no title. UTF-16 code units. */
const MOST = 1_000;
/** A sticky header repeats the headline in these words, or nearly. */
const REPEATED = 0.95;

export interface Headline extends Found<string> {
  /** The heading that stands over the article. */
  block: TextBlock | undefined;
}

export function findHeadline(cut: Cut, facts: PageFacts): Headline | undefined {
  const sites = siteNamesOf(facts);
  const fromJsonLd = cleaned(textOfValue(facts.article?.headline), sites);
  const fromMeta = cleaned(metaOf(facts, 'og:title', 'twitter:title', 'dc.title', 'title'), sites);
  const fromTitle = cleaned(facts.title, sites);
  const said = [fromJsonLd, fromMeta, fromTitle].flatMap((text) => (text ? likenessTo(text) : []));
  const texts = cut.texts;
  const headings = texts.filter(({ tag, text }) => /^h[1-3]$/u.test(tag) && text.length <= 400);
  const block =
    bestOf(headings, said) ??
    bestOf(
      texts.filter(({ text }) => text.length <= 300),
      said,
      0.8,
    );
  const shown = block && { value: oneLine(block.text), from: 'dom' as const, confidence: 0.98 };
  const only = lonelyH1(headings, sites);
  const best =
    shown ??
    (fromJsonLd && { value: fromJsonLd, from: 'json-ld' as const, confidence: 0.85 }) ??
    (fromMeta && { value: fromMeta, from: 'meta' as const, confidence: 0.8 }) ??
    (only && { value: oneLine(only.text), from: 'dom' as const, confidence: 0.7 }) ??
    (fromTitle && { value: fromTitle, from: 'meta' as const, confidence: 0.5 });
  if (!best) return undefined;
  const over = block ?? only;
  const alike = likenessTo(best.value);
  const at = texts.flatMap((one): ShownAt[] =>
    one === over || (one.text.length < 400 && alike(one.text) >= REPEATED && isTitleLike(one))
      ? [{ block: one.index, start: 0, end: one.text.length }]
      : [],
  );
  return { ...best, block: over, at };
}

type Compare = (text: string) => number;

/** The heading most like one of the texts; of equals the highest, then the first. */
function bestOf(blocks: readonly TextBlock[], said: readonly Compare[], least = SAME): TextBlock | undefined {
  let best: { block: TextBlock; score: number } | undefined;
  for (const block of blocks) {
    const alike = Math.max(0, ...said.map((compare) => compare(block.text)));
    if (alike < least) continue;
    // A link to elsewhere with the same words is a teaser of this very article in a list.
    const score = alike + rank(block) - (block.linkDensity > 0.8 ? 0.3 : 0);
    if (!best || score > best.score) best = { block, score };
  }
  return best?.block;
}

function rank({ tag }: TextBlock): number {
  return tag === 'h1' ? 0.4 : tag === 'h2' ? 0.1 : 0;
}

/** A page whose data says nothing still has one h1, unless that is the site's name. */
function lonelyH1(headings: readonly TextBlock[], sites: readonly string[]): TextBlock | undefined {
  const own = headings.filter(({ tag, text }) => tag === 'h1' && !namesSite(text, sites));
  return own.length === 1 || own[0]?.text === own[1]?.text ? own[0] : undefined;
}

/** Repetitions count where they are headings or stand alone; the same words in a list of links are a teaser. */
function isTitleLike(block: TextBlock): boolean {
  return block.linkDensity < 0.5;
}

/** Without the site's name at either end. */
function cleaned(text: string | undefined, sites: readonly string[]): string | undefined {
  if (!text) return undefined;
  const line = oneLine(text.slice(0, MOST));
  const parts = line.split(/\s+[|»·•—–-]\s+|\s*\|\s*|:{2,}/u);
  if (parts.length > 1) {
    const last = parts.at(-1) as string;
    const first = parts[0] as string;
    if (namesSite(last, sites))
      return cleaned(line.slice(0, line.lastIndexOf(last)).replace(/[\s|»·•—–:-]+$/u, ''), sites);
    if (namesSite(first, sites))
      return cleaned(line.slice(first.length).replace(/^[\s|»·•—–:-]+/u, ''), sites);
  }
  return line || undefined;
}

/** Some headings open with the separator that stood behind their kicker. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^\s*[:|–—]\s+/u, '')
    .trim();
}
