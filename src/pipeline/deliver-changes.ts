/** The deliver job: drains the change feed into a sink, in order, after the sink's own cursor. */
import type { Sink } from '../delivery/sink.js';
import type { JobContext } from '../queue/port.js';
import type { SinkCursor } from '../storage/sinks.js';
import type { Services } from './services.js';

/** Events handed over at a time. */
const BATCH = 200;

/** Sinks that this process has brought back to their cursor. */
const recovered = new WeakSet<Sink>();

export async function deliverChanges(
  services: Services,
  sinkId: string,
  { signal }: JobContext,
): Promise<void> {
  const { outlets, sinks, changes } = services;
  const sink = outlets.find(({ id }) => id === sinkId);
  // A sink of another process, or one that is no longer configured.
  if (!sink) return;
  let cursor: SinkCursor = await sinks.cursor(sink.id, sink.kind);
  if (!recovered.has(sink)) {
    cursor = { ...cursor, state: await sink.recover(cursor.state) };
    recovered.add(sink);
  }
  while (!signal.aborted) {
    const events = await changes.after(cursor.position, BATCH);
    const last = events.at(-1);
    if (!last) return;
    const next = { position: last.position, state: await sink.deliver(events, cursor.state) };
    // Somebody else was faster: what they wrote is what we wrote, and they go on.
    if (!(await sinks.advance(sink.id, cursor.position, next))) return;
    cursor = next;
  }
}
