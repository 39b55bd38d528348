/** What becomes of a request. */
import type { FetchedPage, ResponseHead } from '../model/capture.js';
import { FETCH_REASONS, type FetchReason } from '../model/fetch-reason.js';
import type { Freshness } from './freshness.js';

/** What a later request is made conditional with: both verbatim, each kept on its own. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** What a server asks for beside its answer, whatever that is. */
export interface RestAsked {
  /** How long it asks to be left alone. */
  retryAfterMs?: number;
}

export interface NoPage extends RestAsked {
  kind: 'refused' | 'failed';
  reason: FetchReason;
  /** May a later try end otherwise? */
  retry: boolean;
  status?: number;
  detail?: string;
}

export type FetchOutcome =
  | ({ kind: 'page'; page: FetchedPage } & Validators & Freshness & RestAsked)
  | ({ kind: 'not-modified'; head: ResponseHead } & Validators & Freshness & RestAsked)
  /** A redirect to another host, whose own frontier and rules it is for. */
  | { kind: 'elsewhere'; to: string; status: number }
  | NoPage;

/** Reasons of ours for which nothing was asked. */
export const NOT_ASKED: ReadonlySet<FetchReason> = new Set(['host-rests', 'budget-spent']);

/** No page, for a reason of the closed list. */
export function noPage(reason: FetchReason, more: Omit<NoPage, 'kind' | 'reason' | 'retry'> = {}): NoPage {
  const { kind, retry } = FETCH_REASONS[reason];
  return { kind, reason, retry, ...more };
}
