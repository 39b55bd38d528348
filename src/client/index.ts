/** `copydesk/client`. */
export type { Alert, AlertName, AlertsPage } from '../model/alert.js';
export type { Article, Block, Quote, Speaker } from '../model/article.js';
export type { SentChange, SentChangePage } from '../model/change.js';
export type { Cluster, Clusters } from '../model/near-duplicate.js';
export type { Problem, ProblemCode } from '../model/problem.js';
export type { FoundQuote, QuotesPage } from '../model/quote-search.js';
export type { RecordFilter } from '../model/record-filter.js';
export type { SourceHealth, SourcesPage } from '../model/source-health.js';
export type { Stats } from '../model/stats.js';
export type { History, HistoryEntry, VersionDiff } from '../model/version.js';
export { ApiError } from './api-error.js';
export {
  type AlertsOptions,
  type ChangesOptions,
  type Client,
  createClient,
  type QuotesOptions,
  type StatsOptions,
} from './client.js';
export type { Access } from './request.js';
