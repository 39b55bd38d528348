/** What robots.txt says, as RFC 9309 wants it read: which answer allows, which forbids, and how long it holds. */
import type { FetchedPage } from '../model/capture.js';
import { hostOf } from '../model/url.js';
import { crawlDelay, isAllowed, parseRobots } from '../parsers/robots.js';
import type { Clock } from './clock.js';
import { type OneAnswer, ROBOTS, type Wanted } from './fetch-page.js';
import { type NoPage, noPage } from './outcome.js';
import { PRODUCT } from './user-agent.js';

/** The answer of a host to `/robots.txt`. Only answers that hold are stored: a server in trouble is asked again. */
export interface StoredRobots {
  /** 2xx, 4xx, or 0 where redirects led nowhere. */
  status: number;
  /** Empty for all but 2xx: no rules. */
  body: string;
  fetchedAt: Date;
}

/** Where answers are kept, shared by all workers. The host is `host[:port]`. */
export interface RobotsStore {
  get(host: string): Promise<StoredRobots | undefined>;
  put(host: string, robots: StoredRobots): Promise<void>;
}

export type HostRobots =
  | { kind: 'rules'; allows(url: string): boolean; crawlDelayMs: number; sitemaps: string[] }
  /** robots.txt cannot be read now, so nothing may be fetched now. */
  | { kind: 'none'; because: NoPage };

/** RFC 9309, 2.4: a stored answer should not be used for longer than 24 hours. */
const HOLDS_MS = 24 * 3_600_000;

/** A host that asks for more time than this between two requests gets this. */
const MOST_CRAWL_DELAY_MS = 60_000;

/** RFC 9309, 2.3.1.2: at least five redirects are followed, to whatever host; after that it counts as absent. */
const MOST_REDIRECTS = 5;

type Ask = (url: string, wanted: Wanted) => Promise<OneAnswer>;

export class RobotsPolicy {
  readonly #store: RobotsStore;
  readonly #ask: Ask;
  readonly #clock: Clock;
  /** Parsed answers of this run, each until it is too old. */
  readonly #known = new Map<string, { robots: HostRobots; until: number }>();

  constructor(store: RobotsStore, ask: Ask, clock: Clock) {
    this.#store = store;
    this.#ask = ask;
    this.#clock = clock;
  }

  /** The rules of the URL's host: known, else stored, else asked for. */
  async of(url: string): Promise<HostRobots> {
    const host = hostOf(url);
    const known = this.#known.get(host);
    if (known && known.until > this.#clock.now()) return known.robots;
    const stored = await this.#stored(host);
    const answer = stored ?? (await this.#fetch(new URL('/robots.txt', url).href));
    if ('kind' in answer) {
      const robots: HostRobots = { kind: 'none', because: answer };
      // What no later try would change need not be tried for each URL of the run.
      if (!answer.retry) this.#known.set(host, { robots, until: Number.POSITIVE_INFINITY });
      return robots;
    }
    if (!stored) await this.#store.put(host, answer);
    const robots = rulesOf(answer.body);
    this.#known.set(host, { robots, until: answer.fetchedAt.getTime() + HOLDS_MS });
    return robots;
  }

  async #stored(host: string): Promise<StoredRobots | undefined> {
    const stored = await this.#store.get(host);
    return stored && stored.fetchedAt.getTime() + HOLDS_MS > this.#clock.now() ? stored : undefined;
  }

  async #fetch(robotsUrl: string): Promise<StoredRobots | NoPage> {
    const fetchedAt = new Date(this.#clock.now());
    let at = robotsUrl;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const answer = await this.#ask(at, ROBOTS);
      if (answer.kind === 'page') return { status: answer.page.status, body: textOf(answer.page), fetchedAt };
      if (answer.kind === 'redirect') at = answer.to;
      else if (answer.kind === 'not-modified') break;
      else return absent(answer) ? { status: answer.status ?? 0, body: '', fetchedAt } : unreachable(answer);
    }
    return { status: 0, body: '', fetchedAt };
  }
}

/** 4xx means that the host has no rules. Except 429, which is a busy host and no missing file. */
function absent({ status, reason }: NoPage): boolean {
  return (
    reason === 'bad-redirect' || (status !== undefined && status >= 400 && status < 500 && status !== 429)
  );
}

/** A server in trouble forbids everything; where there is no server to speak of, the reason stays what it is. */
function unreachable(answer: NoPage): NoPage {
  if (answer.status === undefined) return answer;
  const { status, retryAfterMs } = answer;
  return noPage('robots-unreachable', { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

function rulesOf(text: string): HostRobots {
  const rules = parseRobots(text);
  const delayMs = (crawlDelay(rules, PRODUCT) ?? 0) * 1_000;
  return {
    kind: 'rules',
    allows: (url) => isAllowed(rules, PRODUCT, url),
    crawlDelayMs: Math.min(delayMs, MOST_CRAWL_DELAY_MS),
    sitemaps: rules.sitemaps,
  };
}

function textOf(page: FetchedPage): string {
  return new TextDecoder().decode(page.bytes);
}
