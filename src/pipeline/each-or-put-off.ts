/** For rows that are taken one after the other: one that is broken holds up no other. */
import { isOfMachine } from '../errors.js';
import type { Logger } from '../log.js';

interface Work<Row> {
  log: Logger;
  /** Names the row in the log. */
  named(row: Row): Record<string, string>;
  work(row: Row): Promise<void>;
  /** It is not due for a while. */
  putOff(row: Row): Promise<void>;
}

/** Throws while the database is away, or has no room: that is no fault of a row. */
export async function eachOrPutOff<Row>(
  rows: readonly Row[],
  { log, named, work, putOff }: Work<Row>,
): Promise<void> {
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      if (isOfMachine(error)) throw error;
      log.error({ err: error, ...named(row) }, 'not compared, put off');
      await putOff(row);
    }
  }
}
