/**
 * The one way to a page: is a contact set, does robots.txt allow it, is it this host's turn, and only then the request.
 * Redirects on the same host are followed, each hop asking the same questions; one to another host is handed back.
 */
import type { Dispatcher } from 'undici';
import { binding } from '../model/opt-out.js';
import { hostOf, httpUrl } from '../model/url.js';
import { type Clock, machineClock } from './clock.js';
import { type FetchLimits, fetchPage, type OneAnswer, TDM_FILE, type Wanted } from './fetch-page.js';
import { type FetchOutcome, type NoPage, noPage, type Validators } from './outcome.js';
import type { Answered } from './pace.js';
import { type HostRobots, RobotsPolicy, type RobotsStore, type Weight } from './robots.js';
import { TdmFiles, type TdmStore } from './tdm-files.js';
import type { UserAgent } from './user-agent.js';

/** The right to send one request to a host. */
export interface Slot {
  /**
   * The request is over, or was not sent, and the time between requests counts from here. Without `answered` nothing was
   * learned of the host. For how long it is left alone now; 0: it is not.
   */
  end(answered?: Answered): Promise<{ restMs: number }>;
}

/**
 * Takes the host's slot. While it is not the caller's turn, tells how long to wait before asking for it again; where no
 * request may be sent for longer, why, and for how long (`retryAfterMs`); `lost` when the caller may no longer ask this
 * host at all (its lease is gone). `crawlDelayMs` is what the host's robots.txt asks for: requests are to be at least this
 * far apart.
 */
export type TakeSlot = (
  host: string,
  crawlDelayMs: number,
) => Promise<Slot | { waitMs: number } | NoPage | 'lost'>;

/** What a crawl or a look at a source is done with. */
export interface Means {
  dispatcher: Dispatcher;
  userAgent: UserAgent;
  robots: RobotsStore;
  takeSlot: TakeSlot;
  /** Where rules for text and data mining are kept; absent where they are of no matter, and not asked for. */
  tdm?: TdmStore | undefined;
  /** Whether what robots.txt says of AI is obeyed for what is asked now. */
  obeysOptOuts?(): boolean;
  /** Headers of whoever watches the URL's site, or why they cannot be sent. robots.txt is asked for without. */
  ownHeaders?(url: string): Record<string, string> | NoPage;
  clock?: Clock;
  signal: AbortSignal;
  /** Tighter or wider limits than the usual ones. */
  limits?: Partial<FetchLimits>;
}

const MOST_REDIRECTS = 5;

/** A slot that came later than this was asked for before the process was frozen: by now it may be somebody else's. */
const SLOT_IS_STALE_MS = 2_000;

/** Thrown where the host's lease is gone, so that nothing is asked of the host from here on. */
export class SlotLost extends Error {}

export class Visitor {
  readonly #means: Means;
  readonly #clock: Clock;
  readonly #robots: RobotsPolicy;
  readonly #tdm: TdmFiles | undefined;
  /** For how long the host of the last request is to be left alone, by how it answered; 0: it is not. */
  restMs = 0;

