/**
 * The headline. JSON-LD's is the article's by definition, Open Graph's is how the page wants to be shown elsewhere, the
 * heading on the page may leave to a kicker what they say in one line, and the title element is for search engines: they
 * are asked in that order, and each is checked by the others. Where Open Graph alone is worded otherwise than the heading,
 * or has it in short, where JSON-LD goes with the title element and Open Graph with the heading, and where they are in
 * another script, it is the heading.
 */
import { httpUrl, urlKey } from '../../model/url.js';
import type { Cut, TextBlock } from '../block.js';
import { metaOf, type PageFacts } from '../facts.js';
import type { Found, ShownAt } from '../found.js';
import { listOf, textOfValue, urlsOf } from '../json-ld.js';
import { likenessTo } from '../likeness.js';
import { isDense } from '../scripts.js';
import { codeAt } from '../white-space.js';
import {
  bestOf,
  type Claim,
  headingsIn,
  isCrumb,
  isInText,
  isMain,
  lonelyHeading,
  markedOf,
  SAME,
} from './headings.js';
import { siteNamesOf } from './site-name.js';
import { isBracketed, isCutShort, isPadded, isSigned, oneLine, titleText, wordsKey } from './title-text.js';

/** The same for text that is no heading. */
const SAME_TEXT = 0.8;
/** Less alike to all else that the page says, a title is that of another article. */
const RELATED = 0.3;
/** A sticky header repeats the headline in these words, or nearly. */
const REPEATED = 0.95;
/** A repetition is hardly longer or shorter. */
const STRETCH = 1.5;

const LONGEST_TEXT = 300;

const TITLE_META = ['og:title', 'twitter:title', 'parsely-title', 'sailthru.title', 'dc.title', 'title'];

export interface Headline extends Found<string> {
  /** The heading that stands over the article. */
  block: TextBlock | undefined;
}

export function findHeadline(cut: Cut, facts: PageFacts): Headline | undefined {
  const around = { sites: siteNamesOf(facts), sections: sectionsOf(facts) };
  const claims = new Map<string, Claim>();
  const claim = (text: string | undefined) => claimOf(titleText(text, around), claims);
  const { article } = facts;
  const jsonLd = claim(textOfValue(article?.headline) ?? textOfValue(article?.name));
  const meta = claim(metaOf(facts, ...TITLE_META));
  const title = claim(facts.title);

  const texts = cut.texts;
  const headings = headingsIn(texts);
  const crumbs = new Set(headings.filter(isCrumb));
  const said = [...claims.values()];
  const alike = bestOf(headings, said, SAME, crumbs) ?? bestOf(shortOnes(texts), said, SAME_TEXT, crumbs);
  const above =
    alike && isInText(alike, texts)
      ? bestOf(
          headings.filter((heading) => !isInText(heading, texts)),
          said,
          RELATED,
          crumbs,
        )
      : undefined;
  const block = above ?? alike ?? markedOf(headings);
  const only = block ?? lonelyHeading(headings, texts, around.sites, facts.url);

  const forSearch = jsonLd !== meta && shows(block, meta) && isForSearch(jsonLd, title, crumbs);
  const stated =
    !forSearch && isTrusted(jsonLd, [meta, title], block, facts)
      ? { ...jsonLd, from: 'json-ld' as const, confidence: jsonLd.key === meta?.key ? 0.95 : 0.88 }
      : meta && { ...meta, from: 'meta' as const, confidence: forSearch ? 0.95 : 0.8 };
  const isForeign = only !== undefined && stated !== undefined && isTranslated(only, stated.text, texts);
  const best =
    (isForeign ? { value: headingText(only), from: 'dom' as const, confidence: 0.9 } : undefined) ??
    (stated?.from === 'meta' && block && !crumbs.has(block) ? worded(block, stated, title) : undefined) ??
    settled(stated, block) ??
    (only && { value: headingText(only), from: 'dom' as const, confidence: sureOf(only, block, claims) }) ??
    (title && { value: title.text, from: 'meta' as const, confidence: 0.5 }) ??
    // An article may bear the name of its site.
    (facts.title ? { value: oneLine(facts.title), from: 'meta' as const, confidence: 0.3 } : undefined);
  return best && { ...best, block: only, at: shownAt(texts, only, best.value) };
}

/**
 * The main heading, where meta elements say the title in other words: those are for where the page is shared. Where one
 * only leaves words of the other out they are the same, unless the meta elements' is a short one.
 */
function worded(block: TextBlock, { text, key }: Claim, title: Claim | undefined): Found<string> | undefined {
  const value = headingText(block);
  const own = wordsKey(value);
  const [shown, stated] = [own.split(' '), key.split(' ')];
  if (!isMain(block) || isPartOf(shown, stated)) return undefined;
  if (isPartOf(stated, shown) && !isShortened(text, key, own, title?.key)) return undefined;
  return { value, from: 'dom', confidence: 0.9 };
}

/** What fits into the tile of a list: some sites tell others no more. UTF-16 code units. */
const SHORT = 65;

/** Whether the text with this key is the heading in short. What stands at one end of that alone may be a kicker or a tag. */
function isShortened(text: string, key: string, heading: string, title: string | undefined): boolean {
  const isBeginning = heading.startsWith(`${key} `);
  if (heading === title) return isBeginning || text.length <= SHORT;
  return text.length <= SHORT && !isBeginning && !heading.endsWith(` ${key}`);
}

/** Whether the words stand among the others, in their order. */
function isPartOf(words: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  return words.every((word) => {
    at = others.indexOf(word, at) + 1;
    return at > 0;
  });
}

