import { fileTrouble } from '../errors.js';

/**
 * Nobody takes what is written: whoever read standard output has gone, as `head` does when it has enough. That is no failure: a command that writes much
 * ends early, one that writes little goes on in silence, and either closes what it has opened.
 */
export class ReaderGone extends Error {}

/** Without a listener, Node ends the process at the first write that fails, and nothing is closed. */
export function outliveReader(): void {
  let said = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || said) return;
      // A redirection to a disk that is full.
      said = true;
      process.exitCode = 1;
      process.stderr.write(`copydesk: the output cannot be written: ${fileTrouble(error)}\n`);
    });
  }
}
