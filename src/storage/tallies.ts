/** Adding up: what is noted of single pages becomes counts by the day and the newest outcomes of a source. Pure. */
import type { Selectable } from 'kysely';
import { FETCH_REASONS } from '../model/fetch-reason.js';
import { addDay, bucketOf, type DayCounts, noCounts } from '../model/source-day.js';
import type { PageFailure, PageOutcome } from '../model/source-health.js';
import type { Tables } from './tables.js';

export type Tally = Selectable<Tables['source_tallies']>;

/** What some tallies add to one source. */
export interface Added {
  /** By the day, as `2026-03-01`. */
  days: Map<string, DayCounts>;
  /** In the order in which they were settled. */
  outcomes: PageOutcome[];
  lastArticleAt: Date | undefined;
  lastFailure: PageFailure | undefined;
}

/** The newest outcomes of a source that are kept one by one. */
export const MOST_RECENT = 24;

/** Enough of a digest to tell two dozen pages apart. */
const DIGEST_CHARACTERS = 8;

/** By source; the tallies in the order of their ids. */
export function addedBy(tallies: readonly Tally[]): Map<string, Added> {
  const sources = new Map<string, Added>();
  for (const tally of tallies) {
    let added = sources.get(tally.source_id);
    if (!added) {
      added = { days: new Map(), outcomes: [], lastArticleAt: undefined, lastFailure: undefined };
      sources.set(tally.source_id, added);
    }
    addTo(added, tally);
  }
  return sources;
}

function addTo(added: Added, tally: Tally): void {
  const day = tally.at.toISOString().slice(0, 10);
  const sum = added.days.get(day) ?? noCounts();
  added.days.set(day, sum);
  addDay(sum, { ...noCounts(), ...countsOf(tally) });
  if (tally.what === 'found') return;
  if (tally.is_new && !(added.lastArticleAt && added.lastArticleAt >= tally.at))
    added.lastArticleAt = tally.at;
  const { reason, digest, url } = tally;
  const as = tally.what === 'record' ? 'record' : (reason ?? '');
  added.outcomes.push({ as, ...(digest === null ? {} : { digest: digest.slice(0, DIGEST_CHARACTERS) }) });
  if (added.outcomes.length > MOST_RECENT) added.outcomes.shift();
  if (tally.what === 'failed' && reason !== null && url !== null && !isRefused(reason))
    added.lastFailure = { at: tally.at.toISOString(), reason, url };
}

/** What we leave alone is no error of anybody's. */
function isRefused(reason: string): boolean {
  return Object.entries(FETCH_REASONS).some(([name, { kind }]) => name === reason && kind === 'refused');
}

function countsOf(tally: Tally): Partial<DayCounts> {
  const { what, count, at, reason, took_ms } = tally;
  const took = took_ms === null ? {} : { took: { [bucketOf(took_ms)]: 1 } };
  const by = reason === null ? {} : { [reason]: 1 };
  switch (what) {
    case 'found':
      return { found: count };
    case 'rejected':
      return { rejected: by, ...took };
    case 'failed':
      return { failed: by, ...took };
    case 'record':
      return {
        records: 1,
        dated: Number(tally.has_date ?? false),
        bylined: Number(tally.has_byline ?? false),
        boilerplate: tally.boilerplate ?? 0,
        ...(tally.is_new ? { articles: 1, hours: { [at.getUTCHours()]: 1 } } : {}),
        ...took,
      };
  }
}
