/** Sitemaps and sitemap indexes (sitemaps.org), read piece by piece, with the dates of Google's news extension. */
import { Parser } from 'htmlparser2';
import { httpUrl } from '../model/url.js';

export interface SitemapPage {
  url: string;
  /** `news:publication_date`, as written: only pages that call themselves news have it. */
  published?: string;
  /** `lastmod`, as written. */
  lastModified?: string;
}

export interface Sitemap {
  pages: SitemapPage[];
  /** The parts of an index. */
  children: { url: string; lastModified?: string }[];
}

/** sitemaps.org allows 50,000. */
const MOST_ENTRIES = 50_000;

/** Addresses and times are shorter than this; whatever goes on is not one. */
const LONGEST_TEXT = 4_096;

/** Elements within each other: an entry is the second, a picture's address the fourth. What nests deeper is no sitemap. */
const MOST_DEPTH = 32;

/** Where the root must stand: behind a declaration, style sheets and comments. */
const ROOT = /<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s/>]/iu;

/** What of an entry counts, by local name. `image:loc` and `video:…` are of other things. */
const WANTED: ReadonlySet<string> = new Set(['loc', 'lastmod', 'publication_date']);
const OF_OTHER_THINGS = /^(?:image|video|xhtml):/u;

/** Whether a text that begins so is a sitemap or an index. A list of addresses, one a line, is a sitemap too. */
export function isSitemap(beginning: string): boolean {
  return ROOT.test(beginning) || isList(beginning);
}

function isList(beginning: string): boolean {
  return /^[\uFEFF\s]*https?:\/\/\S+[ \t]*(?:[\r\n]|$)/iu.test(beginning);
}

/** Undefined when the text is neither a sitemap nor an index. `url` is the sitemap's own address. */
export function parseSitemap(text: string, url: string): Sitemap | undefined {
  if (!isSitemap(text)) return undefined;
  const reader = new SitemapReader(url);
  reader.write(text);
  return reader.end();
}

/** Takes a text in pieces of any size, the first of which {@link isSitemap}. */
export class SitemapReader {
  readonly #found: Sitemap = { pages: [], children: [] };
  readonly #base: string;
  #take: Taker | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  /** True once it has as many entries as a sitemap may have, or goes on as none may, and takes no more. */
  get full(): boolean {
    const { pages, children } = this.#found;
    return pages.length >= MOST_ENTRIES || children.length >= MOST_ENTRIES || this.#take?.isOver === true;
  }

  write(text: string): void {
    const entry = (...given: Parameters<typeof this.entry>) => this.entry(...given);
    this.#take ??= ROOT.test(text) ? elementsOf(entry) : linesOf(entry);
    if (!this.full) this.#take.write(text);
  }

  end(): Sitemap {
    this.#take?.end();
    return this.#found;
  }

  entry(isPart: boolean, texts: ReadonlyMap<string, string>): void {
    const url = httpUrl(texts.get('loc')?.trim(), this.#base);
    if (!url || this.full) return;
    const lastModified = texts.get('lastmod')?.trim();
    const published = texts.get('publication_date')?.trim();
    const changed = lastModified ? { lastModified } : {};
    if (isPart) this.#found.children.push({ url, ...changed });
    else this.#found.pages.push({ url, ...changed, ...(published ? { published } : {}) });
  }
}

type OnEntry = (isPart: boolean, texts: ReadonlyMap<string, string>) => void;

interface Taker {
  write(text: string): void;
  end(): void;
  /** What comes from here on is not taken. */
  isOver: boolean;
}

function elementsOf(onEntry: OnEntry): Taker {
  /** Texts of the entry's elements by local name; set while inside an entry. */
  let texts: Map<string, string> | undefined;
  let wanted: string | undefined;
  let depth = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        depth++;
        // The parser's work grows with the square of the depth; it stops where it is.
        taker.isOver = depth > MOST_DEPTH;
        if (taker.isOver) parser.pause();
        const local = localName(name);
        if (local === 'url' || local === 'sitemap') texts = new Map();
        wanted = WANTED.has(local) && !OF_OTHER_THINGS.test(name) ? local : undefined;
      },
      ontext(data) {
        if (!texts || !wanted) return;
        const before = texts.get(wanted) ?? '';
        if (before.length < LONGEST_TEXT) texts.set(wanted, before + data.slice(0, LONGEST_TEXT));
      },
      onclosetag(name, isImplied) {
        depth--;
        // What nothing closes was cut off: half an address is none.
        if (isImplied) return;
        wanted = undefined;
        const local = localName(name);
        if (!texts || (local !== 'url' && local !== 'sitemap')) return;
        onEntry(local === 'sitemap', texts);
        texts = undefined;
      },
    },
    { xmlMode: true },
  );
  const taker: Taker = { write: (text) => parser.write(text), end: () => parser.end(), isOver: false };
  return taker;
}

function linesOf(onEntry: OnEntry): Taker {
  let rest = '';
  const line = (text: string) => onEntry(false, new Map([['loc', text.trim()]]));
  return {
    write(text) {
      const lines = (rest + text.replaceAll('\uFEFF', '')).split(/\r\n|\r|\n/u);
      rest = (lines.pop() ?? '').slice(0, LONGEST_TEXT);
      for (const one of lines) if (/^\s*https?:/iu.test(one)) line(one);
    },
    isOver: false,
    end() {
      if (/^\s*https?:/iu.test(rest)) line(rest);
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
