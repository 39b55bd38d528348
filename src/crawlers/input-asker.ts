/** Asks for a feed, sitemap or section page, and asks again where it has moved to. */
import type { FetchedPage } from '../model/capture.js';
import { binding, type SaidOptOut } from '../model/opt-out.js';
import { hostOf } from '../model/url.js';
import { directivesOf } from '../parsers/directives.js';
import { licencesOf, mayHaveLicences } from '../parsers/licences.js';
import { INPUT } from './fetch-page.js';
import type { Freshness } from './freshness.js';
import { type InputBody, InputSink } from './input-text.js';
import { type NoPage, noPage, type Validators } from './outcome.js';
import { PRODUCT } from './user-agent.js';
import { type Means, Visitor } from './visit.js';

export type Asked =
  | ({ kind: 'body'; body: InputBody; finalUrl: string; status: number } & Validators & Freshness)
  | ({ kind: 'unchanged' } & Validators & Freshness)
  | ({ kind: 'none' } & Omit<NoPage, 'kind'>);

/** Feeds move: to https, to www, to a feed service. */
const MOST_MOVES = 3;

export class InputAsker {
  readonly #visitor: Visitor;
  readonly #means: Means;
  /** For how long each host asks to be left alone, where one does. */
  readonly #rests = new Map<string, number>();
  /** What each page that came says of AI and licences, in itself or in its headers; nothing where it says nothing. */
  readonly said: { url: string; optOuts: SaidOptOut[] }[] = [];
  /** Nothing more is asked for whoever obeys. */
  #optedOut: NoPage | undefined;

  constructor(means: Means) {
    this.#means = means;
    this.#visitor = new Visitor(means);
  }

  /** When the first of the hosts that ask to be left alone may be asked again; the others wait by their own rows. */
  get retryAfterMs(): number | undefined {
    return this.#rests.size > 0 ? Math.min(...this.#rests.values()) : undefined;
  }

  /** The sitemaps that the host's robots.txt names; none when it cannot be read. */
  sitemapsOf(url: string): Promise<string[]> {
    return this.#visitor.sitemapsOf(url);
  }

  /** Asks for the files in which the URL's host opts out, where they are not known, up to the first that does. */
  readRules(url: string): Promise<void> {
    return this.#visitor.readRules(url);
  }

  /** Throws what {@link Visitor.visit} throws. */
  async ask(url: string, validators: Validators): Promise<Asked> {
    if (this.#optedOut) return { ...this.#optedOut, kind: 'none' };
    let sink: InputSink | undefined;
    const into = (from: string, contentType: string | undefined) => {
      sink = new InputSink(from, contentType);
      return sink;
    };
    let at = url;
    for (let moves = 0; ; moves++) {
      const outcome = await this.#visitor.visit(at, validators, { ...INPUT, into });
      if (outcome.kind === 'page') {
        const { page, kind: _, retryAfterMs: __, ...fresh } = outcome;
        const body = await (sink ?? new InputSink(at, undefined)).body();
        const refusal = this.#hear(page, body);
        if (refusal) return { ...refusal, kind: 'none' };
        return { kind: 'body', body, finalUrl: page.finalUrl, status: page.status, ...fresh };
      }
      if (outcome.kind === 'not-modified') {
        const { head: _, retryAfterMs: __, ...fresh } = outcome;
        return { ...fresh, kind: 'unchanged' };
      }
      if (outcome.kind === 'elsewhere' && moves < MOST_MOVES) {
        at = outcome.to;
        continue;
      }
      const { kind: _, ...none } =
        outcome.kind === 'elsewhere' ? noPage('too-many-redirects', { status: outcome.status }) : outcome;
      if (none.retryAfterMs !== undefined) {
        const host = hostOf(at);
        this.#rests.set(host, Math.max(this.#rests.get(host) ?? 0, none.retryAfterMs));
      }
      return { kind: 'none', ...none };
    }
  }

  /** Whether what came asks that its links are not followed, or says no to what an obeying source is for. */
  #hear(
    { headers, url: asked, finalUrl: url, fetchedAt, status }: FetchedPage,
    body: InputBody,
  ): NoPage | undefined {
    const html = body.kind === 'text' && IS_PAGE.test(body.text.slice(0, 4_096)) ? body.text : '';
    const told = directivesOf({ headers, html, url, at: Date.parse(fetchedAt) }, PRODUCT.toLowerCase());
    const licences = mayHaveLicences(html)
      ? licencesOf({ signs: html, slice: (start, end) => html.slice(start, end) }, url)
      : [];
    this.said.push({ url: asked, optOuts: [...told.optOuts, ...licences] });
    const [why] = this.#means.obeysOptOuts?.() ? binding(told.optOuts) : [];
    if (why) this.#optedOut = noPage('opted-out', { status, detail: `${why.signal} ${why.value}`.trim() });
    return this.#optedOut ?? (told.nofollow ? noPage('nofollow', { status }) : undefined);
  }
}

/** Feeds may quote pages. */
const IS_PAGE = /<html\b|<!doctype html/iu;
