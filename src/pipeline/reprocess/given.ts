/** Pages from elsewhere, compared with the records of the database under their URLs. Writes nothing. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CopydeskError, fileTrouble } from '../../errors.js';
import type { Page } from '../../model/capture.js';
import { WARC_DAMAGE } from '../../model/warc-damage.js';
import { readWarc } from '../../storage/archive/read-warc.js';
import { expectedOf, recordTextOf } from '../fixtures.js';
import { domainOf, sourceAt } from '../parse-captures.js';
import type { Profiles } from '../profiles.js';
import type { Store } from '../store.js';
import type { StoredPage } from '../stored-pages.js';
import { forPage, type TemplateOf } from '../templates.js';
import type { ComparePool } from './compare-pool.js';
import { inOrder } from './in-order.js';
import { judged, troubled } from './judge.js';
import { NEVER } from './kept.js';
import type { Batch, PageOutcome } from './outcome.js';
import { remembered } from './remembered.js';

/** How far a run has come with the files that were given. */
export interface GivenCursor {
  /** Files that are done with. */
  file: number;
  /** In the next one: bytes of a WARC file, pages of anything else. */
  offset: number;
  /** Bytes of that file, where it is one: of another size, it is another file. */
  size: number;
}

type Given = { next: GivenCursor } & (
  | { url: string; page: Page }
  | { url: string; reason: string; detail: string }
  | { passed: string }
);

/** Pages that are asked for together. */
const BATCH = 32;
const AHEAD = 32;
const MOST_BYTES = 64_000_000;

export interface GivenRun {
  pool: ComparePool;
  profiles: Profiles;
  templateOf: TemplateOf;
  signal?: AbortSignal | undefined;
}

export async function* reprocessGiven(
  { reprocessing, sources }: Pick<Store, 'reprocessing' | 'sources'>,
  { pool, profiles, templateOf, signal = NEVER }: GivenRun,
  given: AsyncIterable<Given>,
): AsyncGenerator<Batch> {
  const byDomain = remembered((domain) => sources.byDomain(domain));
  const work = async ({ item, before }: { item: Given; before: string | undefined }) => {
    if ('passed' in item) return { item };
    const { url } = item;
    if ('reason' in item) {
      const { reason, detail } = item;
      return { item, outcome: { outcome: 'unreadable', url, reason, detail } satisfies PageOutcome };
    }
    try {
      const { page } = item;
      const at = page.finalUrl ?? url;
      const source = await sourceAt({ sources: { ...sources, byDomain } }, undefined, at);
      const template = forPage(await templateOf(source?.id ?? domainOf(at)));
      const made = await pool.run({ page, profile: profiles.forUrl(at), template, before });
      return { item, outcome: judged(url, made, before) };
    } catch (error) {
      return { item, outcome: troubled(url, error) };
    }
  };
  const limits = {
    atOnce: pool.threads * AHEAD,
    most: MOST_BYTES,
    weightOf: ({ item }: { item: Given }) => ('page' in item ? item.page.bytes.length : 0),
    signal,
  };
  let batch: Batch = { pages: [], passed: {}, cursor: undefined };
  for await (const { item, outcome } of inOrder(withRecords(reprocessing, given), limits, work)) {
    batch.cursor = item.next;
    if ('passed' in item) batch.passed[item.passed] = (batch.passed[item.passed] ?? 0) + 1;
    if (outcome) batch.pages.push(outcome);
    if (batch.pages.length < BATCH) continue;
    yield batch;
    batch = { pages: [], passed: {}, cursor: undefined };
  }
  if (batch.cursor !== undefined) yield batch;
}

type WithRecord = { item: Given; before: string | undefined };

/** Many at a time, but never more bytes than may be under way. The next ones are read while these are parsed. */
async function* withRecords(
  reprocessing: Store['reprocessing'],
  given: AsyncIterable<Given>,
): AsyncGenerator<WithRecord> {
  const pages = given[Symbol.asyncIterator]();
  const next = () => someWithRecords(reprocessing, pages);
  let coming = next();
  try {
    for (;;) {
      const some = await coming;
      if (some.length === 0) return;
      coming = next();
      // Thrown where it is waited for, which is later.
      coming.catch(() => {});
      yield* some;
    }
  } finally {
    await coming.catch(() => {});
    await pages.return?.();
  }
}

