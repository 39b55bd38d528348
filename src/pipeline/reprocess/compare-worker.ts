/**
 * What runs in a thread: one page in, and what differs from the record that is there out. Records cross as the text that
 * the database has, and only those that differ come back: most do not.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../../model/article.js';
import type { Page } from '../../model/capture.js';
import type { Rejection } from '../../model/rejection.js';
import type { SiteProfile } from '../../model/site-profile.js';
import type { PageTemplate } from '../../parsers/boilerplate/template.js';
import { parseArticle } from '../../parsers/parse-article.js';
import { completed, type Known } from '../completed.js';
import { type Difference, differenceOf } from '../record-diff.js';

export interface CompareTask {
  page: Page;
  profile?: SiteProfile | undefined;
  template?: PageTemplate | undefined;
  /** The record that is there, as JSON. */
  before?: string | undefined;
  /** Undefined for a page that is no capture of ours. */
  known?: Known | undefined;
  /** Whether the sightings are wanted, for the site's template. */
  sightings?: boolean;
}

export type CompareOutcome = {
  /** Fingerprint of what the parser gave. */
  digest: string;
} & (
  | { ok: false; reason: Rejection; detail?: string | undefined }
  | {
      ok: true;
      id: string;
      /** Undefined where nothing differs, and where there was no record. */
      difference?: Difference | undefined;
      /** Absent where nothing differs and the page points at no original. */
      record?: Article | undefined;
      /** The sightings as JSON. */
      seen: string;
    }
);

export default function compare(task: CompareTask): CompareOutcome {
  const { page, profile, template, before, known } = task;
  const result = parseArticle(page, { ...(profile ? { profile } : {}), ...(template ? { template } : {}) });
  if (!result.ok) {
    const { reason, detail } = result;
    return { ok: false, reason, detail, digest: digestOf(JSON.stringify({ reason, detail })) };
  }
  const digest = digestOf(JSON.stringify(result.record));
  const seen = task.sightings ? JSON.stringify(result.sightings()) : '';
  const record = known ? completed(result.record, known) : result.record;
  const { id } = record;
  if (before === undefined) return { ok: true, id, digest, seen, record };
  const difference = isSameText(before, record) ? undefined : differenceOf(JSON.parse(before), record);
  const differs = difference && (difference.inContent || difference.fields.length > 0);
  const isWanted = differs || record.sourceLink?.url !== undefined;
  return { ok: true, id, digest, seen, ...(differs ? { difference } : {}), ...(isWanted ? { record } : {}) };
}

/** Whether the text is this record, but for its version and the parser's: most are, and need not be read to know it. */
function isSameText(before: string, record: Article): boolean {
  const version = /^\{"schemaVersion":\d+,"id":"[^"]*","version":(\d+),/u.exec(before)?.[1];
  const at = before.lastIndexOf('"parserVersion":"');
  const parserVersion = at < 0 ? undefined : /"parserVersion":"([^"\\]*)"/u.exec(before.slice(at))?.[1];
  if (version === undefined || parserVersion === undefined) return false;
  const provenance = { ...record.provenance, parserVersion };
  return JSON.stringify({ ...record, version: Number(version), provenance }) === before;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
