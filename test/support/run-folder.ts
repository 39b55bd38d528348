/** A folder for what the test files of one run share; it goes with the run. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    runFolder: string;
  }
}

export default function setup({ provide }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-test-'));
  provide('runFolder', folder);
  // A database for each of many tests: removed in one step, they would keep Vitest from hearing that its workers have ended.
  return () => rm(folder, { recursive: true, force: true });
}
