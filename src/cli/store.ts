/** For commands that read and write the tables of a home, beside a run or without one. */
import { type Config, readConfig } from '../config.js';
import { createLogger } from '../log.js';
import type { Store } from '../pipeline/store.js';

export type { Store };

/** Flags that every command takes. */
export interface GlobalFlags {
  home?: string;
  debug?: boolean;
}

/** The settings, with the command line's own home before the environment's. */
export function configOf(flags: GlobalFlags): Config {
  return readConfig(flags.home === undefined ? {} : { COPYDESK_HOME: flags.home });
}

/** Opens the tables, does the work and closes them again, whatever happens. */
export async function withStore<T>(flags: GlobalFlags, work: (store: Store) => Promise<T>): Promise<T> {
  // Half of a command's start is loading this: not for its help, and not to refuse an argument.
  const { openStore } = await import('../pipeline/store.js');
  const store = await openStore(
    configOf(flags),
    createLogger(flags.debug ? 'debug' : 'warn', process.stderr),
  );
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
