/**
 * Is a link one to an article? First what earlier links of its shape turned out to be, and only where too few are known
 * what its URL, its words and its place say.
 */
import { anySection, type ShapeCount, urlShape } from '../model/url-shape.js';

/** Where a link stands: in a menu, in a footer, as a headline or in a teaser, elsewhere. */
export type Place = 'menu' | 'footer' | 'headline' | 'other';

export interface JudgedLink {
  url: string;
  words: string;
  place: Place;
}

/** First segments of paths that are never an article, whatever stands behind them. */
const NO_ARTICLE_SEGMENTS: ReadonlySet<string> = new Set(
  [
    'tag tags topic topics thema themen category categories kategorie author authors autor autoren people profile profiles',
    'search suche login signin register signup account user users subscribe subscription abo newsletter newsletters',
    'privacy terms contact kontakt about about-us impressum imprint datenschutz legal help faq jobs careers advertise',
    'wp-admin wp-content wp-json wp-login.php cdn-cgi feed feeds rss sitemap print share comments cart shop',
    'storage image images img assets static uploads',
  ].flatMap((names) => names.split(' ')),
);

/** Of lists and people, wherever in a path they stand: `/news/politics/author/ada-tull`. */
const LIST_SEGMENTS: ReadonlySet<string> = new Set(
  'tag tags topic topics thema themen author authors autor autoren search'.split(' '),
);

/** Words with which the only segment of a path begins where the page is about the site: `about-us-and-our-history`. */
const ABOUT_THE_SITE = /^(?:about|contact|privacy|terms|subscribe|newsletters?|login|register|cookie)[-.]/u;

const FILES = /\.(?:jpe?g|png|gif|webp|svg|pdf|mp3|mp4|m3u8|xml|rss|json|ics|zip|docx?|xlsx?)$/iu;

/** Last segments of lists, printed pages and galleries of comments: `page/2`, `story/comments`. */
const NO_ARTICLE_END = /\/(?:page|feed|amp|print|comments?|rss)(?:\/\d+)?\/?$/iu;

/** What the shape of a URL says for an article; all that are found count. */
const SHAPE_POINTS: readonly (readonly [points: number, pattern: RegExp])[] = [
  [3, /\{year\}\/\{day\}|\{date\}/u],
  [2, /\{slug-id\}/u],
  [2, /(?:\/|=|^)\{id\}(?:\.\w+)?(?:$|[?&])/u],
  [2, /\{code\}/u],
];

/** A slug that is a headline. */
const LONG_SLUG_WORDS = 4;

/** A headline has words; a menu entry has few. Scripts without spaces say as much in fewer characters. */
const LEAST_WORDS = 4;
const LEAST_CHARACTERS = 20;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const LEAST_UNSPACED = 10;

const PLACE_POINTS: Record<Place, number> = { menu: -3, footer: -3, headline: 1, other: 0 };

const LEAST_POINTS = 4;

/** So many outcomes of a shape say more than looks do; of all sections together it takes more. */
const LEAST_OUTCOMES = 5;
const LEAST_OUTCOMES_ANYWHERE = 10;

/** From this share of records on a shape is one of articles, up to that one it is none. */
const ARTICLES_FROM = 0.6;
const NONE_UP_TO = 0.1;

/** Of a shape that is none, one URL in so many is tried all the same: sites change, and so does the parser. */
const ONE_IN = 20;

export class LinkJudge {
  readonly #known = new Map<string, ShapeCount>();
  readonly #anywhere = new Map<string, ShapeCount>();

  /** `learned`: what became of earlier URLs of the source. */
  constructor(learned: readonly ShapeCount[]) {
    for (const count of learned) {
      this.#known.set(count.shape, count);
      const shape = anySection(count.shape);
      const sum = this.#anywhere.get(shape) ?? { shape, records: 0, rejections: 0 };
      sum.records += count.records;
      sum.rejections += count.rejections;
      this.#anywhere.set(shape, sum);
    }
  }

  isArticle({ url, words, place }: JudgedLink): boolean {
    if (isNoArticle(url)) return false;
    const shape = urlShape(url);
    return this.#learned(url, shape) ?? pointsOf(url, shape, words, place) >= LEAST_POINTS;
  }

  /** For what nothing but its URL is known of, as in a sitemap: false only for what is surely none. */
  mayBeArticle(url: string): boolean {
    return !isNoArticle(url) && this.#learned(url, urlShape(url)) !== false;
  }

  #learned(url: string, shape: string): boolean | undefined {
    const share =
      shareOf(this.#known.get(shape), LEAST_OUTCOMES) ??
      shareOf(this.#anywhere.get(anySection(shape)), LEAST_OUTCOMES_ANYWHERE);
    if (share === undefined || (share < ARTICLES_FROM && share > NONE_UP_TO)) return undefined;
    return share >= ARTICLES_FROM || lot(url) % ONE_IN === 0;
  }
}

function shareOf(count: ShapeCount | undefined, least: number): number | undefined {
  const outcomes = count ? count.records + count.rejections : 0;
  return count && outcomes >= least ? count.records / outcomes : undefined;
}

function isNoArticle(url: string): boolean {
  const { pathname, search } = new URL(url);
  const segments = pathname.toLowerCase().split('/');
  const [, first = '', second] = segments;
  return (
    (first === '' && !search) ||
    NO_ARTICLE_SEGMENTS.has(first) ||
    segments.slice(0, -1).some((segment) => LIST_SEGMENTS.has(segment)) ||
    (!second && ABOUT_THE_SITE.test(first)) ||
    FILES.test(pathname) ||
    NO_ARTICLE_END.test(pathname)
  );
}

function pointsOf(url: string, shape: string, words: string, place: Place): number {
  let points = PLACE_POINTS[place] + wordPoints(words);
  for (const [worth, pattern] of SHAPE_POINTS) if (pattern.test(shape)) points += worth;
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '';
  if ((last.match(/[\p{L}\d%]+/gu)?.length ?? 0) >= LONG_SLUG_WORDS) points += 2;
  else if (shape.includes('{slug}')) points += 1;
  return points;
}

function wordPoints(words: string): number {
  const isLong =
    (words.length >= LEAST_CHARACTERS && words.split(' ').length >= LEAST_WORDS) ||
    (words.match(UNSPACED)?.length ?? 0) >= LEAST_UNSPACED;
  return isLong ? 2 : 0;
}

/** The same number for the same URL, spread evenly: FNV-1a. */
function lot(url: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < url.length; at++) hash = Math.imul(hash ^ url.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
