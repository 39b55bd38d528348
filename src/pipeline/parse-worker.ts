/** What runs in a thread of the parse pool: one page in, one outcome out. */
import type { Article } from '../model/article.js';
import type { Page } from '../model/capture.js';
import type { BodyCandidate, LedgerEntry } from '../model/ledger.js';
import type { Rejection } from '../model/rejection.js';
import type { SiteProfile } from '../model/site-profile.js';
import type { Sighting } from '../model/site-template.js';
import type { PageTemplate } from '../parsers/boilerplate/template.js';
import { parseArticle } from '../parsers/parse-article.js';

export interface ParseTask {
  page: Page;
  profile?: SiteProfile | undefined;
  template?: PageTemplate | undefined;
  /** Ledger and candidates are long, and only some callers want them sent across. */
  ledger?: boolean;
  /** Whether the sightings are wanted, for the site's template. */
  sightings?: boolean;
}

export type ParseOutcome = (
  | { ok: true; record: Article }
  | { ok: false; reason: Rejection; detail?: string | undefined }
) & {
  ledger?: LedgerEntry[];
  candidates?: BodyCandidate[];
  sightings?: Sighting[];
  /** Time that the thread spent on the page, in milliseconds. */
  ms: number;
};

export default function parse({ page, profile, template, ledger, sightings }: ParseTask): ParseOutcome {
  const began = performance.now();
  const result = parseArticle(page, { ...(profile ? { profile } : {}), ...(template ? { template } : {}) });
  const seen = sightings ? { sightings: result.sightings() } : {};
  const ms = performance.now() - began;
  const entries = ledger ? { ledger: result.ledger(), candidates: result.candidates() } : {};
  return result.ok
    ? { ok: true, record: result.record, ms, ...entries, ...seen }
    : { ok: false, reason: result.reason, detail: result.detail, ms, ...entries };
}
