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

const SOURCE = ',"source":';
const PROVENANCE = ',"provenance":';

export default function compare(task: CompareTask): CompareOutcome {
  const { page, profile, template, before, known } = task;
  const result = parseArticle(page, { ...(profile ? { profile } : {}), ...(template ? { template } : {}) });
  if (!result.ok) {
    const { reason, detail } = result;
    return { ok: false, reason, detail, digest: digestOf(JSON.stringify({ reason, detail })) };
  }
  const text = JSON.stringify(result.record);
  const digest = digestOf(text);
  const seen = task.sightings ? JSON.stringify(result.sightings()) : '';
  const record = known ? completed(result.record, known) : result.record;
  const { id } = record;
  if (before === undefined) return { ok: true, id, digest, seen, record };
  const difference = isSameText(before, text, result.record)
    ? undefined
    : differenceOf(JSON.parse(before), record);
  const differs = difference && (difference.inContent || difference.fields.length > 0);
  const isWanted = differs || record.sourceLink?.url !== undefined;
  return { ok: true, id, digest, seen, ...(differs ? { difference } : {}), ...(isWanted ? { record } : {}) };
}

/**
 * Whether two records as JSON are one but for what no difference counts: version, source and provenance. Most are, and
 * need not be read to know it. No string holds one of the names looked for: its quotes are escaped there.
 */
function isSameText(before: string, after: string, { source, version }: Article): boolean {
  const itsVersion = /^\{"schemaVersion":\d+,"id":"[^"]*","version":(\d+),/u.exec(before)?.[1];
  const began = after.indexOf(SOURCE) + SOURCE.length;
  const ended = after.lastIndexOf(PROVENANCE);
  const itsEnd = before.lastIndexOf(PROVENANCE);
  if (itsVersion === undefined || itsEnd < 0) return false;
  const head = after.slice(0, began).replace(`"version":${version},`, `"version":${itsVersion},`);
  const rest = after.slice(began + JSON.stringify(source).length, ended);
  const itsRest = itsEnd - rest.length;
  return itsRest > head.length && before.startsWith(head) && before.startsWith(rest, itsRest);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
