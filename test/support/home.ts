/** Homes as a first start leaves them: made once in a run, and copied in a tenth of the time that making one takes. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { copydesk } from './copydesk.js';

/** Fills an empty folder, or one that is not there yet. For tests of something else than the first start. */
export function fillHome(home: string): void {
  const made = join(inject('runFolder'), 'home');
  if (!existsSync(made)) make(made);
  execFileSync('cp', ['-a', `${made}/.`, home]);
}

function make(at: string): void {
  const making = `${at}-${process.pid}`;
  // Opens the queue as well, and so makes its tables too.
  const { stdout, stderr, status } = copydesk(making, ['doctor']);
  if (status !== 0) throw new Error(`no home can be made: ${stdout}${stderr}`);
  // No test cuts the power: what a killed process has written, the system keeps.
  appendFileSync(join(making, 'postgres', 'postgresql.conf'), 'fsync = off\n');
  try {
    renameSync(making, at);
  } catch (error) {
    // Another file of tests was quicker.
    if (!existsSync(at)) throw error;
    rmSync(making, { recursive: true });
  }
}
