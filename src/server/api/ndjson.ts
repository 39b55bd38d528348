/** The feed as a stream of lines, for those who take all of it. */
import type { ChangeLine } from '../../model/change.js';
import type { RecordFilter } from '../../model/record-filter.js';
import type { ChangeReader } from '../ports.js';

export const NDJSON = 'application/x-ndjson';

/** Events read at a time. The next are read when these are on their way, so that a slow reader costs no memory. */
const PAGE = 100;

/** Ends at the end of the feed, with a line that says so; or when the reader goes. */
export function changeLines(
  changes: ChangeReader,
  after: number,
  filter: RecordFilter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = (some: ChangeLine[]) =>
    encoder.encode(some.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let at = after;
  return new ReadableStream(
    {
      async pull(controller) {
        // What is left out can be long, and a pull has to give something.
        for (;;) {
          const { events, position } = await changes.after(at, PAGE, filter);
          const isEnd = position === at;
          at = position;
          if (isEnd) {
            controller.enqueue(lines([{ next: at }]));
            return controller.close();
          }
          if (events.length > 0)
            return controller.enqueue(lines(events.map((event) => ({ next: event.position, event }))));
        }
      },
    },
    { highWaterMark: 0 },
  );
}
