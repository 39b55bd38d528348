/** Writing text or JSONL to a file or to standard output, at the reader's pace. */
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CopydeskError, fileTrouble } from '../errors.js';
import { ReaderGone } from './reader-gone.js';

export interface Output<Written> {
  /** Throws `output-unwritable`, and {@link ReaderGone} where nobody reads standard output any more. */
  write(value: Written): Promise<void>;
  close(): Promise<void>;
}

/** One JSON value a line; else as {@link openOutput}. */
export async function openJsonLines(file: string | undefined): Promise<Output<unknown>> {
  const { write, close } = await openOutput(file);
  return { write: (value) => write(`${JSON.stringify(value)}\n`), close };
}

/** Opens the file, making its folder; standard output when no file is given. Throws `output-unwritable`. */
export async function openOutput(file: string | undefined): Promise<Output<string>> {
  const out = file === undefined ? process.stdout : await openFile(file);
  let failure: unknown;
  const failed = (error: unknown) => {
    failure ??= error;
  };
  out.on('error', failed);
  const trouble = (cause: unknown) => (file === undefined ? new ReaderGone() : unwritable(file, cause));
  return {
    async write(text) {
      if (failure !== undefined || out.destroyed) throw trouble(failure);
      if (out.write(text)) return;
      await once(out, 'drain').catch((error: unknown) => {
        throw trouble(error);
      });
    },
    async close() {
      out.off('error', failed);
      if (file === undefined) return;
      out.end();
      await finished(out).catch((error: unknown) => {
        throw unwritable(file, error);
      });
    },
  };
}

async function openFile(file: string): Promise<Writable> {
  try {
    await mkdir(dirname(file), { recursive: true });
    return (await open(file, 'w')).createWriteStream();
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function unwritable(file: string, cause: unknown): CopydeskError {
  return new CopydeskError('output-unwritable', `${file}: cannot be written: ${fileTrouble(cause)}`, {
    cause,
  });
}
