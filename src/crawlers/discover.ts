/** One look at a source: its feeds, sitemaps and sections are asked for what is new, politely and conditionally. */
import { createHash } from 'node:crypto';
import type { FetchReason } from '../model/fetch-reason.js';
import type { FoundUrl, SourceInput } from '../model/frontier.js';
import type { Source } from '../model/source.js';
import { urlKey } from '../model/url.js';
import { machineClock } from './clock.js';
import { INPUT } from './fetch-page.js';
import { findInputs } from './find-inputs.js';
import { inputText } from './input-text.js';
import { type FetchOutcome, noPage, type Validators } from './outcome.js';
import { type ChildSitemap, chooseChildren, readInput } from './read-input.js';
import { type Means, SlotLost, Visitor } from './visit.js';

export interface Discovery {
  /** In the order of the inputs, each page once (by its URL key). */
  found: FoundUrl[];
  /** To be kept, after `found` is: inputs that are new, and those about which something is known anew. */
  inputs: SourceInput[];
  /** Inputs that had nothing new: 304, or the same body as last time. */
  unchanged: number;
  failures: InputFailure[];
  /** `lost` and `aborted`: what was found until then stands, the inputs not yet asked are as they were. */
  end: 'whole' | 'lost' | 'aborted';
  /** The longest time that one of the hosts asks to be left alone. */
  retryAfterMs?: number;
}

export interface InputFailure {
  url: string;
  reason: FetchReason;
  detail?: string;
}

/** A sitemap index may name further indexes; deeper than this nobody nests but by mistake. */
const MOST_INDEX_DEPTH = 2;

/** URLs taken from one look. A source that has more gives them at later looks; a trap for crawlers never ends. */
const MOST_FOUND = 10_000;

/** Feeds move: to https, to www, to a feed service. */
const MOST_MOVES = 3;

/** Throws what `takeSlot` and the robots store throw. */
export async function discover(
  source: Source,
  known: readonly SourceInput[],
  means: Means,
): Promise<Discovery> {
  const look = new Look(source, known, means);
  let end: Discovery['end'] = 'whole';
  try {
    await look.atAll();
  } catch (error) {
    if (error instanceof SlotLost) end = 'lost';
    else if (means.signal.aborted) end = 'aborted';
    else throw error;
  }
  return look.result(end);
}

class Look {
  readonly #source: Source;
  readonly #known: ReadonlyMap<string, SourceInput>;
  readonly #visitor: Visitor;
  readonly #now: number;
  readonly #found = new Map<string, FoundUrl>();
  readonly #updates = new Map<string, SourceInput>();
  readonly #failures: InputFailure[] = [];
  #unchanged = 0;
  #retryAfterMs: number | undefined;

  constructor(source: Source, known: readonly SourceInput[], means: Means) {
    this.#source = source;
    this.#known = new Map(known.map((input) => [input.url, input]));
    this.#visitor = new Visitor(means);
    this.#now = (means.clock ?? machineClock).now();
  }

