/** Records that were exported, from this home or another, as they are: no page is parsed, and none need be kept. */
import type { z } from 'zod';
import { isOfItsOwn, messageOf } from '../errors.js';
import { Article } from '../model/article.js';
import { LONGEST_URL } from '../model/url.js';
import { compareTied } from './compare-tied.js';
import { findCopies } from './near-copies.js';
import type { Services } from './services.js';

/** What became of the records that were given. */
export interface ImportCounts {
  given: number;
  /** Articles that were not here. */
  new: number;
  /** Further versions of articles that were. */
  versions: number;
  /** Here already, or worse or older than what is here. */
  known: number;
  refused: { line: number; reason: string }[];
}

/** `lines` are those of a JSONL export. `onDone` is told after each. */
export async function importRecords(
  services: Services,
  lines: AsyncIterable<{ line: number; value: unknown }>,
  { signal, onDone }: { signal: AbortSignal; onDone(given: number): void },
): Promise<ImportCounts> {
  const counts: ImportCounts = { given: 0, new: 0, versions: 0, known: 0, refused: [] };
  for await (const { line, value } of lines) {
    signal.throwIfAborted();
    counts.given++;
    const checked = Article.safeParse(value);
    const reason = checked.success ? tooLong(checked.data) : reasonOf(checked.error);
    // As it was written: what the check gives back has its keys in another order, and none that a newer schema adds.
    const came = reason === undefined ? await orWhyNot(imported(services, value as Article)) : { reason };
    if (typeof came === 'string') counts[came]++;
    else counts.refused.push({ line, reason: came.reason });
    onDone(counts.given);
  }
  return counts;
}

async function imported(services: Services, record: Article): Promise<'new' | 'versions' | 'known'> {
  const { articles } = services;
  // Of a history that is here already, an older version would be taken for a change back.
  const same = await articles.get(record.id, record.version);
  if (same?.contentHash === record.contentHash) return 'known';
  const { outcome, articleId } = await articles.save(record, undefined, 'import');
  if (outcome !== 'new' && outcome !== 'version') return 'known';
  await compareTied(services, articleId);
  await findCopies(services, articleId);
  return outcome === 'new' ? 'new' : 'versions';
}

/** What cannot be written down for a reason of its own keeps out no other. */
function orWhyNot<T>(work: Promise<T>): Promise<T | { reason: string }> {
  return work.catch((error: unknown) => {
    if (!isOfItsOwn(error)) throw error;
    return { reason: `no record: ${messageOf(error)}` };
  });
}

/** The addresses that an article is known under stand in an index, which has no room for longer ones. */
function tooLong({ url, canonicalUrl, provenance }: Article): string | undefined {
  const addresses = { url, canonicalUrl, 'provenance.finalUrl': provenance.finalUrl };
  const [where] = Object.entries(addresses).find(([, address]) => (address?.length ?? 0) > LONGEST_URL) ?? [];
  return where && `no record: ${where}: longer than ${LONGEST_URL} characters`;
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const where = issue?.path.join('.');
  return where ? `no record: ${where}: ${issue?.message}` : 'no record';
}
