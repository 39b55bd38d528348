/** Asks for a feed, sitemap or section page, and asks again where it has moved to. */
import { INPUT } from './fetch-page.js';
import type { Freshness } from './freshness.js';
import { type InputBody, InputSink } from './input-text.js';
import { type NoPage, noPage, type Validators } from './outcome.js';
import { type Means, Visitor } from './visit.js';

export type Asked =
  | ({ kind: 'body'; body: InputBody; finalUrl: string; status: number } & Validators & Freshness)
  | ({ kind: 'unchanged' } & Validators & Freshness)
  | ({ kind: 'none' } & Omit<NoPage, 'kind'>);

/** Feeds move: to https, to www, to a feed service. */
const MOST_MOVES = 3;

export class InputAsker {
  readonly #visitor: Visitor;
  /** The longest time that one of the hosts asks to be left alone. */
  retryAfterMs: number | undefined;

  constructor(means: Means) {
    this.#visitor = new Visitor(means);
  }

  /** The sitemaps that the host's robots.txt names; none when it cannot be read. */
  sitemapsOf(url: string): Promise<string[]> {
    return this.#visitor.sitemapsOf(url);
  }

  /** Throws what {@link Visitor.visit} throws. */
  async ask(url: string, validators: Validators): Promise<Asked> {
    let sink: InputSink | undefined;
    const into = (from: string, contentType: string | undefined) => {
      sink = new InputSink(from, contentType);
      return sink;
    };
    let at = url;
    for (let moves = 0; ; moves++) {
      const outcome = await this.#visitor.visit(at, validators, { ...INPUT, into });
      if (outcome.kind === 'page') {
        const { page, kind: _, ...fresh } = outcome;
        const body = await (sink ?? new InputSink(at, undefined)).body();
        return { kind: 'body', body, finalUrl: page.finalUrl, status: page.status, ...fresh };
      }
      if (outcome.kind === 'not-modified') return { ...outcome, kind: 'unchanged' };
      if (outcome.kind === 'elsewhere' && moves < MOST_MOVES) {
        at = outcome.to;
        continue;
      }
      const { kind: _, ...none } =
        outcome.kind === 'elsewhere' ? noPage('too-many-redirects', { status: outcome.status }) : outcome;
      if (none.retryAfterMs !== undefined)
        this.retryAfterMs = Math.max(this.retryAfterMs ?? 0, none.retryAfterMs);
      return { kind: 'none', ...none };
    }
  }
}
