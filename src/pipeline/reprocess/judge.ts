/** Names what became of a page, from what a thread made of it. */
import { CopydeskError, codeOf, messageOf } from '../../errors.js';
import type { Article } from '../../model/article.js';
import { troubleOf } from '../../model/trouble.js';
import type { CompareOutcome } from './compare-worker.js';
import type { PageOutcome } from './outcome.js';

/** A page that gave a record, or none, where it is only compared. `was` is the reason of an earlier rejection. */
export function judged(
  url: string,
  made: CompareOutcome,
  before: string | undefined,
  was?: string | undefined,
): PageOutcome {
  const { digest } = made;
  const sides = before === undefined ? {} : { before: () => JSON.parse(before) as Article };
  if (!made.ok) {
    const { reason, detail } = made;
    const outcome = before === undefined ? 'rejected' : 'newly-rejected';
    return { outcome, url, reason, detail, digest, was, ...sides };
  }
  const { difference, record: after } = made;
  if (before === undefined) return { outcome: 'newly-accepted', url, digest, was, after };
  if (!difference) return { outcome: 'same', url, digest };
  const outcome = difference.inContent ? 'changed' : 'relabelled';
  return { outcome, url, digest, difference, after, ...sides };
}

/** One page that cannot be parsed does not keep the others from it. Throws what is no trouble of the page. */
export function troubled(url: string, error: unknown): PageOutcome {
  const code = codeOf(error);
  if (code === 'archive-elsewhere') return { outcome: 'elsewhere', url };
  if (!(error instanceof CopydeskError) || troubleOf(code) !== code) throw error;
  return { outcome: 'trouble', url, reason: code, detail: messageOf(error) };
}
