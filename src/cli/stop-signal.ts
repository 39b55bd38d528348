/** Aborts on Ctrl-C or a service manager's stop. A second Ctrl-C ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(name));
    });
  }
  return controller.signal;
}
