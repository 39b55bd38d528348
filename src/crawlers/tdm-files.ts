/** `/.well-known/tdmrep.json` of hosts: asked for once a day, kept for all workers, and which URLs it reserves from mining. */
import { hostOf } from '../model/url.js';
import { parseTdmFile, type TdmRule, tdmRuleFor } from '../parsers/tdm-file.js';
import type { Clock } from './clock.js';
import type { OneAnswer } from './fetch-page.js';
import { NOT_ASKED } from './outcome.js';

/** What stands in a host's file; empty where it has none. */
export interface StoredTdmFile {
  body: string;
  fetchedAt: Date;
}

/** Where they are kept. The host is `host[:port]`. */
export interface TdmStore {
  get(host: string): Promise<StoredTdmFile | undefined>;
  put(host: string, file: StoredTdmFile): Promise<void>;
}

/** One request, in its host's turn. */
type Ask = (url: string) => Promise<OneAnswer>;

/** As long as robots.txt. */
const HOLDS_MS = 24 * 3_600_000;

/** The protocol allows for redirects, and names no number. */
const MOST_REDIRECTS = 5;

export class TdmFiles {
  readonly #store: TdmStore;
  readonly #clock: Clock;
  /** Rules of this run, each until they are too old. */
  readonly #known = new Map<string, { rules: TdmRule[]; until: number }>();

  constructor(store: TdmStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async isReserved(url: string, ask: Ask): Promise<boolean> {
    return tdmRuleFor(await this.#rulesOf(url, ask), url)?.isReserved ?? false;
  }

  async #rulesOf(url: string, ask: Ask): Promise<TdmRule[]> {
    const host = hostOf(url);
    const known = this.#known.get(host);
    if (known && known.until > this.#clock.now()) return known.rules;
    const stored = await this.#store.get(host);
    if (stored && this.#until(stored) > this.#clock.now()) return this.#keep(host, stored);
    const body = await this.#fetch(url, ask);
    // Nothing was asked: the rules are as they were, and are asked for with the next URL.
    if (body === 'not-asked') return parseTdmFile(stored?.body ?? '');
    const file = {
      // A server in trouble has not taken back what it said.
      body: body === 'trouble' ? (stored?.body ?? '') : body,
      fetchedAt: new Date(this.#clock.now()),
    };
    await this.#store.put(host, file);
    return this.#keep(host, file);
  }

  #until({ fetchedAt }: StoredTdmFile): number {
    return fetchedAt.getTime() + HOLDS_MS;
  }

  #keep(host: string, file: StoredTdmFile): TdmRule[] {
    const rules = parseTdmFile(file.body);
    this.#known.set(host, { rules, until: this.#until(file) });
    return rules;
  }

  async #fetch(url: string, ask: Ask): Promise<string | 'not-asked' | 'trouble'> {
    const host = hostOf(url);
    let at = new URL('/.well-known/tdmrep.json', url).href;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const answer = await ask(at);
      if (answer.kind === 'page') return new TextDecoder().decode(answer.page.bytes);
      if (answer.kind === 'failed' && NOT_ASKED.has(answer.reason)) return 'not-asked';
      if (answer.kind === 'failed' && answer.retry) return 'trouble';
      // What another host says is not of this one.
      if (answer.kind !== 'redirect' || hostOf(answer.to) !== host) break;
      at = answer.to;
    }
    return '';
  }
}
