/** What a page shows: running text, the cards of a list, captions, players. Counts, from one pass over its blocks. */
import { getDomain, getHostname } from 'tldts';
import type { Block } from '../../model/article.js';
import type { Cut, TextBlock } from '../block.js';

export interface Shows {
  /** UTF-16 code units of running text that stands in no card; twice as many in scripts without spaces. */
  column: number;
  /** Paragraphs of it. */
  paragraphs: number;
  /** Paragraphs that are summaries in cards: under a title that leads to another page, or before a link that is everywhere the same. */
  summaries: number;
  /** Titles that lead to other pages of the site. */
  titles: number;
  /** Texts below pictures. */
  captions: number;
  hasPlayer: boolean;
}

/** Menus have shorter links than headlines. UTF-16 code units, half as many in scripts without spaces. */
const TITLE = 20;
/** Share of a title's characters in its link. */
const LINKED = 0.6;
/** A link behind a summary: `Read more`. */
const MORE = 30;
/** Said behind so many summaries it is a part of the cards, whatever the language. */
const REPEATED = 3;
/** Between a card's title and its summary stand a date, a section: shorter texts, counted as titles are. */
const META = 40;

/** Scripts that write without spaces say more with a character. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const PLAYERS: ReadonlySet<string> = new Set(['video', 'amp-video', 'audio']);

export function showsOf(blocks: readonly Block[], cut: Cut, url: string): Shows {
  const body = new Set<string>();
  for (const { kind, text } of blocks) if (kind === 'paragraph' && text) body.add(text);
  const site = new Site(url);
  const summaries = new Set<TextBlock>();
  const mores = new Map<string, TextBlock[]>();
  let paragraphs = 0;
  let titles = 0;
  let captions = 0;
  let title = false;
  let latest: TextBlock | undefined;
  for (const block of cut.texts) {
    const isBody = body.has(block.text);
    if (isBody) {
      paragraphs++;
      if (title) summaries.add(block);
      title = false;
      latest = block;
    } else if (isTitle(block) && site.leadsOn(block)) {
      titles++;
      title = true;
    } else if (reaches(META, block.text)) title = false;
    if (isCaption(block)) captions++;
    const more = moreOf(block);
    if (latest && more !== undefined && site.leadsOn(block)) {
      mores.set(more, [...(mores.get(more) ?? []), latest]);
      latest = undefined;
    }
  }
  for (const before of mores.values())
    if (before.length >= REPEATED) for (const block of before) summaries.add(block);
  let inCards = 0;
  for (const { text } of summaries) inCards += text.length;
  return {
    column: runningText(blocks) - inCards * weightOf(blocks),
    paragraphs: paragraphs - summaries.size,
    summaries: summaries.size,
    titles,
    captions,
    hasPlayer: cut.blocks.some(({ type, element }) => type === 'media' && PLAYERS.has(element.name)),
  };
}

/** All text but headings; as {@link Shows.column} counts. */
export function runningText(blocks: readonly Block[]): number {
  let length = 0;
  for (const { kind, text } of blocks) if (text && kind !== 'heading') length += text.length;
  return length * weightOf(blocks);
}

function weightOf(blocks: readonly Block[]): number {
  const first = blocks.find(({ kind, text }) => text && kind !== 'heading')?.text ?? '';
  return isDense(first.slice(0, 100)) ? 2 : 1;
}

/** Whether the text is in a script that says more with a character. */
export function isDense(text: string): boolean {
  return DENSE.test(text);
}

/** A block that is one link as long as a headline, with its date or section at most: a row of tags is none. */
function isTitle({ text, links, linkDensity }: TextBlock): boolean {
  if (linkDensity <= LINKED || !reaches(TITLE, text)) return false;
  return links.some(({ start, end }) => end - start > LINKED * text.length);
}

/** Whether the text is so long, or half as long in a script without spaces. */
function reaches(length: number, text: string): boolean {
  return text.length >= length || (text.length >= length / 2 && isDense(text));
}

function isCaption({ box }: TextBlock): boolean {
  return box.tag === 'figcaption' || box.parent?.tag === 'figcaption';
}

/** The words of a short link at the end of the block. */
function moreOf({ text, links }: TextBlock): string | undefined {
  const last = links.at(-1);
  if (!last || last.end !== text.length || last.end - last.start > MORE) return undefined;
  return text.slice(last.start);
}

/** The site by its address: which links stay on it and leave the page. Without parsing each of them. */
class Site {
  readonly #page: string;
  readonly #domain: string;

  constructor(url: string) {
    this.#page = bare(url);
    this.#domain = getDomain(url) ?? getHostname(url) ?? '';
  }

  leadsOn({ links }: TextBlock): boolean {
    const url = links.at(-1)?.url;
    if (url === undefined || bare(url) === this.#page) return false;
    const host = url.slice(url.indexOf('//') + 2).split('/', 1)[0] ?? '';
    return host.endsWith(this.#domain);
  }
}

/** Without fragment. */
function bare(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
