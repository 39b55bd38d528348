/** Archive files that are too old or too many. What the current version of a record was made from outlives them. */
import type { ArchiveSettings } from '../config.js';
import type { Logger } from '../log.js';
import { lengthOf, removeFile } from '../storage/archive/archive.js';
import { isOfThisMachine } from '../storage/archive/writer.js';
import type { WarcFiles } from '../storage/warc-files.js';
import type { CaptureStore } from './capture-store.js';

/** A file of which more than this is needed stays as it is: to write it anew would gain little, again and again. */
const MOST_NEEDED = 0.5;

interface Parts {
  files: WarcFiles;
  pages: Pick<CaptureStore, 'carry'>;
  /** Folder of the archive. */
  folder: string;
  log: Logger;
}

/** Deletes closed files of this machine, oldest first. Those whose pages wait for the parser are left. */
export async function dropOld(
  { files, pages, folder, log }: Parts,
  { keepMs = Number.POSITIVE_INFINITY, keepBytes = Number.POSITIVE_INFINITY, keepCurrent }: ArchiveSettings,
): Promise<void> {
  const ours = (await files.settled()).filter(({ file }) => isOfThisMachine(file));
  let bytes = ours.reduce((sum, { length }) => sum + length, 0);
  for (const { file, length, ageMs } of ours) {
    if (ageMs <= keepMs && bytes <= keepBytes) continue;
    const needed = keepCurrent ? await files.needed(file) : [];
    const left = needed.reduce((sum, { at }) => sum + lengthOf(at), 0);
    if (left > length * MOST_NEEDED) continue;
    for (const { captureId, at } of needed) await pages.carry(captureId, at);
    await removeFile(folder, file);
    await files.expired(file);
    bytes -= length - left;
    log.info({ file, bytes: length, carried: needed.length }, 'archive file deleted, as the settings say');
  }
  if (bytes > keepBytes)
    log.warn({ bytes, most: keepBytes }, 'archive is larger than it is to be: its records need what is left');
}
