/** Kept pages through the parser again, as a list. */
import { afterAll } from 'vitest';
import { type ComparePool, openComparePool } from '../../src/pipeline/reprocess/compare-pool.js';
import { type KeptRun, reprocessKept } from '../../src/pipeline/reprocess/kept.js';
import type { PageOutcome } from '../../src/pipeline/reprocess/outcome.js';
import type { Services } from '../../src/pipeline/services.js';

/** One thread for a whole test file: each loads the parser's code and data first. */
let shared: ComparePool | undefined;
afterAll(() => shared?.close());

export function sharedPool(): ComparePool {
  shared ??= openComparePool({ threads: 1 });
  return shared;
}

export async function reprocessed(services: Services, run: Partial<KeptRun> = {}): Promise<PageOutcome[]> {
  const all: PageOutcome[] = [];
  for await (const { pages } of reprocessKept(services, { pool: sharedPool(), ...run })) all.push(...pages);
  return all;
}