  constructor(means: Means) {
    this.#means = means;
    this.#clock = means.clock ?? machineClock;
    this.#robots = new RobotsPolicy(
      means.robots,
      (url, wanted, weight) => this.#request(url, {}, wanted, 0, weight),
      this.#clock,
    );
    this.#tdm = means.tdm && new TdmFiles(means.tdm, this.#clock);
  }

  /** Throws {@link SlotLost}, the reason of an aborted signal, and what `takeSlot` and the robots store throw. */
  async visit(url: string, validators: Validators, wanted: Wanted): Promise<FetchOutcome> {
    const refusal = this.#refusal(url);
    if (refusal) return refusal;
    const host = hostOf(url);
    const seen = new Set<string>();
    for (let at = url; ; ) {
      seen.add(at);
      const answer = await this.#politely(at, validators, wanted);
      if (answer.kind !== 'redirect') {
        return answer.kind === 'page' ? { ...answer, page: { ...answer.page, url, finalUrl: at } } : answer;
      }
      if (hostOf(answer.to) !== host) return { kind: 'elsewhere', to: answer.to, status: answer.status };
      if (seen.has(answer.to) || seen.size > MOST_REDIRECTS) {
        return noPage('too-many-redirects', { status: answer.status, detail: answer.to });
      }
      at = answer.to;
    }
  }

  /** Asks for the files in which the URL's host opts out, where they are not known, up to the first that does. */
  async readRules(url: string): Promise<void> {
    const robots = await this.#robots.of(url);
    if (robots.kind === 'rules' && binding(robots.optOuts(url)).length === 0)
      await this.#isReserved(url, robots);
  }

  /** The sitemaps that the host's robots.txt names; none when it cannot be read. */
  async sitemapsOf(url: string): Promise<string[]> {
    const robots = await this.#robots.of(url);
    return robots.kind === 'rules' ? robots.sitemaps : [];
  }

  async #politely(url: string, validators: Validators, wanted: Wanted): Promise<OneAnswer> {
    const robots = await this.#robots.of(url);
    if (robots.kind === 'none') return robots.because;
    if (!robots.allows(url)) return noPage('robots');
    const obeys = this.#means.obeysOptOuts?.() ?? false;
    const [why] = obeys ? binding(robots.optOuts(url)) : [];
    if (why) return noPage('opted-out', { detail: `${why.signal} ${why.value}`.trim() });
    const isReserved = await this.#isReserved(url, robots);
    if (isReserved && obeys) return noPage('opted-out', { detail: 'tdm-reservation' });
    return this.#request(url, validators, wanted, robots.crawlDelayMs);
  }

  /** Whether the host reserves the URL from text and data mining; false where nobody wants to know. */
  async #isReserved(url: string, robots: Extract<HostRobots, { kind: 'rules' }>): Promise<boolean> {
    const ask = async (file: string) =>
      robots.allows(file) ? this.#request(file, {}, TDM_FILE, robots.crawlDelayMs) : noPage('robots');
    return (await this.#tdm?.isReserved(url, ask)) ?? false;
  }

  /**
   * Every request, robots.txt's own included, waits for its slot here. `weight`: what one for robots.txt
   * means for all others.
   */
  async #request(
    url: string,
    validators: Validators,
    wanted: Wanted,
    crawlDelayMs: number,
    weight?: Weight,
  ): Promise<OneAnswer> {
    const { dispatcher, userAgent, signal, limits } = this.#means;
    const refusal = this.#refusal(url);
    if (refusal) return refusal;
    const own = wanted.anonymous ? {} : (this.#means.ownHeaders?.(url) ?? {});
    if (isNoPage(own)) return own;
    const slot = await this.#slot(hostOf(url), crawlDelayMs);
    if ('reason' in slot) return slot;
    const began = this.#clock.now();
    let tookMs: number | undefined;
    let answer: OneAnswer | undefined;
    try {
      const bounded = { ...wanted, limits: { ...wanted.limits, ...limits } };
      answer = await fetchPage(url, validators, bounded, {
        dispatcher,
        userAgent,
        headers: own,
        signal,
        now: this.#clock.now,
        onHead: () => {
          tookMs = this.#clock.now() - began;
        },
      });
      return answer;
    } finally {
      tookMs ??= this.#clock.now() - began;
      const answered = answer && { tookMs, ...meaningOf(answer, weight) };
      this.restMs = (await slot.end(answered)).restMs;
    }
  }

  async #slot(host: string, crawlDelayMs: number): Promise<Slot | NoPage> {
    const { takeSlot, signal } = this.#means;
    for (;;) {
      signal.throwIfAborted();
      const askedAt = this.#clock.now();
      const answer = await takeSlot(host, crawlDelayMs);
      if (answer === 'lost') throw new SlotLost();
      if ('reason' in answer) return answer;
      if ('waitMs' in answer) await this.#clock.sleep(answer.waitMs, signal);
      else if (this.#clock.now() - askedAt < SLOT_IS_STALE_MS) return answer;
      else await answer.end();
    }
  }

  #refusal(url: string): NoPage | undefined {
    const absolute = httpUrl(url);
    if (absolute === undefined) return noPage('bad-url');
    const { username, password } = new URL(absolute);
    if (username || password) return noPage('bad-url', { detail: 'the URL carries a user name or password' });
    return this.#means.userAgent.mayFetch(absolute) ? undefined : noPage('no-contact');
  }
}

function isNoPage(own: Record<string, string> | NoPage): own is NoPage {
  return 'retry' in own && typeof own.retry === 'boolean';
}

/** What an answer says of its host. */
function meaningOf(answer: OneAnswer, weight: Weight | undefined): Omit<Answered, 'tookMs'> {
  const rest =
    'retryAfterMs' in answer && answer.retryAfterMs !== undefined
      ? { retryAfterMs: answer.retryAfterMs }
      : {};
  if (answer.kind !== 'failed') return weight ? { crawlDelayMs: weight.crawlDelayMs(answer), ...rest } : rest;
  const { reason, retry } = answer;
  const wholeHost = weight?.isVital === true || reason === 'rate-limited';
  return { ...(retry ? { trouble: reason, wholeHost } : {}), ...rest };
}
