/** What `copydesk run` shows: one calm line per source on a terminal, JSON log lines elsewhere. */
import { createLogUpdate } from 'log-update';
import type { Logger } from '../log.js';
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
      update(`${statusLines(totals).join('\n')}\n\nLook at ${address}   (Ctrl-C stops)`);
    },
    close: () => update.done(),
  };
}

/** One line a source, columns aligned. */
export function statusLines(totals: readonly SourceTotals[]): string[] {
  const width = Math.max(...totals.map(({ name }) => name.length), 10);
  return totals.map((row) => {
    const cells = [
      `${row.found} found`,
      `${row.fetched} fetched`,
      `${row.records} records`,
      `${row.copiesTied} copies tied`,
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
        const { id, found, fetched, records, copiesTied, rejected } = row;
        const key = JSON.stringify([found, fetched, records, copiesTied, rejected]);
        if (shown.get(id) === key) continue;
        shown.set(id, key);
        log.info({ source: id, found, fetched, records, copiesTied, rejected }, 'source');
      }
    },
    close: () => {},
  };
}
