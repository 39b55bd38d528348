/**
 * The archive read whole, against its index, both ways: every indexed page stands where the index says, with the digest
 * that it says, and every page in a file is indexed. Where they differ, and it is asked for, the index follows the files.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { httpUrl } from '../model/url.js';
import { type ArchivedAt, readAt, sizeOf } from '../storage/archive/files.js';
import { readWarc } from '../storage/archive/read-warc.js';
import { isOfAnotherMachine } from '../storage/archive/writer.js';
import type { IndexedPage, RevisitRecord, WarcFile } from '../storage/warc-files.js';
import type { ArchiveStores } from './archive-stores.js';
import { digestOf } from './capture-store.js';
import { indexStray, type Stray } from './index-stray.js';
import type { Store } from './store.js';

/** How archive and index may differ: a closed list, each with the sentence shown to people. */
export const ARCHIVE_FAULTS = {
  'missing-file': 'A file that the index names is gone, and the pages in it with it',
  'unknown-file': 'A file that the index does not know',
  'lost-page': 'An indexed page whose bytes are damaged or gone',
  'damaged-stretch': 'A stretch of a file that is no record, and that the index does not name',
  'wrong-place': 'A page that stands elsewhere in its file than the index says',
  'wrong-digest': 'A page with other bytes than the index says; the record itself is whole',
  'not-indexed': 'A page, or a revisit of one, that the index does not know',
  'lost-revisit': 'An indexed revisit whose record is damaged or gone',
} as const;

export type ArchiveFault = keyof typeof ARCHIVE_FAULTS;

/** Those that the index can be mended for; the others are losses. */
const MENDABLE: ReadonlySet<ArchiveFault> = new Set([
  'unknown-file',
  'wrong-place',
  'wrong-digest',
  'not-indexed',
  'lost-revisit',
]);

export interface FoundFault {
  fault: ArchiveFault;
  file: string;
  /** Byte of the file. */
  offset?: number;
  url?: string;
  /** The index says now what the file does. */
  mended: boolean;
}

export interface ArchiveReport {
  /** Files that were read. */
  files: number;
  /** Pages that are as the index says. */
  pages: number;
  /** Files of other machines, which are theirs to check. */
  elsewhere: number;
  /** How many of each there are. */
  faults: Partial<Record<ArchiveFault, number>>;
  mended: number;
}

type Parts = Pick<Store, 'warcFiles' | 'captures' | 'sources'>;

interface Verify {
  /** Folder of the archive. */
  folder: string;
  stores: ArchiveStores;
  /** Whether the index is to follow the files. */
  mend: boolean;
  signal: AbortSignal;
  onFault(fault: FoundFault): void;
}

