/** What a run came to, as people and as programs read it. */
import type { Services } from '../pipeline/services.js';
import { type Counts, type SourceTotals, sumOf } from '../storage/totals.js';
import { statusLines } from './status-view.js';

export interface Summary {
  totals: Counts;
  rejectedBy: Record<string, number>;
  sources: ({ id: string } & Counts)[];
  /** Since the command was started. */
  seconds: number;
  /** Milliseconds of one core for each page parsed in this run, by stage. */
  cpuMsPerArticle: Record<string, number>;
}

/** `began` is `performance.now()` of the start; counts are of everything that the home holds. */
export async function summarize(
  { totals, clock }: Services,
  began: number,
  parsedBefore = 0,
): Promise<Summary & { rows: SourceTotals[] }> {
  const rows = await totals.bySource();
  const sum = sumOf(rows);
  const pages = Math.max(1, sum.parsed - parsedBefore);
  return {
    rows,
    totals: sum,
    rejectedBy: await totals.rejectedBy(),
    sources: rows.map(({ name: _name, paused: _paused, lastError: _lastError, ...counts }) => counts),
    seconds: rounded((performance.now() - began) / 1_000),
    cpuMsPerArticle: Object.fromEntries(
      Object.entries(clock.sums()).map(([stage, ms]) => [stage, rounded(ms / pages)]),
    ),
  };
}

export function printSummary({ rows, ...summary }: Summary & { rows: SourceTotals[] }, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : `${readable(rows, summary)}\n`);
}

function readable(rows: SourceTotals[], { totals, rejectedBy, seconds }: Summary): string {
  const reasons = Object.entries(rejectedBy).map(([reason, count]) => `${reason} ${count}`);
  return [
    ...statusLines(rows),
    '',
    `${totals.records} records of ${totals.found} URLs in ${seconds} s; ${totals.copiesTied} copies tied, ${totals.pending} pending`,
    ...(reasons.length > 0 ? [`rejected: ${reasons.join(', ')}`] : []),
  ].join('\n');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
