/** What `copydesk reprocess` shows: progress on a terminal, a line for each page that changed, and the sum. */
import { stat } from 'node:fs/promises';
import { createLogUpdate } from 'log-update';
import { CopydeskError, fileTrouble } from '../errors.js';
import { counted } from '../model/counted.js';
import { type Batch, OUTCOMES, type Outcome, type PageOutcome } from '../pipeline/reprocess/outcome.js';
import { comparedIn, fieldsIn, type Report } from '../pipeline/reprocess/report.js';

/** What there is to do: pages, or bytes of files; undefined where nobody knows. */
export type Total = { pages: number } | { sizes: number[] } | undefined;

export interface ReprocessView {
  /** Whether it is worth counting what there is to do. */
  readonly showsProgress: boolean;
  expect(total: Total): void;
  batch(batch: Batch, soFar: Report): void;
  /** So many pages were done before this part of the run. */
  wentOn(pages: number): void;
  end(report: Report, how: { failed: readonly string[]; stopped: boolean }): void;
  close(): void;
}

export async function warcTotal(paths: readonly string[]): Promise<Total> {
  const sizes = paths.map((path) =>
    stat(path).then(
      ({ size }) => size,
      (cause: unknown) => {
        throw new CopydeskError('input-unreadable', `${path}: ${fileTrouble(cause)}`, { cause });
      },
    ),
  );
  return { sizes: await Promise.all(sizes) };
}

/** Only counted: what is as it was, or is somebody else's. */
const QUIET: ReadonlySet<Outcome> = new Set(['same', 'relabelled', 'older', 'rejected', 'elsewhere']);

const SHOW_EVERY_MS = 200;

export function openReprocessView({
  json,
  threads,
  dryRun,
}: {
  json: boolean;
  threads: number;
  dryRun: boolean;
}): ReprocessView {
  const update = process.stderr.isTTY && !json ? createLogUpdate(process.stderr) : undefined;
  const began = performance.now();
  let total: Total;
  let done = 0;
  let first: number | undefined;
  let shownAt = 0;
  let before = 0;
  const seconds = () => (performance.now() - began) / 1_000;
  const say = (line: string) => {
    update?.clear();
    process.stdout.write(`${line}\n`);
  };
  return {
    showsProgress: update !== undefined,
    expect(what) {
      total = what;
    },
    batch(batch, soFar) {
      done += batch.pages.length;
      const share = shareDone(total, soFar.pages, batch.cursor);
      first ??= share;
      if (!json) for (const page of batch.pages) if (!QUIET.has(page.outcome)) say(lineOf(page));
      if (!update || performance.now() - shownAt < SHOW_EVERY_MS) return;
      shownAt = performance.now();
      update(progressLine(soFar, share, first ?? 0, done, seconds()));
    },
    wentOn(pages) {
      before = pages;
    },
    end(report, { failed, stopped }) {
      update?.clear();
      const rate = Number((done / seconds()).toFixed(1));
      if (json) {
        const facts = {
          dryRun,
          stopped,
          failed,
          threads,
          seconds: Number(seconds().toFixed(1)),
          pagesPerSecond: rate,
        };
        process.stdout.write(`${JSON.stringify({ compared: comparedIn(report), ...report, ...facts })}\n`);
        return;
      }
      const lines = sumLines(report, dryRun);
      if (before > 0) lines.push(`${before} of them before this run was stopped; --restart begins anew`);
      if (stopped)
        lines.push(`stopped after ${counted(report.pages, 'page')}: the same command goes on from there`);
      for (const line of [...lines, ...failed.map((text) => `failed: ${text}`)]) say(line);
    },
    close: () => update?.done(),
  };
}

/** 0 to 1; undefined where nobody knows how much there is. */
function shareDone(total: Total, pages: number, cursor: unknown): number | undefined {
  if (!total) return undefined;
  if ('pages' in total) return total.pages === 0 ? 1 : Math.min(1, pages / total.pages);
  const { file, offset } = cursor as { file: number; offset: number };
  const all = total.sizes.reduce((sum, size) => sum + size, 0);
  const read = total.sizes.slice(0, file).reduce((sum, size) => sum + size, offset);
  return all === 0 ? 1 : read / all;
}

const WIDTH = 24;

export function progressLine(
  report: Report,
  share: number | undefined,
  first: number,
  done: number,
  seconds: number,
): string {
  const { changed } = report.outcomes;
  const counts = `${counted(report.pages, 'page')}, ${Math.round(done / seconds)} a second`;
  const found = `${changed} changed, ${report.outcomes['newly-rejected']} newly rejected`;
  if (share === undefined) return `${counts}; ${found}`;
  const full = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
  // A run that goes on does not begin at nothing.
  const left = share > first ? (seconds * (1 - share)) / (share - first) : undefined;
  return `${bar} ${Math.floor(share * 100)} %  ${counts}${left === undefined ? '' : `, ${duration(left)} left`}; ${found}`;
}

export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

function lineOf({ outcome, url, reason, detail, difference, version }: PageOutcome): string {
  const fields = difference?.fields.map(({ name }) => name).join(', ');
  const why = [reason, detail].filter(Boolean).join(': ');
  const parts = [version === undefined ? '' : `version ${version}`, fields ?? why];
  return [outcome.padEnd(14), url, ...parts.filter(Boolean)].join('  ').trimEnd();
}

function sumLines(report: Report, dryRun: boolean): string[] {
  const names = Object.keys(OUTCOMES) as Outcome[];
  const parts = names
    .filter((name) => report.outcomes[name] > 0)
    .map((name) => `${report.outcomes[name]} ${OUTCOMES[name]}`);
  const fields = fieldsIn(report).map(([name, { changed, lost, gained }]) => {
    const more = [lost > 0 ? `${lost} lost` : '', gained > 0 ? `${gained} gained` : ''].filter(Boolean);
    return `${name} ${changed}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
  });
  const { shrunk, grown } = report.bodies;
  const passed = Object.entries(report.passed).map(([type, number]) => `${number} ${type}`);
  return [
    `${counted(report.pages, 'page')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`,
    ...(fields.length > 0 ? [`records changed by field: ${fields.join(', ')}`] : []),
    ...(shrunk + grown > 0 ? [`bodies: ${shrunk} shorter, ${grown} longer`] : []),
    ...(passed.length > 0 ? [`records that hold no page: ${passed.join(', ')}`] : []),
    ...(dryRun && report.outcomes.changed > 0 ? ['nothing was written'] : []),
  ];
}
