/** Under `npm start` one Ctrl-C arrives twice within a millisecond: from the terminal and from npm. */
const SAME_KEY_MS = 1_000;

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
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}
