/** The pages that a look has found, each once, as many as one look takes. */
import type { FoundUrl } from '../model/frontier.js';
import { urlKey } from '../model/url.js';

/** URLs taken from one look. A source that has more gives them at later looks; a trap for crawlers never ends. */
const MOST_FOUND = 10_000;

export class FoundPages {
  readonly #byKey = new Map<string, FoundUrl>();
  readonly #unknown: (urls: readonly string[]) => Promise<readonly string[]>;

  /** `unknown`: those of the URLs that are new to the frontier. Asked for where there is not room for all. */
  constructor(unknown: (urls: readonly string[]) => Promise<readonly string[]>) {
    this.#unknown = unknown;
  }

  get count(): number {
    return this.#byKey.size;
  }

  all(): FoundUrl[] {
    return [...this.#byKey.values()];
  }

  /** False when there is no room left: what is known takes none then. */
  async add(pages: readonly FoundUrl[]): Promise<boolean> {
    const before = this.count;
    const fresh = new Map<string, FoundUrl>();
    for (const page of pages) {
      const key = urlKey(page.url);
      if (key !== undefined && !this.#byKey.has(key) && !fresh.has(key)) fresh.set(key, page);
    }
    if (before + fresh.size > MOST_FOUND) {
      await this.#dropKnown(this.#byKey);
      await this.#dropKnown(fresh);
    }
    for (const [key, page] of fresh) {
      if (this.count >= MOST_FOUND) return false;
      this.#byKey.set(key, page);
    }
    return true;
  }

  async #dropKnown(pages: Map<string, FoundUrl>): Promise<void> {
    const urls = [...pages.values()].map(({ url }) => url);
    const unknown = new Set(await this.#unknown(urls));
    for (const [key, { url }] of pages) if (!unknown.has(url)) pages.delete(key);
  }
}
