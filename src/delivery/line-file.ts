/** A file of JSON lines, written in place: where the next line goes is told by whoever keeps its length, not by its end. */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CopydeskError, codeOf, fileTrouble } from '../errors.js';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/** Opens it for reading and writing; makes it, with its folder, where it does not exist. Throws `sink-unusable`. */
export async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    const file = await openOrMake(path);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof CopydeskError ? error : unusable(path, error);
  }
}

async function openOrMake(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDWR);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT);
  // A file that was synced is still lost with its name, when the machine goes down.
  const entries = await open(folder, constants.O_RDONLY);
  await entries.sync().finally(() => entries.close());
  return file;
}

export function unusable(path: string, cause: unknown): CopydeskError {
  return new CopydeskError('sink-unusable', `${path} cannot be written: ${fileTrouble(cause)}`, { cause });
}

export async function writeAt(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, start + done);
    done += bytesWritten;
  }
}

/** The lines up to `end`, without their newline, and where each starts. */
export async function* linesOf(
  file: FileHandle,
  end: number,
): AsyncGenerator<{ line: Buffer; start: number }> {
  let rest = Buffer.alloc(0);
  let start = 0;
  for (let at = 0; at < end; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, end - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    for (let newline = rest.indexOf(NEWLINE); newline >= 0; newline = rest.indexOf(NEWLINE)) {
      yield { line: rest.subarray(0, newline), start };
      start += newline + 1;
      rest = rest.subarray(newline + 1);
    }
  }
}
