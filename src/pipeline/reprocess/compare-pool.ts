import { fileURLToPath } from 'node:url';
import { openPagePool, type PagePool, type PoolOptions } from '../parse-pool.js';
import type { CompareOutcome, CompareTask } from './compare-worker.js';

/** Always the built file, as that of the parse pool. */
const WORKER = fileURLToPath(new URL('../../../dist/pipeline/reprocess/compare-worker.js', import.meta.url));

export type ComparePool = PagePool<CompareTask, CompareOutcome>;

export function openComparePool(options: PoolOptions = {}): ComparePool {
  return openPagePool(WORKER, { ...options, atOnce: true });
}
