/** What `copydesk run` shows: one calm line per source on a terminal, JSON log lines elsewhere. */
import { createLogUpdate } from 'log-update';
import type { Logger } from '../log.js';
import { counted } from '../model/counted.js';
import type { SourceTotals } from '../storage/totals.js';

export interface StatusView {
  show(totals: readonly SourceTotals[], address: string): void;
  close(): void;
}

export function openStatusView(out: NodeJS.WriteStream, log: Logger): StatusView {
  return out.isTTY ? terminalView(out) : logView(log);
}

function terminalView(out: NodeJS.WriteStream): StatusView {
  const update = createLogUpdate(out);
  return {
    show(totals, address) {
      const lines = [
        ...statusLines(totals),
        ...alteredLine(totals),
        '',
        `Look at ${address}   (Ctrl-C stops)`,
      ];
      update(lines.join('\n'));
    },
    close: () => update.done(),
  };
}

/** What of all copies a reader should look at. */
function alteredLine(totals: readonly SourceTotals[]): string[] {
  const altered = totals.reduce((sum, { quotesAltered }) => sum + quotesAltered, 0);
  return altered > 0
    ? [`${countOfAltered(altered)}: copies have them with other words than their originals`]
    : [];
}

export function countOfAltered(count: number): string {
  return `${counted(count, 'quote')} altered`;
}

/** One line a source, columns aligned. */
export function statusLines(totals: readonly SourceTotals[]): string[] {
  const width = Math.max(...totals.map(({ name }) => name.length), 10);
  return totals.map((row) => {
    const cells = [
      `${row.found} found`,
      `${row.fetched} fetched`,
      counted(row.records, 'record'),
      `${row.copiesTied} ${row.copiesTied === 1 ? 'copy' : 'copies'} tied`,
      `${row.rejected} rejected`,
    ];
    return `${row.name.padEnd(width)}  ${cells.map((cell) => cell.padStart(14)).join('')}`;
  });
}

/** Logs a source again only when one of its counts has changed. */
function logView(log: Logger): StatusView {
  const shown = new Map<string, string>();
  return {
    show(totals) {
      for (const row of totals) {
        const { id, found, fetched, records, copiesTied, quotesAltered, rejected } = row;
        const key = JSON.stringify([found, fetched, records, copiesTied, quotesAltered, rejected]);
        if (shown.get(id) === key) continue;
        shown.set(id, key);
        log.info({ source: id, found, fetched, records, copiesTied, quotesAltered, rejected }, 'source');
      }
    },
    close: () => {},
  };
}
