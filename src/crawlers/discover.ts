/** One look at a source: its feeds, sitemaps and sections are asked for what is new, politely and conditionally. */
import type { SourceInput } from '../model/frontier.js';
import type { Source } from '../model/source.js';
import { urlKey } from '../model/url.js';
import { linkedPage } from '../parsers/links.js';
import { LinkJudge } from '../parsers/links-judge.js';
import { type ChildSitemap, type Chosen, chooseChildren } from './choose-sitemaps.js';
import { machineClock } from './clock.js';
import { type Discovery, type InputFailure, type Knowledge, unreadable } from './discovery.js';
import { type FoundInput, isQuick, namedInputs, rests, usualInputs } from './find-inputs.js';
import { FoundPages } from './found-pages.js';
import type { Freshness } from './freshness.js';
import { type Asked, InputAsker } from './input-asker.js';
import { NOT_ASKED, type Validators } from './outcome.js';
import { type InputContent, readInput } from './read-input.js';
import { type Means, SlotLost } from './visit.js';

/** A sitemap index may name further indexes; deeper than this nobody nests but by mistake. */
const MOST_INDEX_DEPTH = 2;

/** Pages of one list that are read in one look. */
const MOST_PAGES = 4;

/** The next page is read while more than this share of the last one was new. */
const NEW_SHARE = 0.5;

/** What calls itself good for longer is asked for again after a day. */
const MOST_FRESH_MS = 24 * 3_600_000;

/** Nobody remembers, and everything is new. */
const NOTHING_KNOWN: Knowledge = { shapes: async () => [], unknown: async (urls) => urls };

/** A feed names articles, by being one. */
const NO_JUDGE = new LinkJudge([]);

