/** Drains the due URLs of one host, one after the other, and hands out what became of each. */
import { inRun } from './crawl-run.js';
import { PAGE } from './fetch-page.js';
import type { FetchOutcome, NoPage, Validators } from './outcome.js';
import { FIRST_REST_MS } from './pace.js';
import { type Means, SlotLost, Visitor } from './visit.js';

/** A URL of the frontier that is due. */
export interface DueUrl extends Validators {
  id: string;
  url: string;
}

export interface CrawlMeans extends Means {
  /** Whether a URL needs no request any more: its page came under another name meanwhile. */
  isOver?(due: DueUrl): boolean;
  /** Why a URL is not to be asked for at all. */
  refusal?(due: DueUrl): NoPage | undefined;
  /** Whether it is another host's turn: asked after each URL. */
  turnIsOver?(): boolean;
  /** Awaited before the next request. What it throws ends the crawl and is thrown again by {@link crawlHost}. */
  onOutcome(due: DueUrl, outcome: FetchOutcome): Promise<void>;
}

/**
 * How a crawl ended. `done` URLs had an outcome, the others are as they were. `back-off`: the host is in trouble or asks
 * for time, and is to be left alone for `backOffMs`.
 */
export type CrawlEnd =
  | { done: number; end: 'drained' | 'turn' | 'lost' | 'aborted' }
  | { done: number; end: 'back-off'; backOffMs: number };

export async function crawlHost(due: readonly DueUrl[], means: CrawlMeans): Promise<CrawlEnd> {
  const crawl = new HostCrawl(means);
  const [first] = due;
  if (first) await inRun(first.url, () => crawl.visitAll(due));
  return crawl.result(due.length);
}

/** The state of one crawl: the count, and why it ended. */
class HostCrawl {
  readonly #means: CrawlMeans;
  readonly #visitor: Visitor;
  #done = 0;
  #ended: 'turn' | 'lost' | 'aborted' | { backOffMs: number } | { error: unknown } | undefined;

  constructor(means: CrawlMeans) {
    this.#means = means;
    this.#visitor = new Visitor(means);
  }

  /** One after the other, until no further URL is to be asked for. */
  async visitAll(due: readonly DueUrl[]): Promise<void> {
    for (const one of due) {
      await this.#visit(one);
      if (this.#ended !== undefined) return;
    }
  }

  async #visit(due: DueUrl): Promise<void> {
    if (this.#means.isOver?.(due)) {
      this.#done++;
      return;
    }
    try {
      const outcome = this.#means.refusal?.(due) ?? (await this.#visitor.visit(due.url, due, PAGE));
      if (outcome.kind === 'failed' && outcome.reason === 'host-rests') {
        // Nothing was asked: the URL stays as it was.
        this.#ended = { backOffMs: outcome.retryAfterMs ?? FIRST_REST_MS };
        return;
      }
      if (outcome.kind === 'failed' && outcome.reason === 'budget-spent') {
        // It stays due, and others go on.
        this.#done++;
        return;
      }
      await this.#means.onOutcome(due, outcome);
      this.#done++;
      this.#ended = this.#verdict(outcome);
    } catch (error) {
      if (error instanceof SlotLost) this.#ended = 'lost';
      else if (this.#means.signal.aborted) this.#ended = 'aborted';
      else this.#ended = { error };
    }
  }

  result(asked: number): CrawlEnd {
    const [ended, done] = [this.#ended, this.#done];
    // Crawlee stops by itself when the process is told to.
    if (ended === undefined) return { done, end: done === asked ? 'drained' : 'aborted' };
    if (typeof ended === 'string') return { done, end: ended };
    if ('error' in ended) throw ended.error;
    return { done, end: 'back-off', ...ended };
  }

  #verdict(outcome: FetchOutcome): 'turn' | { backOffMs: number } | undefined {
    const { restMs } = this.#visitor;
    if (restMs > 0) return { backOffMs: restMs };
    // The robots.txt of the host stands at another one, which is in trouble.
    if (outcome.kind === 'failed' && outcome.reason === 'robots-unreachable')
      return { backOffMs: outcome.retryAfterMs ?? FIRST_REST_MS };
    return this.#means.turnIsOver?.() ? 'turn' : undefined;
  }
}
