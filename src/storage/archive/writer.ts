/**
 * Whose an archive file is: its name says on which machine it was begun, by which process, and in which life of that
 * process's number. A container that starts again gives the same number to the next process, under the same name.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Files that this very process has begun. */
const own = new Set<string>();

/** `now` as RFC 3339. */
export function newFileName(now: string): string {
  const stamp = now.replace(/\D/gu, '').slice(0, 14);
  const writer = `${hostname()}-${process.pid}.${lifeOf(process.pid) ?? 0}`;
  const name = `copydesk-${stamp}-${writer}-${randomBytes(4).toString('hex')}.warc.gz`;
  own.add(name);
  return name;
}

/** Files of other machines are theirs to close, check and delete. */
export function isOfThisMachine(file: string): boolean {
  return writerOf(file).host === hostname();
}

/** False for a file that is none of ours, such as one of the user's. */
export function isOfAnotherMachine(file: string): boolean {
  const { host } = writerOf(file);
  return host !== undefined && host !== hostname();
}

/** True when the process that wrote the file is gone from this machine. */
export function isAbandoned(file: string): boolean {
  const { pid, life } = writerOf(file);
  if (!isOfThisMachine(file) || pid === undefined || own.has(file)) return false;
  // Our number, and not our file: whoever had the number before us is gone.
  if (Number(pid) === process.pid) return true;
  if (!isThere(Number(pid))) return true;
  const now = lifeOf(Number(pid));
  return life !== undefined && now !== undefined && life !== now;
}

function writerOf(file: string): { host?: string; pid?: string; life?: string } {
  const name = /^copydesk-\d+-(?<host>.+)-(?<pid>\d+)(?:\.(?<life>[\da-f]+))?-[\da-f]+\.warc\.gz$/u;
  return name.exec(file)?.groups ?? {};
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * What tells a process from a later one with its number: the machine's boot and the moment in it at which the process was
 * started (field 22 of Linux's `stat`; the name before it stands in brackets and may hold anything). Undefined elsewhere,
 * where only the number tells.
 */
function lifeOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return createHash('sha256').update(`${boot} ${started}`).digest('hex').slice(0, 8);
  } catch {
    return undefined;
  }
}
