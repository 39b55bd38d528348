/** The deliver job: drains the change feed into a sink, in order, after the sink's own cursor. */
import type { Sink } from '../delivery/sink.js';
import { messageOf } from '../errors.js';
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
  const { outlets, sinks, changes, log } = services;
  const sink = outlets.find(({ id }) => id === sinkId);
  // A sink of another process, or one that is no longer configured.
  if (!sink) return;
  await sinks.drive(sink.id, async ({ cursor, advance }) => {
    let { position, state } = cursor;
    try {
      if (!recovered.has(sink)) {
        state = await outside(sink.recover(state));
        recovered.add(sink);
      }
      while (!signal.aborted) {
        const next = await changes.after(position, BATCH);
        if (next.position === position) return;
        state = await outside(sink.deliver(next.events, state));
        position = next.position;
        if (!(await advance({ position, state }))) return;
      }
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      // Written down and not thrown: when it is tried again is the row's business, not the queue's.
      log.warn({ err: error.cause, sink: sink.id }, 'sink cannot be delivered to');
      await sinks.failed(sink.id, messageOf(error.cause));
    }
  });
}

/** What the sink itself threw, told apart from a database that is away. */
class OutsideError extends Error {}

async function outside<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new OutsideError('sink', { cause });
  }
}