/** None at the end. */
async function someWithRecords(
  { recordsAt }: Store['reprocessing'],
  pages: AsyncIterator<Given>,
): Promise<WithRecord[]> {
  const items: Given[] = [];
  for (let bytes = 0; items.length < BATCH && bytes < MOST_BYTES / 4; ) {
    const { done, value } = await pages.next();
    if (done) break;
    items.push(value);
    if ('page' in value) bytes += value.page.bytes.length;
  }
  const records = await recordsAt(items.flatMap((item) => ('page' in item ? [item.url] : [])));
  return items.map((item) => ({ item, before: 'url' in item ? records.get(item.url) : undefined }));
}

/** The pages of WARC files, whoever made them, from a place on. Throws `input-unreadable`, and `input-changed`. */
export async function* warcFiles(paths: readonly string[], from?: GivenCursor): AsyncGenerator<Given> {
  for (let file = from?.file ?? 0; file < paths.length; file++) {
    const path = paths[file] as string;
    const { size } = await stat(path).catch((cause: unknown) => {
      throw new CopydeskError('input-unreadable', `${path}: ${fileTrouble(cause)}`, { cause });
    });
    const begun = from?.file === file ? from : undefined;
    if (begun && begun.offset > 0 && begun.size !== size)
      throw new CopydeskError(
        'input-changed',
        `${path} is not the file that the run was stopped in: --restart begins anew`,
      );
    for await (const item of readWarc(path, begun?.offset)) {
      const next = { file, offset: item.next, size };
      if ('page' in item) yield { next, url: item.page.url, page: item.page };
      else if ('passed' in item) yield { next, passed: item.passed };
      else {
        const { damaged: reason, offset } = item;
        yield { next, url: `${basename(path)}@${offset}`, reason, detail: WARC_DAMAGE[reason] };
      }
    }
  }
}

/** Pages of a manifest, a folder or a file, but for so many at its beginning. */
export async function* storedFrom(
  pages: AsyncIterable<StoredPage>,
  from?: GivenCursor,
): AsyncGenerator<Given> {
  let offset = 0;
  for await (const stored of pages) {
    offset++;
    if (offset <= (from?.offset ?? 0)) continue;
    const next = { file: 0, offset, size: 0 };
    if ('page' in stored) yield { next, url: stored.url, page: stored.page };
    else yield { next, url: stored.url || stored.id, reason: 'unreadable', detail: stored.unreadable };
  }
}

/** Fixtures, compared with their own records; they stand under their folders. Needs no database. */
export async function* reprocessFixtures(
  { pool, profiles, signal = NEVER }: Omit<GivenRun, 'templateOf'>,
  folders: readonly string[],
  read: (folder: string) => Promise<StoredPage>,
): AsyncGenerator<Batch> {
  const limits = { atOnce: pool.threads * AHEAD, most: folders.length + 1, weightOf: () => 1, signal };
  async function* all() {
    yield* folders;
  }
  for await (const outcome of inOrder(all(), limits, (folder) => fixture({ pool, profiles }, folder, read)))
    yield { pages: [outcome], passed: {}, cursor: undefined };
}

async function fixture(
  { pool, profiles }: Pick<GivenRun, 'pool' | 'profiles'>,
  folder: string,
  read: (folder: string) => Promise<StoredPage>,
): Promise<PageOutcome> {
  const stored = await read(folder);
  if ('unreadable' in stored)
    return { outcome: 'unreadable', url: folder, reason: 'unreadable', detail: stored.unreadable };
  const expected = await expectedOf(folder);
  const before = recordTextOf(expected);
  const was = expected && 'rejected' in expected ? expected.rejected : undefined;
  try {
    const made = await pool.run({ page: stored.page, profile: profiles.forUrl(stored.url), before });
    return judged(folder, made, before, was);
  } catch (error) {
    return troubled(folder, error);
  }
}