export async function verifyArchive(parts: Parts, options: Verify): Promise<ArchiveReport> {
  const { folder, stores, mend, signal } = options;
  const report: ArchiveReport = { files: 0, pages: 0, elsewhere: 0, faults: {}, mended: 0 };
  const found = async (fault: Omit<FoundFault, 'mended'>, mendIt?: () => Promise<boolean>) => {
    const mended = mend && MENDABLE.has(fault.fault) && mendIt !== undefined && (await mendIt());
    report.faults[fault.fault] = (report.faults[fault.fault] ?? 0) + 1;
    if (mended) report.mended++;
    options.onFault({ ...fault, mended });
  };

  const known = await parts.warcFiles.kept();
  const ours = known.filter(({ file, isStored }) => isStored || !isOfAnotherMachine(file));
  report.elsewhere = known.length - ours.length;
  for (const file of ours) await verifyFile(file);
  const names = new Set(known.map(({ file }) => file));
  for (const file of (await readdir(folder).catch(() => [])).sort()) {
    if (!file.endsWith('.warc.gz') || names.has(file) || isOfAnotherMachine(file)) continue;
    const length = await sizeOf(folder, file);
    await found({ fault: 'unknown-file', file }, async () => {
      await parts.warcFiles.put(file, length, true);
      return true;
    });
    await verifyFile({ file, length, closed: true, isStored: false });
  }
  return report;

  async function verifyFile({ file, closed, isStored }: WarcFile): Promise<void> {
    signal.throwIfAborted();
    const indexed = await parts.warcFiles.indexed(file);
    const store = isStored ? await stores.of(file) : undefined;
    const size = store ? ((await store.size(file)) ?? 0) : await sizeOf(folder, file);
    if (size === 0) {
      // One that is open may be begun and not written yet.
      if (closed || indexed.length > 0) await found({ fault: 'missing-file', file });
      return;
    }
    report.files++;
    const missing = new Map(indexed.map((one) => [one.at.offset, one]));
    // Behind the last page that is indexed, a file that is open belongs to the process that writes it.
    const revisits = new Map((await parts.warcFiles.revisitsIn(file)).map((one) => [one.at.offset, one]));
    const named = [...indexed, ...revisits.values()];
    const end = closed ? size : named.reduce((most, { at }) => Math.max(most, at.offset + at.length), 0);
    const strays: Stray[] = [];
    const strayRevisits: RevisitRecord[] = [];
    const source = store
      ? { size, read: (offset: number, length: number) => store.read(file, offset, length) }
      : join(folder, file);
    for await (const item of readWarc(source)) {
      signal.throwIfAborted();
      if (item.offset >= end) break;
      const { offset } = item;
      const length = item.next - offset;
      if ('passed' in item) {
        const last = strays.at(-1);
        if (item.fields && last && last.at.offset + last.at.length === offset) {
          last.at.metadataLength = length;
          last.fields = item.fields;
        }
        const captureId = item.revisit?.refersTo;
        if (captureId !== undefined && revisits.get(offset)?.at.length === length) revisits.delete(offset);
        else if (captureId !== undefined) strayRevisits.push({ captureId, at: { file, offset, length } });
        continue;
      }
      const row = missing.get(offset);
      if ('damaged' in item) {
        if (!row) await found({ fault: 'damaged-stretch', file, offset });
        continue;
      }
      const at = { file, offset, length };
      const digest = digestOf(item.page.bytes);
      if (row?.digest === digest && row.at.length === at.length) report.pages++;
      else if (row && row.at.length === at.length)
        await found({ fault: 'wrong-digest', file, offset, url: row.url }, async () => {
          await parts.warcFiles.digested(row.captureId, digest);
          return true;
        });
      else {
        // Files of others have what is no page of the web, too.
        if (httpUrl(item.page.url) === undefined) continue;
        // Its bytes are read again where they are needed: a file may be full of them.
        strays.push({ page: { ...item.page, bytes: NO_BYTES }, id: item.id, digest, at });
        continue;
      }
      missing.delete(offset);
    }
    await reconcile([...missing.values()], strays);
    for (const { at } of revisits.values())
      await found({ fault: 'lost-revisit', file, offset: at.offset }, async () => {
        await parts.warcFiles.dropRevisit(at);
        return true;
      });
    // Behind the pages: one of them may have been indexed by now.
    for (const one of strayRevisits)
      await found({ fault: 'not-indexed', file, offset: one.at.offset }, () =>
        parts.warcFiles.addRevisit(one),
      );
  }

  /** Pages that the index names and that are not there, with those that are there and not named: some are the same. */
  async function reconcile(missing: readonly IndexedPage[], strays: readonly Stray[]): Promise<void> {
    const left = new Set(strays);
    const byDigest = new Map<string, Stray[]>();
    // From behind, so that the first is taken first.
    for (const stray of strays.toReversed()) {
      const same = byDigest.get(stray.digest);
      if (same) same.push(stray);
      else byDigest.set(stray.digest, [stray]);
    }
    for (const { captureId, url, digest, at } of missing) {
      const place = { file: at.file, offset: at.offset, url };
      const stray = byDigest.get(digest)?.pop();
      if (!stray) {
        await found({ fault: 'lost-page', ...place });
        continue;
      }
      left.delete(stray);
      await found({ fault: 'wrong-place', ...place }, async () => {
        await parts.warcFiles.moved(captureId, stray.at);
        return true;
      });
    }
    for (const stray of left) {
      const { file, offset } = stray.at;
      await found({ fault: 'not-indexed', file, offset, url: stray.page.url }, async () =>
        indexStray(parts, stray, await bytesAt(folder, stores, stray.at)),
      );
    }
  }
}

const NO_BYTES = new Uint8Array();

async function bytesAt(folder: string, stores: ArchiveStores, at: ArchivedAt): Promise<Uint8Array> {
  const here = await readAt(folder, at);
  if (here) return here;
  return (await (await stores.of(at.file))?.read(at.file, at.offset, at.length)) ?? NO_BYTES;
}
