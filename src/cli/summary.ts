/** What a run came to, as people and as programs read it. */
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
import type { Services } from '../pipeline/services.js';
import type { AlteringCopy } from '../storage/relations.js';
import { type Counts, type Looked, type SourceTotals, sumOf } from '../storage/totals.js';
import { countOfAltered, statusLines } from './status-view.js';

export interface Summary {
  totals: Counts;
  rejectedBy: Record<string, number>;
  sources: ({ id: string; error?: string } & Counts)[];
  /** Sources that were looked at since a run was started. */
  lookedAt?: number;
  /** Feeds, sitemaps and sections that gave nothing at the last look, by reason. */
  failingInputs: Record<string, number>;
  /** Since the command was started. */
  seconds: number;
  /** Milliseconds of one core for each page parsed in this run, by stage; empty when there was none. */
  cpuMsPerArticle: Record<string, number>;
}

/** What is shown beside the figures. */
interface Shown {
  rows: SourceTotals[];
  altering: AlteringCopy[];
  /** Of a run. */
  looked?: Looked | undefined;
}

/** Copies whose altered quotes are shown. */
const ALTERING = 5;

/**
 * `began` is `performance.now()` of the start, and `parsedBefore` what the home held then. Counts are of everything that it
 * holds now. With `since`, the start by the database's clock, sources that were looked at are counted.
 */
export async function summarize(
  { totals, relations, clock }: Services,
  { began, parsedBefore, since }: { began: number; parsedBefore: number; since?: Date },
): Promise<Summary & Shown> {
  const rows = await totals.bySource();
  const sum = sumOf(rows);
  const pages = sum.parsed - parsedBefore;
  const looked = since && (await totals.looked(since));
  return {
    rows,
    looked,
    altering: await relations.altering(ALTERING),
    totals: sum,
    rejectedBy: await totals.rejectedBy(),
    sources: rows.map(({ name: _, paused: __, watched: ___, failing: ____, lastError, ...counts }) => ({
      ...counts,
      ...(lastError ? { error: lastError } : {}),
    })),
    ...(looked ? { lookedAt: looked.looked } : {}),
    failingInputs: await totals.failingInputs(),
    seconds: rounded((performance.now() - began) / 1_000),
    cpuMsPerArticle: Object.fromEntries(
      Object.entries(pages > 0 ? clock.sums() : {}).map(([stage, ms]) => [stage, rounded(ms / pages)]),
    ),
  };
}

export function printSummary({ rows, altering, looked, ...summary }: Summary & Shown, json: boolean): void {
  const text = json ? JSON.stringify(summary) : readable({ rows, altering, looked }, summary);
  process.stdout.write(`${text}\n`);
}

/** Throws `no-source-read` when there are sources to look at, and the last look at each gave nothing but an error. */
export function demandRead(rows: readonly SourceTotals[]): void {
  const watched = rows.filter((row) => row.watched && !row.paused);
  const [first] = watched;
  if (!first?.lastError || !watched.every(({ lastError }) => lastError)) return;
  const which = watched.length === 1 ? first.id : `none of the ${watched.length} sources`;
  const could = watched.length === 1 ? 'could not be looked at' : 'could be looked at';
  throw new CopydeskError('no-source-read', `${which} ${could}: ${first.lastError}`);
}

/** What was wrong with a source, and with those of its inputs that gave nothing while others did. */
export function troubleLines({ lastError, failing }: SourceTotals): string[] {
  if (lastError) return [`  last error: ${lastError}`];
  return failing.map(({ url, reason, detail }) => `  ${url}: ${reason}${detail ? ` (${detail})` : ''}`);
}

function readable({ rows, altering, looked }: Shown, { totals, rejectedBy, seconds }: Summary): string {
  const reasons = Object.entries(rejectedBy).map(([reason, count]) => `${reason} ${count}`);
  return [
    ...statusLines(rows).flatMap((line, index) => [line, ...troubleLines(rows[index] as SourceTotals)]),
    '',
    `${counted(totals.records, 'record')} of ${counted(totals.found, 'URL')} in ${seconds} s; ${totals.copiesTied} ${totals.copiesTied === 1 ? 'copy' : 'copies'} tied, ${countOfAltered(totals.quotesAltered)}, ${totals.pending} pending`,
    ...(looked ? [lookedLine(looked)] : []),
    ...(reasons.length > 0 ? [`rejected: ${reasons.join(', ')}`] : []),
    ...altering.flatMap(alteringLines),
  ].join('\n');
}

/** Where nothing was due the figures are those of before, and look like those of this run. */
function lookedLine({ watched, looked }: Looked): string {
  const late = looked < watched ? `; ${looked === 0 ? 'none' : 'no other'} was due` : '';
  return `looked at ${looked} of ${counted(watched, 'source')}${late}`;
}

/** Both versions of each quote. */
function alteringLines({ source, headline, quotes }: AlteringCopy): string[] {
  const said = quotes.flatMap(({ original, copy }) => [
    `  ${original.speaker ?? 'somebody'}: “${original.text}”`,
    `  as copied: “${copy.text}”`,
  ]);
  return ['', `quotes altered by ${source}: ${headline}`, ...said];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
