/** Where the log of a command goes. */

/**
 * Standard output belongs to the status lines on a terminal, and with `--json` to the summary; elsewhere the log is what the
 * command says, wherever its errors go.
 */
export function logStream<Stream extends { isTTY?: boolean }>(
  { stdout, stderr }: { stdout: Stream; stderr: Stream },
  json = false,
): Stream {
  return stdout.isTTY || json ? stderr : stdout;
}
