/** How far a long command is, on standard error: one line that is written over, on a terminal only. */
import { createLogUpdate } from 'log-update';

export interface Progress {
  /** So many are done by now. */
  done(count: number): void;
  /** What is to stay, as a line of the log is: the line of progress would be written over it. */
  write(text: string): void;
  /** Takes the line away. */
  close(): void;
}

/** Between two writings of the line. */
const EVERY_MS = 200;

/** `total` is undefined where nobody knows it before the end. */
export function openProgress(
  total: number | undefined,
  out: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const write = (text: string) => void out.write(text);
  if (!out.isTTY) return { done() {}, write, close() {} };
  const update = createLogUpdate(out);
  const began = now();
  let written = began - EVERY_MS;
  return {
    done(count) {
      const at = now();
      if (at - written < EVERY_MS) return;
      written = at;
      update(progressLine(count, total, at - began));
    },
    write(text) {
      update.clear();
      write(text);
    },
    close: () => update.clear(),
  };
}

/** `12,300 of 98,000 · 13 % · 1,870/s · 46 s left` */
export function progressLine(count: number, total: number | undefined, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? (count * 1_000) / elapsedMs : 0;
  const speed = `${number(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate))}/s`;
  if (total === undefined || total === 0) return `${number(count)} · ${speed}`;
  const share = `${Math.floor((Math.min(count, total) / total) * 100)} %`;
  const left = rate > 0 && count < total ? [`${time((total - count) / rate)} left`] : [];
  return [`${number(count)} of ${number(total)}`, share, speed, ...left].join(' · ');
}

function number(value: number): string {
  return value.toLocaleString('en');
}

/** `46 s`, `12 min`, `3 h 5 min` */
function time(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
