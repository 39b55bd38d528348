/** CPU that a process and those that it started have taken, those that have gone included (Linux; NaN elsewhere). */
import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second, whatever the machine. */
const MS_A_TICK = 10;

export function cpuMsOf(pid) {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => statOf(name))
      .filter((stat) => stat && (stat.pid === pid || stat.parent === pid))
      .reduce((sum, stat) => sum + stat.ticks * MS_A_TICK, 0);
  } catch {
    return Number.NaN;
  }
}

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, ...ticks] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
    return { pid: Number(pid), parent, ticks: ticks.reduce((sum, one) => sum + one, 0) };
  } catch {
    return undefined;
  }
}
