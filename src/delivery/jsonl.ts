/**
 * The JSONL file sink: one line a record version, in the order of the change feed. A withdrawal is a line
 * `{"id":…,"withdrawn":true}`, and the lines of that record become such lines too, filled up with blanks so that all
 * others stay where they are. Relations write nothing; their readers take the feed itself.
 *
 * The file's length is kept with the cursor, and lines are written *at* that length instead of appended. So a batch that
 * was written and never marked is overwritten by the same batch, not doubled; and a handler that was frozen and wakes up
 * with an old state rewrites what stands there already. Only {@link Sink.recover} makes the file shorter.
 */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CopydeskError, fileTrouble } from '../errors.js';
import type { ChangeEvent } from '../model/change.js';
import type { Sink, SinkState } from './sink.js';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

const JsonlState = z.object({
  bytes: z.int().nonnegative().default(0).describe('Length of the marked file'),
});

export function jsonlSink(path: string, id = 'jsonl'): Sink {
  const check = async (state: SinkState) => {
    const { bytes } = JsonlState.parse(state);
    const file = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw unusable(path, error);
    });
    if (!file) return `${path} is not there: the next record begins it`;
    if (!file.isFile())
      throw new CopydeskError('sink-unusable', `${path} is no file: move it away to begin a new one`);
    if (file.size > 0 && file.size < bytes) throw tooShort(path, file.size, bytes);
    return `${path}, ${bytes} bytes`;
  };
  return {
    id,
    kind: 'jsonl',
    remote: false,
    recover: (state) =>
      withFile(path, async (file) => {
        const bytes = await markedLength(file, state, path);
        await file.truncate(bytes);
        await file.datasync();
        return { bytes };
      }),
    check,
    test: check,
    deliver: (events, state) =>
      withFile(path, async (file) => {
        const start = await markedLength(file, state, path);
        const withdrawn = events
          .filter(({ kind }) => kind === 'withdrawal')
          .map(({ articleId }) => articleId);
        if (withdrawn.length > 0) await blankLines(file, start, new Set(withdrawn));
        const lines = Buffer.from(events.map(lineOf).join(''));
        await writeAt(file, lines, start);
        await file.datasync();
        return { state: { bytes: start + lines.length } };
      }),
  };
}

function lineOf(event: ChangeEvent): string {
  if (event.kind === 'version') return `${JSON.stringify(event.record)}\n`;
  return event.kind === 'withdrawal' ? `${withdrawalOf(event.articleId)}\n` : '';
}

function withdrawalOf(id: string): string {
  return JSON.stringify({ id, withdrawn: true });
}

/** Overwrites the lines of these records up to `end`. */
async function blankLines(file: FileHandle, end: number, ids: ReadonlySet<string>): Promise<void> {
  for await (const { line, start } of linesOf(file, end)) {
    const { id } = JSON.parse(line.toString()) as { id: string };
    if (ids.has(id)) await writeAt(file, Buffer.from(withdrawalOf(id).padEnd(line.length)), start);
  }
}

async function* linesOf(file: FileHandle, end: number): AsyncGenerator<{ line: Buffer; start: number }> {
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

/** Opens the file for writing in place; makes it, with its folder, where it does not exist. */
async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, constants.O_RDWR | constants.O_CREAT);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof CopydeskError ? error : unusable(path, error);
  }
}

function unusable(path: string, cause: unknown): CopydeskError {
  return new CopydeskError('sink-unusable', `${path} cannot be written: ${fileTrouble(cause)}`, { cause });
}

/**
 * Where the next line goes. A file that was taken away or emptied by its reader is begun anew; one that is shorter than
 * marked, but not empty, has lost lines, and writing behind the gap would hide that.
 */
async function markedLength(file: FileHandle, state: SinkState, path: string): Promise<number> {
  const { bytes } = JsonlState.parse(state);
  const { size } = await file.stat();
  if (size >= bytes) return bytes;
  if (size === 0) return 0;
  throw tooShort(path, size, bytes);
}

function tooShort(path: string, size: number, bytes: number): CopydeskError {
  return new CopydeskError(
    'sink-file-short',
    `${path} holds ${size} bytes where ${bytes} were written; move it away to begin a new one`,
  );
}

async function writeAt(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, start + done);
    done += bytesWritten;
  }
}
