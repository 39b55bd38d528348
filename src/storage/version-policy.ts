/** When a parse gives a new version of an article, and when the good one that is there stays. */
import type { Article } from '../model/article.js';

export type Verdict = 'version' | 'unchanged' | 'kept';

/** A body that keeps less than this share of its characters was cut, not corrected. */
const LEAST_SHARE = 0.5;

/**
 * `unchanged`: the content hash is the same. `kept`: the new record is older (a handler that was frozen, a page from
 * store) or worse, a paywall stub or a much shorter body, and never replaces a good one. Else the article has a new
 * version.
 */
export function compareVersions(current: Article, next: Article): Verdict {
  if (current.contentHash === next.contentHash) return 'unchanged';
  if (isOlder(next, current)) return 'kept';
  if (next.quality.paywalled && !current.quality.paywalled) return 'kept';
  return next.text.length < current.text.length * LEAST_SHARE ? 'kept' : 'version';
}

function isOlder(one: Article, other: Article): boolean {
  const [a, b] = [one, other].map(({ provenance }) => Date.parse(provenance.fetchedAt ?? ''));
  return (a as number) < (b as number);
}
