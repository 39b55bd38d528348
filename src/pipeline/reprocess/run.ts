/** A run from its beginning or from where it was stopped: pages are counted, and how far it came is kept. */
import { createHash } from 'node:crypto';
import { CopydeskError } from '../../errors.js';
import { PARSER_VERSION } from '../../parsers/parser-version.js';
import type { ReprocessRuns } from '../../storage/reprocess-runs.js';
import type { TemplateVersions } from '../templates.js';
import type { Batch } from './outcome.js';
import { addPage, addPassed, emptyReport, type Report } from './report.js';

/**
 * A stop keeps the run to the page. After a kill, pages of the last second are parsed again, and those that had been
 * written by then count as the same.
 */
const KEEP_EVERY_MS = 1_000;

/** The same command with the same parser is the same run. */
export function runKey(command: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...command, parser: PARSER_VERSION }))
    .digest('hex');
}

export interface Followed {
  report: Report;
  /** Pages that an earlier part of the run did. */
  before: number;
  /** Marks the run as done: the same command begins anew. */
  finish(): Promise<void>;
}

export interface Follow {
  runs: ReprocessRuns;
  key: string;
  /** Forgets how far an earlier run came. */
  anew: boolean;
  /** The pages behind the cursor, undefined for all. `met` names the templates that earlier pages were parsed with. */
  pages(cursor: unknown, met: TemplateVersions): AsyncGenerator<Batch>;
  /** Told of each batch once it is counted. */
  onBatch?(batch: Batch, report: Report): Promise<void> | void;
}

/** Throws `run-taken` when another process has taken the run up meanwhile. */
export async function followRun({ runs, key, anew, pages, onBatch }: Follow): Promise<Followed> {
  const { token, state } = await runs.begin<Report>(key, anew);
  const report = state?.report ?? emptyReport();
  const templates = state?.templates ?? {};
  const before = report.pages;
  let cursor = state?.cursor;
  let keptAt = performance.now();
  const keep = async () => {
    keptAt = performance.now();
    if (cursor === undefined || (await runs.keep(key, token, { cursor, report, templates }))) return;
    throw new CopydeskError(
      'run-taken',
      'the same run was taken up by another process, which goes on with it',
    );
  };
  try {
    for await (const batch of pages(cursor, templates)) {
      count(report, batch);
      cursor = batch.cursor;
      await onBatch?.(batch, report);
      if (performance.now() - keptAt > KEEP_EVERY_MS) await keep();
    }
  } catch (error) {
    // What was written is counted; what went wrong is what is said.
    await keep().catch(() => {});
    throw error;
  }
  await keep();
  return { report, before, finish: () => runs.finish(key, token) };
}

export function count(report: Report, { pages, passed }: Batch): void {
  for (const page of pages) addPage(report, page);
  addPassed(report, passed);
}
