/** The archive's folder against its index: every file that should be there, at the length that it should have. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sizeOf } from '../storage/archive/files.js';
import { isOfThisMachine } from '../storage/archive/writer.js';
import type { WarcFiles } from '../storage/warc-files.js';

export interface ArchiveCheck {
  files: number;
  /** Of all machines, those that have moved to an object store. */
  stored: number;
  bytes: number;
  /** Indexed files that are gone, or shorter than what is indexed of them. */
  damaged: string[];
  /** WARC files that no index row names. */
  unknown: string[];
}

/** Files that other machines wrote are theirs to check. */
export async function checkArchive(home: string, files: WarcFiles): Promise<ArchiveCheck> {
  const folder = join(home, 'archive');
  const kept = await files.kept();
  const indexed = kept.filter(({ file, isStored }) => !isStored && isOfThisMachine(file));
  const stored = kept.length - kept.filter(({ isStored }) => !isStored).length;
  const names = new Set(kept.map(({ file }) => file));
  const check: ArchiveCheck = { files: indexed.length, stored, bytes: 0, damaged: [], unknown: [] };
  for (const { file, length, closed } of indexed) {
    const size = await sizeOf(folder, file);
    check.bytes += size;
    // Of one that is open, a start mends whatever its writer left behind.
    if (closed && size < length) check.damaged.push(file);
  }
  const there = await readdir(folder).catch(() => []);
  check.unknown = there.filter(
    (name) => name.endsWith('.warc.gz') && !names.has(name) && isOfThisMachine(name),
  );
  return check;
}
