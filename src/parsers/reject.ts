/**
 * Whether a page that was cut and labelled is an article at all. A page with a column of running text is, unless it says
 * or shows that it is a list; only pages with little text are read for what they say in place of one.
 */
import type { Block } from '../model/article.js';
import type { Rejection } from '../model/rejection.js';
import type { Cut } from './block.js';
import type { Box } from './box.js';
import { metaOf, type PageFacts } from './facts.js';
import { type Says, saysOf } from './no-article/says.js';
import { isShell } from './no-article/shell.js';
import { isDense, runningText, type Shows, showsOf } from './no-article/shows.js';
import {
  asksConsent,
  asksToPay,
  isAboutConsent,
  isError,
  isLogin,
  isLoginWall,
  offersConsent,
} from './no-article/words.js';

export interface Verdict {
  reason: Rejection;
  detail?: string;
}

/** Running text below which a page that says it is something else is believed. All lengths as {@link Shows.column}. */
const LITTLE = 800;
/** A list has so many cards at least, and more of them than paragraphs. */
const CARDS = 3;
/** … or so many titles, where nothing else is on the page. */
const TITLES = 6;
/** The words below a video, above a gallery. */
const DESCRIPTION = 400;
/** Less is no article even where nothing speaks against it. */
const LEAST = 90;
/** Paragraphs of a column; a list opens with one or two about itself. */
const COLUMN = 3;
/** The name of a section, in words or, in scripts without spaces, in code units; headlines are longer. */
const SECTION_WORDS = 3;
const SECTION_LENGTH = 9;
/** Shorter texts are buttons and labels. UTF-16 code units. */
const SENTENCE = 60;
/** Longer texts are no offer. UTF-16 code units. */
const OFFER = 300;
/** Pictures of a gallery, counted by their captions. */
const PICTURES = 3;

export interface Candidate {
  headline: string | undefined;
  blocks: readonly Block[];
  cut: Cut;
  /** Undefined for plain text. */
  facts: PageFacts | undefined;
  paywalled: boolean;
}

/** Undefined for an article. */
export function rejectionOf(candidate: Candidate): Verdict | undefined {
  const { headline, blocks, cut, facts } = candidate;
  if (cut.characters === 0) return { reason: 'empty-page' };
  const length = runningText(blocks);
  const says = facts && saysOf(facts);
  if (facts && says && !(says.article && length >= LITTLE)) {
    const shows = showsOf(blocks, cut, facts.url);
    const verdict = verdictOn({ ...candidate, facts, says, shows });
    if (verdict) return verdict;
  }
  if (length < LEAST) return { reason: 'no-body', detail: `${length} characters of running text` };
  return headline ? undefined : { reason: 'no-headline' };
}

interface Page extends Candidate {
  facts: PageFacts;
  says: Says;
  shows: Shows;
}

/** The order matters: an error page may be full of teasers, a gallery may ask for a subscription. */
function verdictOn(page: Page): Verdict | undefined {
  const { says, shows, cut } = page;
  const titles = titlesOf(page);
  if (shows.column < LITTLE && isError(titles)) return { reason: 'error-page', detail: titles[0] ?? '' };
  const list = listOf(page);
  if (list !== undefined) return { reason: 'not-an-article', detail: list };
  const isArticle = says.article || says.articleByMeta;
  if (says.media && !isArticle && shows.column < DESCRIPTION)
    return { reason: 'media-only', detail: says.media };
  if (isConsentWall(page) || (!isArticle && offersConsent(titles))) return { reason: 'consent-page' };
  if (shows.column >= LITTLE) return undefined;
  if (!isArticle && isLoginWall(titles)) return { reason: 'paywall-only' };
  if (says.episode && !says.article && isNamed(titles, says.episode.name))
    return { reason: 'media-only', detail: says.episode.type };
  const offers = offersOf(page);
  const rest = shows.column - runningText(page.blocks.filter(({ text }) => offers.has(text)));
  if (rest < LEAST && (offers.size > 0 || page.paywalled || isLogin(titles)))
    return { reason: 'paywall-only' };
  if (shows.column >= LEAST) return undefined;
  if (says.media || shows.hasPlayer || shows.captions >= PICTURES)
    return { reason: 'media-only', detail: says.media ?? `${shows.captions} captions` };
  if (!says.article && shows.titles >= TITLES)
    return { reason: 'not-an-article', detail: `${shows.titles} titles of other pages and no text` };
  return isShell(cut) ? { reason: 'empty-page', detail: 'a shell that scripts would fill' } : undefined;
}