/** Throws what `takeSlot` and the robots store throw. */
export async function discover(
  source: Source,
  known: readonly SourceInput[],
  means: Means,
  knowledge: Knowledge = NOTHING_KNOWN,
): Promise<Discovery> {
  const look = new Look(source, known, means, knowledge);
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
  readonly #asker: InputAsker;
  readonly #knowledge: Knowledge;
  readonly #now: number;
  readonly #found: FoundPages;
  readonly #updates = new Map<string, SourceInput>();
  readonly #failures: InputFailure[] = [];
  /** Sitemaps of this look, so that indexes which name each other end. */
  readonly #seen = new Set<string>();
  #dropped: string[] = [];
  /** URLs of the inputs by which the source is looked at. */
  #top: string[] = [];
  #judge: Promise<LinkJudge> | undefined;
  #unchanged = 0;

  constructor(source: Source, known: readonly SourceInput[], means: Means, knowledge: Knowledge) {
    this.#source = source;
    this.#known = new Map(known.map((input) => [input.url, input]));
    this.#asker = new InputAsker(means);
    this.#knowledge = knowledge;
    this.#found = new FoundPages(knowledge.unknown);
    this.#now = (means.clock ?? machineClock).now();
  }

  /** As configured; where nothing is, as found earlier; where nothing was, or nothing of it is left, as found now. */
  async atAll(): Promise<void> {
    const { id: sourceId, feeds, sitemaps, sections } = this.#source;
    const configured: SourceInput[] = [
      ...feeds.map((url) => ({ sourceId, url, kind: 'feed' as const })),
      ...sitemaps.map((url) => ({ sourceId, url, kind: 'sitemap' as const })),
      ...sections.map((url) => ({ sourceId, url, kind: 'section' as const })),
    ];
    if (configured.length > 0)
      return this.#atThose(configured.map((input) => ({ ...this.#known.get(input.url), ...input })));
    const earlier = [...this.#known.values()].filter(({ via }) => via === undefined);
    if (earlier.every(({ lastStatus = 0 }) => lastStatus >= 400)) return this.#atHome();
    const hasQuick = earlier.some((input) => isQuick(input) && (input.lastStatus ?? 0) < 400);
    await this.#atThose(earlier, (input) => hasQuick && rests(input, this.#now));
  }

  /**
   * Where the source has no schedule, what still is good is not asked for again. When that is all of them, somebody wants it
   * now.
   */
  async #atThose(inputs: SourceInput[], rests = (_: SourceInput) => false): Promise<void> {
    this.#top = inputs.map(({ url }) => url);
    const isGood = ({ notBefore }: SourceInput) =>
      this.#source.schedule === undefined && notBefore !== undefined && notBefore.getTime() > this.#now;
    const due = inputs.filter((input) => !rests(input));
    const stale = due.filter((input) => !isGood(input));
    for (const input of stale.length > 0 ? stale : due) await this.#at(input, 0);
  }

  result(end: Discovery['end']): Discovery {
    const { retryAfterMs, said } = this.#asker;
    return {
      found: this.#found.all(),
      top: this.#top.flatMap((url) => this.#updates.get(url) ?? this.#known.get(url) ?? []),
      inputs: [...this.#updates.values()],
      dropped: this.#dropped,
      unchanged: this.#unchanged,
      failures: this.#failures,
      end,
      said,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }

  /** Finds the inputs, and looks at each: those that the site names, else those that stand where they usually do. */
  async #atHome(): Promise<void> {
    const { home: url, id: sourceId } = this.#source;
    const asked = await this.#asker.ask(url, {});
    // A home page whose links are not to be followed leaves what robots.txt names, and the usual places.
    const isClosed = asked.kind === 'none' && asked.reason === 'nofollow';
    if (asked.kind !== 'body' && !isClosed) return this.#failed(url, asked);
    const finalUrl = asked.kind === 'body' ? asked.finalUrl : url;
    const html = asked.kind === 'body' && asked.body.kind === 'text' ? asked.body.text : '';
    const page = html ? linkedPage(html, finalUrl) : undefined;
    const named = page || isClosed ? namedInputs(page, finalUrl, await this.#asker.sitemapsOf(finalUrl)) : [];
    for (const kind of ['feed', 'sitemap'] as const) {
      if (named.some((input) => input.kind === kind)) continue;
      const usual = await this.#firstOf(usualInputs(kind, finalUrl));
      if (usual) named.push(usual);
    }
    for (const input of named) if (!this.#updates.has(input.url)) await this.#at({ sourceId, ...input }, 0);
    await this.#take({ sourceId, url: finalUrl, kind: 'section' }, asked, 0);
    this.#top = [...named.map((input) => input.url), finalUrl];
    this.#dropped = [...this.#known.keys()].filter((known) => !this.#updates.has(known));
  }

  /** The first that is what it should be; that the others are not there is no failure. */
  async #firstOf(usual: readonly FoundInput[]): Promise<FoundInput | undefined> {
    for (const input of usual) {
      this.#seen.add(input.url);
      const asked = await this.#asker.ask(input.url, {});
      // A host in trouble, or one that wants to be left alone, is not asked further.
      if (asked.kind === 'none' && (asked.retry || asked.reason === 'forbidden')) return undefined;
      if (asked.kind !== 'body' || !(await this.#read(input.kind, asked))) continue;
      await this.#take({ sourceId: this.#source.id, ...input }, asked, 0);
      return input;
    }
    return undefined;
  }

  /** Looks at one input, and at what it names when it is a sitemap index. */
  async #at(input: SourceInput, depth: number): Promise<void> {
    this.#seen.add(input.url);
    await this.#take(input, await this.#asker.ask(input.url, validatorsOf(input)), depth);
  }

  async #take(input: SourceInput, asked: Asked, depth: number): Promise<void> {
    if (asked.kind === 'unchanged') {
      this.#keep({ ...input, ...validatorsOf(asked), lastStatus: 304 }, asked);
      return this.#atUnchanged(input, depth);
    }
    if (asked.kind === 'none') {
      const { status, reason } = asked;
      // What was not asked is as it was, and is asked for when it can be.
      if (NOT_ASKED.has(reason)) this.#updates.set(input.url, { ...this.#known.get(input.url), ...input });
      else this.#keep({ ...input, ...(status === undefined ? {} : { lastStatus: status }) });
      return this.#failed(input.url, asked);
    }
    const { body, status: lastStatus } = asked;
    // Validators are those of the last response, each on its own: what a server has stopped sending is dropped.
    const { etag: _, lastModified: __, pace, ...rest } = input;
    const update: SourceInput = { ...rest, ...validatorsOf(asked), bodyHash: body.hash, lastStatus };
    if (body.hash === input.bodyHash) {
      this.#keep({ ...update, ...(pace ? { pace } : {}) }, asked);
      return this.#atUnchanged(input, depth);
    }
    const content = await this.#read(input.kind, asked);
    if (!content) {
      // Without validators, so that it is read again next time, and said again.
      this.#keep({ ...rest, lastStatus });
      this.#failures.push({ url: input.url, ...unreadable(input.kind, body) });
      return;
    }
    const { parts, areMoreUndated } = this.#choose(content.children);
    // What did not fit must not be taken for known: without validators it is read again next time.
    // Nor is it good for any time.
    const all = (await this.#add(content, input)) && !areMoreUndated;
    // Nothing but what the frontier knows.
    if (content.found.length > 0 && this.#found.count === 0) this.#unchanged++;
    const hasMore = content.next !== undefined && this.#knowledge.followsLists !== false;
    // Nor is a list known before its further pages are read, of which a look that breaks off has none.
    if (!all || hasMore) this.#keep({ ...rest, lastStatus });
    if (all && (!hasMore || (await this.#atPages(input, content))))
      this.#keep({ ...update, ...(content.pace ? { pace: content.pace } : {}) }, asked);
    await this.#atChildren(input, parts, depth);
  }

  async #atUnchanged(input: SourceInput, depth: number): Promise<void> {
    this.#unchanged++;
    // By what the index says of its parts, which is still the same, and not by the headers that they came with.
    const children = [...this.#known.values()]
      .filter(({ via }) => via === input.url)
      .map(({ url, lastmod }) => ({ url, lastModified: lastmod }));
    await this.#atChildren(input, this.#choose(children).parts, depth);
  }

  #choose(children: readonly ChildSitemap[]): Chosen {
    return chooseChildren(children, this.#now, (url) => this.#known.get(url)?.askedAt?.getTime() ?? 0);
  }

  async #atChildren(parent: SourceInput, children: readonly ChildSitemap[], depth: number): Promise<void> {
    if (depth >= MOST_INDEX_DEPTH) return;
    const { sourceId, kind, url: via } = parent;
    const inputs = children
      .filter(({ url }) => !this.#seen.has(url))
      .map(({ url, lastModified }) => {
        const { lastmod: _, ...known }: Partial<SourceInput> = this.#known.get(url) ?? {};
        return { ...known, sourceId, url, kind, via, ...(lastModified ? { lastmod: lastModified } : {}) };
      });
    // Kept before they are asked: a look that breaks off here finds the index unchanged the next time.
    for (const input of inputs) this.#updates.set(input.url, input);
    for (const input of inputs) if (!this.#seen.has(input.url)) await this.#at(input, depth + 1);
  }

  /**
   * The pages behind the first, while they bring what is new: neither all of an archive, nor a circle, nor a calendar. Where
   * an earlier look came to no end, all of them: those that it read are known. False where this one came to none.
   */
  async #atPages(input: SourceInput, first: InputContent): Promise<boolean> {
    const goesOn = isUnfinished(this.#known.get(input.url));
    const seen = new Set([urlKey(input.url)]);
    let content: InputContent | undefined = first;
    for (let page = 2; page <= MOST_PAGES && content?.next; page++) {
      const { found, next } = content as { found: { url: string }[]; next: string };
      const unknown = goesOn ? found : await this.#knowledge.unknown(found.map(({ url }) => url));
      if (unknown.length <= found.length * NEW_SHARE || seen.has(urlKey(next))) return true;
      seen.add(urlKey(next));
      const before = this.#found.count;
      const asked = await this.#asker.ask(next, {});
      if (asked.kind === 'none' && asked.retry) {
        this.#failures.push({ url: input.url, reason: asked.reason, detail: `its page ${page}` });
        return false;
      }
      content = asked.kind === 'body' ? await this.#read('section', asked) : undefined;
      if (!content) return true;
      if (!(await this.#add(content, input))) return false;
      if (this.#found.count === before) return true;
    }
    return true;
  }

  async #read(
    kind: SourceInput['kind'],
    { body, finalUrl }: Extract<Asked, { kind: 'body' }>,
  ): Promise<InputContent | undefined> {
    if (body.kind !== 'sitemap' && body.kind !== 'text') return undefined;
    const judge = kind === 'feed' && body.kind === 'text' ? NO_JUDGE : await this.#learned();
    return readInput(kind, body, finalUrl, { source: this.#source, judge, now: this.#now });
  }

  #learned(): Promise<LinkJudge> {
    this.#judge ??= this.#knowledge.shapes().then((shapes) => new LinkJudge(shapes));
    return this.#judge;
  }

  /** False when there is no room left. */
  #add(content: InputContent, input: SourceInput): Promise<boolean> {
    return this.#found.add(
      content.found.map(({ url, published }) => ({
        url,
        sourceId: this.#source.id,
        foundIn: input.kind,
        fromUrl: input.url,
        ...(published === undefined ? {} : { publishedHint: published }),
      })),
    );
  }

  /** An answer is good for as long as its headers or the feed itself say, whichever is longer. */
  #keep({ notBefore: _, ...input }: SourceInput, { freshForMs = 0 }: Freshness = {}): void {
    const goodFor = Math.min(Math.max(freshForMs, input.pace?.ttlMs ?? 0), MOST_FRESH_MS);
    this.#updates.set(input.url, {
      ...input,
      askedAt: new Date(this.#now),
      ...(goodFor > 0 ? { notBefore: new Date(this.#now + goodFor) } : {}),
    });
  }

  #failed(url: string, asked: Asked): void {
    if (asked.kind !== 'none') return;
    const { reason, detail } = asked;
    this.#failures.push({ url, reason, ...(detail === undefined ? {} : { detail }) });
  }
}

/** It came, and was not read to its end. */
function isUnfinished({ lastStatus = 0, bodyHash }: Partial<SourceInput> = {}): boolean {
  return bodyHash === undefined && lastStatus >= 200 && lastStatus < 300;
}

function validatorsOf({ etag, lastModified }: Validators): Validators {
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
