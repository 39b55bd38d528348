/**
 * The JSONL file sink: one line a record version, in the order of the change feed. Relations and withdrawals write
 * nothing; their readers take the feed itself.
 *
 * The file's length is kept with the cursor, and lines are written *at* that length instead of appended. So a batch that
 * was written and never marked is overwritten by the same batch, not doubled; and a handler that was frozen and wakes up
 * with an old state rewrites what stands there already. Only {@link Sink.recover} makes the file shorter.
 */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CopydeskError } from '../errors.js';
import type { ChangeEvent } from '../model/change.js';
import type { Sink, SinkState } from './sink.js';

const JsonlState = z.object({
  bytes: z.int().nonnegative().default(0).describe('Length of the marked file'),
});

export function jsonlSink(path: string, id = 'jsonl'): Sink {
  return {
    id,
    kind: 'jsonl',
    recover: (state) =>
      withFile(path, async (file) => {
        const bytes = await markedLength(file, state, path);
        await file.truncate(bytes);
        await file.datasync();
        return { bytes };
      }),
    deliver: (events, state) =>
      withFile(path, async (file) => {
        const start = await markedLength(file, state, path);
        const lines = Buffer.from(events.map(lineOf).join(''));
        await writeAt(file, lines, start);
        await file.datasync();
        return { bytes: start + lines.length };
      }),
  };
}

function lineOf(event: ChangeEvent): string {
  return event.kind === 'version' ? `${JSON.stringify(event.record)}\n` : '';
}

/** Opens the file for writing in place; makes it, with its folder, where it does not exist. */
async function withFile(path: string, work: (file: FileHandle) => Promise<SinkState>): Promise<SinkState> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
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
  throw new CopydeskError(
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
