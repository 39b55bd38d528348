/** What robots.txt says, as RFC 9309 wants it read: which answer allows, which forbids, and how long it holds. */
import type { FetchedPage } from '../model/capture.js';
import type { OptOut } from '../model/opt-out.js';
import { hostOf } from '../model/url.js';
import { robotsOptOuts } from '../parsers/ai-opt-outs.js';
import { crawlDelay, isAllowed, parseRobots } from '../parsers/robots.js';
import type { Clock } from './clock.js';
import { type OneAnswer, ROBOTS, type Wanted } from './fetch-page.js';
import { NOT_ASKED, type NoPage, noPage } from './outcome.js';
import { PRODUCT } from './user-agent.js';

/** The answer of a host to `/robots.txt`. Only answers that hold are stored: a server in trouble is asked again. */
export interface StoredRobots {
  /** 2xx, 4xx, or 0 where redirects led nowhere. */
  status: number;
  /** Empty for all but 2xx: no rules. */
  body: string;
  fetchedAt: Date;
  /** It could not be read anew, and is not asked for before. */
  retryAt?: Date;
}

/** Where answers are kept, shared by all workers. The host is `host[:port]`. */
export interface RobotsStore {
  get(host: string): Promise<StoredRobots | undefined>;
  put(host: string, robots: StoredRobots): Promise<void>;
}

export type HostRobots =
  | {
      kind: 'rules';
      allows(url: string): boolean;
      crawlDelayMs: number;
      sitemaps: string[];
      /** What it says of AI and of licences. */
      optOuts(origin: string): OptOut[];
    }
  /** robots.txt cannot be read now, so nothing may be fetched now. */
  | { kind: 'none'; because: NoPage };

const HOUR_MS = 3_600_000;

/** RFC 9309, 2.4: a stored answer should not be used for longer than 24 hours … */
const HOLDS_MS = 24 * HOUR_MS;

/** … unless robots.txt cannot be read now. A copy that is older than the 30 days of 2.3.1.4 tells nothing any more. */
const HOLDS_UNREACHABLE_MS = 30 * 24 * HOUR_MS;

/** While an older copy is used, robots.txt is asked for so often. */
const RETRY_MS = HOUR_MS;

/** A host that asks for more time than this between two requests gets this. */
const MOST_CRAWL_DELAY_MS = 60_000;

/** RFC 9309, 2.3.1.2: at least five redirects are followed, to whatever host; after that it counts as absent. */
const MOST_REDIRECTS = 5;

/** What a request for robots.txt means for the host that is asked. */
export interface Weight {
  /** Without an answer nothing may be asked of the host. */
  isVital: boolean;
  /** What the answer asks for between two requests. */
  crawlDelayMs(answer: OneAnswer): number;
}

type Ask = (url: string, wanted: Wanted, weight: Weight) => Promise<OneAnswer>;

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

  /** The rules of the URL's host: known, else stored, else asked for; an older copy where it cannot be read now. */
  async of(url: string): Promise<HostRobots> {
    const host = hostOf(url);
    const known = this.#known.get(host);
    if (known && known.until > this.#clock.now()) return known.robots;
    const stored = await this.#store.get(host);
    const until = stored ? holdsUntil(stored) : 0;
    if (stored && until > this.#clock.now()) return this.#keep(host, rulesOf(stored.body), until);
    const older = stored && this.#age(stored) < HOLDS_UNREACHABLE_MS ? stored : undefined;
    const answer = await this.#fetch(new URL('/robots.txt', url).href, older === undefined);
    if ('kind' in answer) {
      // Where nothing was asked, robots.txt is no harder to read than before.
      if (older && answer.retry && !NOT_ASKED.has(answer.reason)) return this.#older(host, older, answer);
      const robots: HostRobots = { kind: 'none', because: answer };
      // What no later try would change need not be tried for each URL of the run.
      return answer.retry ? robots : this.#keep(host, robots, Number.POSITIVE_INFINITY);
    }
    await this.#store.put(host, answer);
    return this.#keep(host, rulesOf(answer.body), holdsUntil(answer));
  }

  async #older(host: string, older: StoredRobots, { retryAfterMs = 0 }: NoPage): Promise<HostRobots> {
    const retryAt = new Date(this.#clock.now() + Math.max(RETRY_MS, retryAfterMs));
    await this.#store.put(host, { ...older, retryAt });
    return this.#keep(host, rulesOf(older.body), retryAt.getTime());
  }

  #keep(host: string, robots: HostRobots, until: number): HostRobots {
    this.#known.set(host, { robots, until });
    return robots;
  }

  #age({ fetchedAt }: StoredRobots): number {
    return this.#clock.now() - fetchedAt.getTime();
  }

  async #fetch(robotsUrl: string, isVital: boolean): Promise<StoredRobots | NoPage> {
    const fetchedAt = new Date(this.#clock.now());
    let at = robotsUrl;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      // At another host it is not that host's own.
      const isOwn = hostOf(at) === hostOf(robotsUrl);
      const answer = await this.#ask(at, ROBOTS, { isVital, crawlDelayMs: isOwn ? askedDelayMs : () => 0 });
      if (answer.kind === 'page') return { status: answer.page.status, body: textOf(answer.page), fetchedAt };
      if (answer.kind === 'redirect') at = answer.to;
      else if (answer.kind === 'not-modified') break;
      else return absent(answer) ? { status: answer.status ?? 0, body: '', fetchedAt } : unreachable(answer);
    }
    return { status: 0, body: '', fetchedAt };
  }
}

function holdsUntil({ fetchedAt, retryAt }: StoredRobots): number {
  return retryAt?.getTime() ?? fetchedAt.getTime() + HOLDS_MS;
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

function rulesOf(text: string): Extract<HostRobots, { kind: 'rules' }> {
  const rules = parseRobots(text);
  const delayMs = (crawlDelay(rules, PRODUCT) ?? 0) * 1_000;
  return {
    kind: 'rules',
    allows: (url) => isAllowed(rules, PRODUCT, url),
    crawlDelayMs: Math.min(delayMs, MOST_CRAWL_DELAY_MS),
    sitemaps: rules.sitemaps,
    optOuts: (origin) => robotsOptOuts(rules, PRODUCT, origin),
  };
}

function askedDelayMs(answer: OneAnswer): number {
  return answer.kind === 'page' ? rulesOf(textOf(answer.page)).crawlDelayMs : 0;
}

function textOf(page: FetchedPage): string {
  return new TextDecoder().decode(page.bytes);
}
