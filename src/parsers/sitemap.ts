/** Sitemaps and sitemap indexes (sitemaps.org), with the dates of Google's news extension. */
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
const MAX_ENTRIES = 50_000;

/** Undefined when the text is neither a sitemap nor an index. `url` is the sitemap's own address. */
export function parseSitemap(text: string, url: string): Sitemap | undefined {
  const reader = new SitemapReader(url);
  const parser = new Parser(
    {
      onopentagname: (name) => reader.open(name),
      ontext: (data) => reader.text(data),
      onclosetag: (name) => reader.close(name),
    },
    { xmlMode: true },
  );
  parser.end(text);
  return reader.root ? { pages: reader.pages, children: reader.children } : undefined;
}

class SitemapReader {
  root: 'urlset' | 'sitemapindex' | undefined;
  readonly pages: SitemapPage[] = [];
  readonly children: { url: string; lastModified?: string }[] = [];
  readonly #base: string;
  /** Texts of the entry's elements by local name; set while inside an entry. */
  #entry: Map<string, string> | undefined;
  #element = '';

  constructor(base: string) {
    this.#base = base;
  }

  open(name: string): void {
    const local = localName(name);
    if (local === 'urlset' || local === 'sitemapindex') this.root ??= local;
    else if (this.root && (local === 'url' || local === 'sitemap')) this.#entry = new Map();
    this.#element = name;
  }

  text(data: string): void {
    const { element, entry } = { element: this.#element, entry: this.#entry };
    // `image:loc` and `video:…` are of other things; only the entry's own address and times count.
    if (
      !entry ||
      !/^(?:loc|lastmod|\w+:publication_date)$/u.test(element) ||
      /^(?:image|video):/u.test(element)
    )
      return;
    const local = localName(element);
    entry.set(local, (entry.get(local) ?? '') + data);
  }

  close(name: string): void {
    this.#element = '';
    const local = localName(name);
    if (!this.#entry || (local !== 'url' && local !== 'sitemap')) return;
    const url = httpUrl(this.#entry.get('loc')?.trim(), this.#base);
    const lastModified = this.#entry.get('lastmod')?.trim();
    const published = this.#entry.get('publication_date')?.trim();
    this.#entry = undefined;
    if (!url) return;
    const times = { ...(lastModified ? { lastModified } : {}), ...(published ? { published } : {}) };
    if (local === 'sitemap') {
      if (this.children.length < MAX_ENTRIES)
        this.children.push({ url, ...(lastModified ? { lastModified } : {}) });
    } else if (this.pages.length < MAX_ENTRIES) this.pages.push({ url, ...times });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
