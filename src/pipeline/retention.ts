/** Archive files that are too old or too many. What the current version of a record was made from outlives them. */
import type { ArchiveSettings } from '../config.js';
import { codeOf, messageOf } from '../errors.js';
import type { Logger } from '../log.js';
import { lengthOf, removeFile } from '../storage/archive/files.js';
import { isOfThisMachine } from '../storage/archive/writer.js';
import type { WarcFiles } from '../storage/warc-files.js';
import type { ArchiveStores } from './archive-stores.js';
import type { CaptureStore } from './capture-store.js';

/** A file of which more than this is needed stays as it is: to write it anew would gain little, again and again. */
const MOST_NEEDED = 0.5;

/** What a store that fails, or has lost the file, makes of reading and deleting. */
const UNREACHED: ReadonlySet<string> = new Set(['store-failed', 'archive-unreadable']);

export interface ArchiveParts {
  files: WarcFiles;
  stores: ArchiveStores;
  pages: Pick<CaptureStore, 'carry'>;
}

interface Parts extends ArchiveParts {
  /** Folder of the archive. */
  folder: string;
  log: Logger;
}

/**
 * Deletes closed files of this machine and of the stores, oldest first. Those whose pages wait for the parser are left. Stops
 * behind a page when the signal is aborted; the next time goes on from there. Throws the signal's reason then.
 */
export async function dropOld(
  { files, stores, pages, folder, log }: Parts,
  { keepMs = Number.POSITIVE_INFINITY, keepBytes = Number.POSITIVE_INFINITY, keepCurrent }: ArchiveSettings,
  signal?: AbortSignal,
): Promise<void> {
  const ours = (await files.settled()).filter(({ file, isStored }) => isStored || isOfThisMachine(file));
  let bytes = ours.reduce((sum, { length }) => sum + length, 0);
  for (const { file, length, ageMs } of ours) {
    signal?.throwIfAborted();
    if (ageMs <= keepMs && bytes <= keepBytes) continue;
    const needed = keepCurrent ? await files.needed(file) : [];
    const left = needed.reduce((sum, { at }) => sum + lengthOf(at), 0);
    if (left > length * MOST_NEEDED) continue;
    try {
      for (const { captureId, at } of needed) {
        signal?.throwIfAborted();
        await pages.carry(captureId, at);
      }
      await (await stores.of(file))?.remove(file);
    } catch (error) {
      if (!UNREACHED.has(codeOf(error))) throw error;
      log.warn({ file, reason: messageOf(error) }, 'archive file not deleted, tried again');
      continue;
    }
    await removeFile(folder, file);
    await files.expired(file);
    bytes -= length - left;
    log.info({ file, bytes: length, carried: needed.length }, 'archive file deleted, as the settings say');
  }
  if (bytes > keepBytes)
    log.warn({ bytes, most: keepBytes }, 'archive is larger than it is to be: its records need what is left');
}
