/** The history of an article: its versions, newest first, each with what it changed of the one before it. */
import type { History, HistoryEntry } from '../model/version.js';
import { diffVersions } from '../parsers/versions/diff-versions.js';
import type { StoredVersion } from '../storage/versions.js';
import type { Store } from './store.js';

/** Undefined for an article that is not known. */
export async function historyOf(
  { versions }: Pick<Store, 'versions'>,
  articleId: string,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<History | undefined> {
  // One more than is shown: the last one is compared with it.
  const stored = await versions.list(articleId, limit + 1, before);
  const shown = stored.slice(0, limit);
  const [newest] = shown;
  if (!newest) return undefined;
  return {
    id: articleId,
    url: newest.record.url,
    versions: shown.map((one, at) => entryOf(one, stored[at + 1])),
    next: stored.length > limit ? shown.at(-1)?.record.version : undefined,
  };
}

function entryOf(
  { record, at, origin, captureId }: StoredVersion,
  earlier: StoredVersion | undefined,
): HistoryEntry {
  const { version, headline, contentHash, provenance } = record;
  return {
    version,
    at: at.toISOString(),
    origin,
    fetchedAt: provenance.fetchedAt,
    captureId,
    parserVersion: provenance.parserVersion,
    template: provenance.template,
    contentHash,
    headline,
    diff: earlier && diffVersions(earlier.record, record),
  };
}
