/** The deliver job: drains the change feed into a sink, in order, after the sink's own cursor. */
import type { Sink } from '../delivery/sink.js';
import type { JobContext } from '../queue/port.js';
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
  await sinks.drive(sink.id, async ({ cursor, advance }) => {
    let { position, state } = cursor;
    if (!recovered.has(sink)) {
      state = await sink.recover(state);
      recovered.add(sink);
    }
    while (!signal.aborted) {
      const next = await changes.after(position, BATCH);
      if (next.position === position) return;
      state = await sink.deliver(next.events, state);
      position = next.position;
      if (!(await advance({ position, state }))) return;
    }
  });
}
