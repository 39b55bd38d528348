/** A change feed and the row of a sink in memory, driven by the deliver job itself. */
import type { Sink, SinkState } from '../../src/delivery/sink.js';
import { silent } from '../../src/log.js';
import type { ChangeEvent } from '../../src/model/change.js';
import type { RecordFilter } from '../../src/model/record-filter.js';
import { deliverChanges } from '../../src/pipeline/deliver-changes.js';

type Means = Parameters<typeof deliverChanges>[0];

export interface MemoryFeed {
  events: ChangeEvent[];
  /** By what it was read last; by itself it leaves nothing out. */
  filter: RecordFilter | undefined;
  /** Of the one sink that is driven. */
  row: { position: number; state: SinkState; failures: number; lastError?: string | undefined };
  /** One run of the deliver job; with `marks` the process dies in place of the mark after so many. */
  run(sink: Sink, marks?: number): Promise<void>;
}

/** What a process that dies throws. */
export const DIED = 'died between the send and the mark';

export function memoryFeed(events: ChangeEvent[] = []): MemoryFeed {
  const feed: MemoryFeed = {
    events,
    filter: undefined,
    row: { position: 0, state: {}, failures: 0 },
    async run(sink, marks = Number.POSITIVE_INFINITY) {
      const { row } = feed;
      let left = marks;
      const advance = async (to: { position: number; state: SinkState }) => {
        if (left-- <= 0) throw new Error(DIED);
        // As the row's JSON does.
        Object.assign(row, { position: to.position, state: JSON.parse(JSON.stringify(to.state)) });
        Object.assign(row, { failures: 0, lastError: undefined });
        return true;
      };
      const means = {
        outlets: async () => [sink],
        log: silent,
        deadLetters: { asked: async () => [] },
        changes: {
          after: async (position: number, limit: number, filter?: RecordFilter) => {
            feed.filter = filter;
            const next = feed.events.filter((event) => event.position > position).slice(0, limit);
            return { events: next, position: next.at(-1)?.position ?? position };
          },
        },
        sinks: {
          drive: async (_: string, work: (drive: unknown) => Promise<void>) => {
            await work({ cursor: { ...row }, failures: row.failures, held: () => true, advance });
            return true;
          },
          failed: async (_: string, reason: string) => {
            Object.assign(row, { failures: row.failures + 1, lastError: reason });
          },
        },
      };
      await deliverChanges(means as unknown as Means, sink.id, { signal: new AbortController().signal });
    },
  };
  return feed;
}
