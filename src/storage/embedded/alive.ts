/** Whether a process that is not our child is still there. */
import { readFile } from 'node:fs/promises';
import { codeOf } from '../../errors.js';

/** A state of Linux's `/proc/PID/stat`, behind the name in brackets: ended, and not yet buried by its parent. */
const ENDED = /^\d+ \(.*\) [ZX] /su;

/** An ended one holds no file and no port any more; in a container the first process may bury it late, or never. */
export async function isAlive(pid: string | undefined): Promise<boolean> {
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // It is another user's.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !ENDED.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''));
}
