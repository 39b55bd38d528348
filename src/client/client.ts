/** `copydesk/client`: the API, typed by the schemas that it answers by. It runs wherever there is `fetch`. */
import type { AlertName, AlertsPage } from '../model/alert.js';
import type { Article } from '../model/article.js';
import type { SentChange, SentChangePage } from '../model/change.js';
import type { Clusters } from '../model/near-duplicate.js';
import type { QuotesPage } from '../model/quote-search.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { SourceHealth, SourcesPage } from '../model/source-health.js';
import type { Stats } from '../model/stats.js';
import type { History } from '../model/version.js';
import { ApiError } from './api-error.js';
import { type Access, getJson, waited } from './request.js';

export interface ChangesOptions {
  /** Position of the last event that was taken; 0 for all. */
  after?: number;
  /** Events that one request asks for, 1 to 500. */
  limit?: number;
  /** Which records; all when absent. */
  filter?: RecordFilter;
  /** Milliseconds until the feed is asked again once its end is reached; without it, that is the end. */
  pollMs?: number;
  signal?: AbortSignal;
}

interface PageOptions {
  /** What the page before said as `next`. */
  after?: string;
  limit?: number;
  signal?: AbortSignal;
}

export interface AlertsOptions extends PageOptions {
  /** `open` when absent. */
  state?: 'open' | 'closed' | 'all';
  source?: string;
  name?: AlertName;
}

export interface QuotesOptions extends PageOptions {
  /** All words of the speaker's name. */
  speaker?: string;
  /** Words of the quote. */
  text?: string;
}

export interface StatsOptions {
  /** First and last day, `2026-03-01`; the last seven when absent. */
  from?: string;
  to?: string;
  source?: string;
  signal?: AbortSignal;
}

export interface Client {
  /** The events after a position, in order; whoever begins again after the last one's `position` misses none. */
  changes(options?: ChangesOptions): AsyncGenerator<SentChange, void, void>;
  /** The same by pages. What a filter leaves out is passed over, so `next` may rise where a page is empty. */
  changePages(options?: ChangesOptions): AsyncGenerator<SentChangePage, void, void>;
  /** The newest version, or the one that is asked for; undefined where there is none. */
  record(id: string, options?: { version?: number; signal?: AbortSignal }): Promise<Article | undefined>;
  /** Its versions, newest first; undefined for a record that is not known. */
  versions(
    id: string,
    options?: { before?: number; limit?: number; signal?: AbortSignal },
  ): Promise<History | undefined>;
  /** The clusters that it is in; undefined for a record that is not known. */
  copies(id: string, options?: { signal?: AbortSignal }): Promise<Clusters | undefined>;
  quotes(options?: QuotesOptions): Promise<QuotesPage>;
  stats(options?: StatsOptions): Promise<Stats>;
  sources(options?: PageOptions): Promise<SourcesPage>;
  source(id: string, options?: { signal?: AbortSignal }): Promise<SourceHealth | undefined>;
  alerts(options?: AlertsOptions): Promise<AlertsPage>;
}

/** All of it throws {@link ApiError}, and what `fetch` throws where the server cannot be reached. */
export function createClient(access: Access): Client {
  const get = <T>(path: string, { signal, ...query }: { signal?: AbortSignal } = {}) =>
    getJson<T>(access, path, query, signal);
  return {
    async *changes(options) {
      for await (const { events } of pages(access, options)) yield* events;
    },
    changePages: (options) => pages(access, options),
    record: (id, options) => ifThere(get(at('records', id), options)),
    versions: (id, options) => ifThere(get(at('records', id, 'versions'), options)),
    copies: (id, options) => ifThere(get(at('records', id, 'copies'), options)),
    quotes: (options) => get('/v1/quotes', options),
    stats: (options) => get('/v1/stats', options),
    sources: (options) => get('/v1/sources', options),
    source: (id, options) => ifThere(get(at('sources', id), options)),
    alerts: (options) => get('/v1/alerts', options),
  };
}

async function* pages(
  access: Access,
  { after = 0, limit, filter, pollMs, signal }: ChangesOptions = {},
): AsyncGenerator<SentChangePage, void, void> {
  for (let position = after; ; ) {
    const query = { ...filter, after: position, limit };
    const page = await getJson<SentChangePage>(access, '/v1/records', query, signal);
    const isEnd = page.next === position;
    position = page.next;
    if (!isEnd) yield page;
    else if (pollMs === undefined) return;
    else await waited(pollMs, signal);
  }
}

function at(...parts: string[]): string {
  return `/v1/${parts.map(encodeURIComponent).join('/')}`;
}

async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof ApiError && error.problem?.code === 'not-found') return undefined;
    throw error;
  });
}
