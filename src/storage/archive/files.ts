/** Single files of the archive, and places in them. */
import { type FileHandle, open, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { CopydeskError, codeOf } from '../../errors.js';
import { erasedMember } from './erased.js';

/** Where a page's bytes stand. */
export interface ArchivedAt {
  file: string;
  /** Byte offset of the gzip member in the file. */
  offset: number;
  /** Bytes of the member. */
  length: number;
  /** Bytes of the metadata record right behind it, where there is one. */
  metadataLength?: number | undefined;
}

/** Bytes that stand at a place, the metadata record's among them. */
export function lengthOf({ length, metadataLength = 0 }: ArchivedAt): number {
  return length + metadataLength;
}

/** The bytes at that place; undefined where there is no such file. Throws `archive-unreadable`. */
export async function readAt(
  folder: string,
  { file, offset, length }: ArchivedAt,
): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(join(folder, file));
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new CopydeskError('archive-unreadable', `${file} cannot be read`, { cause });
  }
}

/** For those who have no archive of their own open. False where there is no such file. */
export async function eraseMember(folder: string, at: ArchivedAt): Promise<boolean> {
  const { file, offset } = at;
  const length = lengthOf(at);
  let handle: FileHandle;
  try {
    handle = await open(join(folder, file), 'r+');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw new CopydeskError('archive-unreadable', `${file} cannot be written`, { cause: error });
  }
  try {
    await handle.write(await erasedMember(length), 0, length, offset);
    await handle.datasync();
    return true;
  } finally {
    await handle.close();
  }
}

/** A file that is new is there for good when its folder has been written, too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** Bytes of a file; 0 when it is not there. */
export async function sizeOf(folder: string, file: string): Promise<number> {
  return stat(join(folder, file)).then(
    ({ size }) => size,
    () => 0,
  );
}

/** What a crash left behind the last indexed byte is cut off. */
export async function cutBack(folder: string, file: string, indexed: number): Promise<void> {
  if ((await sizeOf(folder, file)) > indexed) await truncate(join(folder, file), indexed);
}

export async function removeFile(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true });
}
