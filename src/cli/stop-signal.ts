/** Under `npm start` one Ctrl-C arrives twice within a millisecond: from the terminal and from npm. */
const SAME_KEY_MS = 1_000;

/**
 * From the stop to the end, whatever hangs: handlers have ten seconds of it to come to a safe point. A database that takes
 * a connection and never answers would otherwise be waited for without end.
 */
export const LEAVE_MS = 20_000;

/** Aborts on Ctrl-C or a service manager's stop. A second Ctrl-C, later than that, ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        if (performance.now() - first > SAME_KEY_MS) process.exit(130);
        return;
      }
      first = performance.now();
      leaveInTime();
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}

/** Ends the process when it is still there after twenty seconds. Whatever it held is taken up by the next start. */
export function leaveInTime(): void {
  const leave = () => {
    process.stderr.write(
      `copydesk: not closed within ${LEAVE_MS / 1_000} s, since something does not answer (the database?): left as it is, the next start goes on from there\n`,
    );
    process.exit(1);
  };
  setTimeout(leave, LEAVE_MS).unref();
}
