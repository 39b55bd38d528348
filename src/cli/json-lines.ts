/** Writing JSONL to a file or to standard output, at the reader's pace. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

export interface JsonLines {
  write(value: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file, making its folder; standard output when no file is given. */
export async function openJsonLines(file: string | undefined): Promise<JsonLines> {
  if (file) await mkdir(dirname(file), { recursive: true });
  const out: Writable = file ? createWriteStream(file) : process.stdout;
  return {
    async write(value) {
      if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
    },
    async close() {
      if (!file) return;
      out.end();
      await finished(out);
    },
  };
}
