/** The feed as a stream of lines, for those who take all of it. */
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
  let at = after;
  return new ReadableStream(
    {
      async pull(controller) {
        // What is left out can be long, and a pull has to give something.
        for (;;) {
          const { events, position } = await changes.texts(at, PAGE, filter);
          const isEnd = position === at;
          at = position;
          if (isEnd) {
            controller.enqueue(encoder.encode(`{"next":${at}}\n`));
            return controller.close();
          }
          if (events.length === 0) continue;
          const lines = events.map(({ position, json }) => `{"next":${position},"event":${json}}\n`);
          return controller.enqueue(encoder.encode(lines.join('')));
        }
      },
    },
    { highWaterMark: 0 },
  );
}