/** What makes the page a list of other pages; undefined where nothing does. */
function listOf({ headline, says, shows }: Page): string | undefined {
  if (says.article) return undefined;
  const hasText = shows.column >= LITTLE && shows.paragraphs > shows.summaries;
  if (says.articleByMeta && hasText) return undefined;
  if (says.list) return says.list;
  if (shows.summaries >= CARDS && shows.summaries > shows.paragraphs)
    return `${shows.summaries} summaries of other pages`;
  if (says.listAddress) return says.listAddress;
  if (says.articleByMeta || hasText) return undefined;
  if (says.entries && !says.media) return 'entries of a list';
  // Sites that know no better call all their pages a website; a headline tells those that are articles.
  const isNamed = says.listFolder || (says.website && isSectionName(headline ?? ''));
  return isNamed && shows.paragraphs < COLUMN && shows.titles >= TITLES
    ? `${shows.titles} titles of other pages`
    : undefined;
}

/** The site speaks to its reader of cookies and consent, and of little else. */
function isConsentWall({ headline, blocks, cut, says, shows }: Page): boolean {
  // A banner stands on pages of every kind, and a report may be about one: below the title of an article it is no wall.
  const title = cut.texts.find(({ tag }) => tag === 'h1')?.text;
  const isOther = title !== undefined && !isAboutConsent(title, 1);
  if (shows.column < LEAST)
    return (
      !isOther &&
      asksMostly(
        cut.texts.flatMap(({ text, linkDensity }) =>
          text.length >= SENTENCE && linkDensity < 0.5 ? text : [],
        ),
      )
    );
  // So long a text may be about consent, if it stands below the title that the page has elsewhere.
  if (shows.column >= LITTLE && (title === undefined || isOther || title === headline)) return false;
  const isArticle = says.article || (says.articleByMeta && isOther && title === headline);
  return !isArticle && asksMostly(blocks.flatMap(({ text }) => text ?? []));
}

function asksMostly(texts: readonly string[]): boolean {
  let asked = 0;
  let all = 0;
  for (const text of texts) {
    all += text.length;
    if (asksConsent(text)) asked += text.length;
  }
  return asked > 0 && asked >= all / 2;
}

/**
 * The lines that ask for a subscription, and what stands behind them, side by side with them. Above the headline they are
 * labels, and the text may follow all the same.
 */
function offersOf({ cut: { texts } }: Page): ReadonlySet<string | undefined> {
  const title = texts.find(({ tag }) => tag === 'h1')?.index ?? -1;
  const offers = new Set<string | undefined>();
  const boxes = new Set<Box | undefined>();
  for (const { index, box, text } of texts) {
    if (index <= title || text.length > OFFER) continue;
    const asks = asksToPay(text);
    if (asks) boxes.add(box.parent);
    if (asks || boxes.has(box.parent)) offers.add(text);
  }
  return offers;
}

/** All that may be the page's title: what was found, what the page says, and its first main heading. */
function titlesOf({ headline, facts, cut }: Page): string[] {
  const shown = cut.texts.find(({ tag }) => tag === 'h1')?.text;
  return [headline, facts.title, metaOf(facts, 'og:title'), shown].filter((title) => title !== undefined);
}

/** Whether one of the titles holds the name, or is a part of it. */
function isNamed(titles: readonly string[], name: string | undefined): boolean {
  return name === undefined || titles.some((title) => title.includes(name) || name.includes(title));
}

function isSectionName(title: string): boolean {
  return isDense(title) ? title.length <= SECTION_LENGTH : title.split(/\s+/u).length <= SECTION_WORDS;
}
