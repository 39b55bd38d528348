/** What the server reads. The stores of `storage` have these shapes; the tests have small ones of their own. */
import { z } from 'zod';
import type { Alert, AlertName } from '../model/alert.js';
import type { ApiKey } from '../model/api-key.js';
import type { Article, SourceLink } from '../model/article.js';
import type { ChangeText } from '../model/change.js';
import type { ComparisonSummary } from '../model/comparison.js';
import type { Cluster } from '../model/near-duplicate.js';
import type { QuotesPage, QuotesQuery } from '../model/quote-search.js';
import type { RecordFilter } from '../model/record-filter.js';
import type { SourceHealth } from '../model/source-health.js';
import type { Stats, StatsQuery } from '../model/stats.js';
import type { History } from '../model/version.js';

export interface ChangeReader {
  /** Events above `position`, in order, at most `limit`, and the position to go on after: the same at the end. */
  texts(
    position: number,
    limit: number,
    filter?: RecordFilter,
  ): Promise<{ events: ChangeText[]; position: number }>;
}

/** An article as lists show it. */
export interface ArticleSummary {
  id: string;
  headline: string;
  url: string;
  source: string;
  publishedAt: string | undefined;
  quotes: number;
  /** The original, when this is a copy that was tied. */
  copyOf: { id: string; headline: string; source: string } | undefined;
}

/** The other end of a relation, as seen from one article. */
export interface RelatedArticle {
  /** `original`: the article at hand is a copy of it; `copy`: it is a copy of the article at hand. */
  is: 'original' | 'copy';
  /** 1 for what is tied to the article at hand; an original's own original is one further. */
  steps: number;
  id: string;
  headline: string;
  source: string;
  evidence: SourceLink['evidence'];
  /** Of the copy with the original that it points at; absent until both were compared. */
  comparison?: ComparisonSummary;
}

export interface SourceCount {
  id: string;
  name: string;
  found: number;
  fetched: number;
  records: number;
  copiesTied: number;
  quotesAltered: number;
  rejected: number;
}

export interface ArticleReader {
  /** The newest version, or the one asked for. */
  get(id: string, version?: number): Promise<Article | undefined>;
  /** The articles stored last, newest first. */
  latest(limit: number): Promise<ArticleSummary[]>;
}

/** A record as feeds show it. */
export interface NewestRecord {
  /** Its place in the change feed. */
  position: number;
  record: Article;
  /** When it came to that place. */
  at: Date;
  /** The article that it is a copy of: that it points to, else by their texts. */
  original: { url: string; source: string } | undefined;
}

export interface NewestReader {
  /** At most so many that match, below that place; newest first. */
  page(filter: RecordFilter, page: { before?: number | undefined; limit: number }): Promise<NewestRecord[]>;
  /** When anything changed last; undefined while there is nothing. */
  changedAt(): Promise<Date | undefined>;
}

export interface HistoryReader {
  /** Undefined for an article that is not known. */
  of(articleId: string, page: { limit: number; before?: number | undefined }): Promise<History | undefined>;
}

export interface RelationReader {
  related(articleId: string): Promise<RelatedArticle[]>;
  /** The clusters of near-duplicates that an article is in, or that it is the original of. */
  clusters(articleId: string): Promise<Cluster[]>;
}

export interface QuoteReader {
  search(query: QuotesQuery): Promise<QuotesPage>;
}

export interface StatsReader {
  of(query: StatsQuery): Promise<Stats>;
}

export interface TotalsReader {
  bySource(): Promise<SourceCount[]>;
}

/** How sources fare, a page of them at a time. */
export interface SourceHealthReader {
  /** At most so many whose ids come after this one, by id. */
  page(after: string, limit: number): Promise<SourceHealth[]>;
  get(id: string): Promise<SourceHealth | undefined>;
}

export interface AlertReader {
  /** Newest first; `after`: the id of the last one seen. */
  list(query: {
    state: 'open' | 'closed' | 'all';
    source?: string | undefined;
    name?: AlertName | undefined;
    after?: string | undefined;
    limit: number;
  }): Promise<Alert[]>;
}

/** Keys of the API. */
export interface KeyStore {
  list(): Promise<ApiKey[]>;
  /** False where there is none of this id. */
  revoke(id: string): Promise<boolean>;
  /** Undefined for one that is none. */
  check(key: string): Promise<ApiKey | undefined>;
}

export const Health = z.object({
  ok: z.boolean(),
  checks: z
    .record(z.string(), z.enum(['ok', 'down', 'stopping']))
    .describe(
      'A part each that was asked: `database`, `queue`, and `work`, which is over once a stop was asked for',
    ),
});
export type Health = z.infer<typeof Health>;