  async atAll(): Promise<void> {
    for (const input of await this.#inputs()) await this.#at(input, 0);
  }

  result(end: Discovery['end']): Discovery {
    return {
      found: [...this.#found.values()],
      inputs: [...this.#updates.values()],
      unchanged: this.#unchanged,
      failures: this.#failures,
      end,
      ...(this.#retryAfterMs === undefined ? {} : { retryAfterMs: this.#retryAfterMs }),
    };
  }

  /** As configured; where nothing is, as found earlier; where nothing was, as found now. */
  async #inputs(): Promise<SourceInput[]> {
    const { id: sourceId, feeds, sitemaps, sections } = this.#source;
    const configured: SourceInput[] = [
      ...feeds.map((url) => ({ sourceId, url, kind: 'feed' as const })),
      ...sitemaps.map((url) => ({ sourceId, url, kind: 'sitemap' as const })),
      ...sections.map((url) => ({ sourceId, url, kind: 'section' as const })),
    ];
    if (configured.length > 0)
      return configured.map((input) => ({ ...this.#known.get(input.url), ...input }));
    const earlier = [...this.#known.values()].filter(({ via }) => via === undefined);
    return earlier.length > 0 ? earlier : this.#find();
  }

  async #find(): Promise<SourceInput[]> {
    const { home, id: sourceId } = this.#source;
    const page = await this.#ask(home, {});
    if (page.kind !== 'page') return [];
    const html = (await inputText(page.page.bytes, page.page.contentType)) ?? '';
    const named = await this.#visitor.sitemapsOf(page.page.finalUrl);
    return findInputs(html, page.page.finalUrl, named).map((input) => ({ sourceId, ...input }));
  }

  /** Looks at one input, and at what it names when it is a sitemap index. */
  async #at(input: SourceInput, depth: number): Promise<void> {
    const outcome = await this.#ask(input.url, validatorsOf(input));
    if (outcome.kind === 'not-modified') {
      this.#unchanged++;
      this.#keep({ ...input, ...validatorsOf(outcome), lastStatus: 304 });
      return this.#atChildren(input, this.#childrenKnownOf(input), depth);
    }
    if (outcome.kind !== 'page') {
      const { status } = outcome;
      this.#keep({ ...input, ...(status === undefined ? {} : { lastStatus: status }) });
      return;
    }
    const { bytes, status, contentType, finalUrl } = outcome.page;
    const bodyHash = createHash('sha256').update(bytes).digest('hex');
    // Validators are those of the last response, each on its own: what a server has stopped sending is dropped.
    const { etag: _, lastModified: __, ...rest } = input;
    const update: SourceInput = { ...rest, ...validatorsOf(outcome), bodyHash, lastStatus: status };
    if (bodyHash === input.bodyHash) {
      this.#unchanged++;
      this.#keep(update);
      return this.#atChildren(input, this.#childrenKnownOf(input), depth);
    }
    const text = await inputText(bytes, contentType);
    const content =
      text === undefined ? undefined : readInput(input.kind, text, finalUrl, this.#source, this.#now);
    if (!content) {
      // Without validators, so that it is read again next time, and said again.
      this.#keep({ ...rest, lastStatus: status });
      if (text === undefined) this.#fail(input.url, 'bad-response', 'gzip that cannot be undone');
      else this.#fail(input.url, input.kind === 'sitemap' ? 'not-a-sitemap' : 'not-a-feed', undefined);
      return;
    }
    const all = content.found.every(({ url, published }) => this.#take(url, input, published));
    // What did not fit must not be taken for known: without validators it is read again next time.
    this.#keep(all ? update : { ...rest, lastStatus: status });
    await this.#atChildren(input, chooseChildren(content.children, this.#now), depth);
  }

  async #atChildren(parent: SourceInput, children: readonly ChildSitemap[], depth: number): Promise<void> {
    if (depth >= MOST_INDEX_DEPTH) return;
    const { sourceId, kind, url: via } = parent;
    const inputs = children.map(({ url }) => ({ ...this.#known.get(url), sourceId, url, kind, via }));
    // Kept before they are asked: a look that breaks off here finds the index unchanged the next time.
    for (const input of inputs) this.#keep(input);
    for (const input of inputs) await this.#at(input, depth + 1);
  }

  #childrenKnownOf(input: SourceInput): ChildSitemap[] {
    return chooseChildren(
      [...this.#known.values()].filter(({ via }) => via === input.url),
      this.#now,
    );
  }

  /** Asks, and asks again where it has moved to. A failure is noted here. */
  async #ask(url: string, validators: Validators): Promise<Exclude<FetchOutcome, { kind: 'elsewhere' }>> {
    let at = url;
    for (let moves = 0; ; moves++) {
      const outcome = await this.#visitor.visit(at, validators, INPUT);
      if (outcome.kind === 'elsewhere' && moves < MOST_MOVES) {
        at = outcome.to;
        continue;
      }
      const end =
        outcome.kind === 'elsewhere' ? noPage('too-many-redirects', { status: outcome.status }) : outcome;
      if (end.kind === 'refused' || end.kind === 'failed') {
        this.#fail(url, end.reason, end.detail);
        if (end.retryAfterMs !== undefined)
          this.#retryAfterMs = Math.max(this.#retryAfterMs ?? 0, end.retryAfterMs);
      }
      return end;
    }
  }

  /** False when there is no room left. */
  #take(url: string, input: SourceInput, published: string | undefined): boolean {
    const key = urlKey(url);
    if (key === undefined || this.#found.has(key)) return true;
    if (this.#found.size >= MOST_FOUND) return false;
    this.#found.set(key, {
      url,
      sourceId: this.#source.id,
      foundIn: input.kind,
      fromUrl: input.url,
      ...(published === undefined ? {} : { publishedHint: published }),
    });
    return true;
  }

  #keep(input: SourceInput): void {
    this.#updates.set(input.url, input);
  }

  #fail(url: string, reason: FetchReason, detail: string | undefined): void {
    this.#failures.push({ url, reason, ...(detail === undefined ? {} : { detail }) });
  }
}

function validatorsOf({ etag, lastModified }: Validators): Validators {
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