/** Words that only search engines are to see stand in the title element as well, or in an h1 among the breadcrumbs. */
function isForSearch(
  jsonLd: Claim | undefined,
  title: Claim | undefined,
  crumbs: ReadonlySet<TextBlock>,
): boolean {
  return jsonLd !== undefined && (jsonLd === title || [...crumbs].some((crumb) => shows(crumb, jsonLd)));
}

/** Whether a heading is the title, or is so from where its kicker ends. */
function shows(heading: TextBlock | undefined, title: Claim | undefined): boolean {
  if (!heading || !title) return false;
  const { text, joints } = heading;
  return wordsKey(text) === title.key || joints.some((at) => wordsKey(text.slice(at)) === title.key);
}

/** How sure a heading is that only the title element can confirm. */
function sureOf(
  heading: TextBlock,
  matched: TextBlock | undefined,
  claims: ReadonlyMap<string, Claim>,
): number {
  return matched ? (claims.has(wordsKey(heading.text)) ? 0.98 : 0.9) : 0.7;
}

/** Whether the title is in another script than heading and text: some sites give search engines one in English. */
function isTranslated({ text, index }: TextBlock, title: string, texts: readonly TextBlock[]): boolean {
  if (!isOtherScript(text, title)) return false;
  const told = texts.find((block) => block.index > index && block.text.length > LONGEST_NAME);
  return told === undefined || !isOtherScript(text, told.text);
}

/** What is longer is a sentence. UTF-16 code units. */
const LONGEST_NAME = 60;

/** Whether one is in Latin letters and the other is not. */
function isOtherScript(one: string, other: string): boolean {
  const [shown, stated] = [latinPart(one), latinPart(other)];
  return Math.max(shown, stated) > MOSTLY && Math.min(shown, stated) < 1 - MOSTLY;
}

/** Share of a text's letters, a name or two of the other script left aside. */
const MOSTLY = 0.7;

function latinPart(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length / Math.max(1, letters.length);
}

/** On one line. A kicker that touches the headline in an element of its own is a word apart from it. */
function headingText({ text, joints }: TextBlock): string {
  const at = joints.findLast(
    (joint) => /\p{Ll}$/u.test(text.slice(0, joint)) && /^\p{Lu}/u.test(text.slice(joint)),
  );
  return oneLine(at === undefined ? text : `${text.slice(0, at)} ${text.slice(at)}`);
}

/** The stated title, in the words of the heading where these are the same or more of it. */
function settled(
  stated: (Claim & { from: Found<string>['from']; confidence: number }) | undefined,
  block: TextBlock | undefined,
): Found<string> | undefined {
  if (!stated) return undefined;
  const { text, from, confidence } = stated;
  const shown = block && headingText(block);
  if (!shown) return { value: text, from, confidence };
  // A kicker that is set apart has no sign behind it; the data has one there.
  if (wordsKey(shown) === stated.key)
    return { value: isSigned(text, shown) ? text : shown, from: 'dom', confidence: 0.98 };
  if (
    isCutShort(text, shown) ||
    goesOn(text, shown) ||
    isBracketed(text, shown) ||
    ((from === 'meta' || BEHIND_BAR.test(text)) && isPadded(text, shown))
  )
    return { value: shown, from: 'dom', confidence: 0.95 };
  return { value: text, from, confidence };
}

/** Behind a bar stands the site's name, or a section. */
const BEHIND_BAR = /\s\|\s[^|]{2,40}$/u;

/** Whether the heading says the whole title, and more behind a mark that parts or, in scripts without spaces, a space. */
function goesOn(title: string, heading: string): boolean {
  if (!heading.startsWith(title)) return false;
  const more = heading.slice(title.length);
  return (
    /^(?:[:,;]\s|[：，；]|\s?[–—]\s)/u.test(more) ||
    (/^\s/u.test(more) && isDense(codeAt(title, title.length - 1)))
  );
}

/** JSON-LD lists other articles, too: what it says is confirmed by the page, or names this page as its own. */
function isTrusted(
  jsonLd: Claim | undefined,
  others: readonly (Claim | undefined)[],
  block: TextBlock | undefined,
  { article, url }: PageFacts,
): jsonLd is Claim {
  if (!jsonLd) return false;
  if (block && jsonLd.compare(block.text) >= RELATED) return true;
  if (others.some((other) => other && (other === jsonLd || jsonLd.compare(other.text) >= RELATED)))
    return true;
  const key = urlKey(url);
  return article !== undefined && urlsOf(article).some((own) => urlKey(httpUrl(own, url) ?? '') === key);
}

function claimOf(text: string | undefined, claims: Map<string, Claim>): Claim | undefined {
  if (!text) return undefined;
  const key = wordsKey(text);
  let claim = claims.get(key);
  if (!claim) {
    claim = { text, key, compare: likenessTo(text) };
    claims.set(key, claim);
  }
  return claim;
}

function sectionsOf({ article, meta }: PageFacts): string[] {
  return [...listOf(article?.articleSection), ...(meta.get('article:section') ?? [])].flatMap(
    (section) => textOfValue(section)?.toLowerCase() ?? [],
  );
}

function shortOnes(texts: readonly TextBlock[]): TextBlock[] {
  return texts.filter(({ text }) => text.length <= LONGEST_TEXT);
}

/** Repetitions count where they are headings or stand alone; the same words in a list of links are a teaser. */
function shownAt(texts: readonly TextBlock[], over: TextBlock | undefined, value: string): ShownAt[] {
  const shown = over ? oneLine(over.text) : value;
  const alike = likenessTo(shown);
  return texts.flatMap((block): ShownAt[] => {
    const { text, index, linkDensity } = block;
    const near = text.length < shown.length * STRETCH && text.length * STRETCH > shown.length;
    return block === over || (near && linkDensity < 0.5 && alike(text) >= REPEATED)
      ? [{ block: index, start: 0, end: text.length }]
      : [];
  });
}
