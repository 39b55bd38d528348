/** The deliver job: drains the change feed, or that of alerts, into a sink, in order, after the sink's own cursor. */
import type { Delivered, FeedEvent, Handing, Sink, SinkState, Stopped } from '../delivery/sink.js';
import { messageOf } from '../errors.js';
import type { JobContext } from '../queue/port.js';
import type { SinkDrive } from '../storage/sink-drive.js';
import type { Services } from './services.js';

/** Events handed over at a time. */
const BATCH = 200;

/** Sinks that this process has brought back to their cursor. */
const recovered = new WeakSet<Sink>();

type Means = Pick<Services, 'sinks' | 'deadLetters' | 'changes' | 'alertEvents' | 'log'> & {
  outlets(): Promise<Sink[]>;
};

const feedOf = ({ changes, alertEvents }: Means, { feed }: Sink) =>
  feed === 'alerts' ? alertEvents : changes;

export async function deliverChanges(means: Means, sinkId: string, { signal }: JobContext): Promise<void> {
  const { outlets, sinks, log } = means;
  const current = async () => (await outlets()).find(({ id }) => id === sinkId);
  // A sink of another process, or one that is no longer configured.
  if (!(await current())) return;
  await sinks.drive(sinkId, async (drive) => {
    // Anew: the drive tells a change only from now on.
    const sink = await current();
    if (!sink) return;
    try {
      await drain(means, sink, drive, () => !signal.aborted && drive.held());
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      // Written down and not thrown: when it is tried again is the row's business, not the queue's.
      log.warn({ err: error.cause, sink: sink.id }, 'sink cannot be delivered to');
      await sinks.failed(sink.id, messageOf(error.cause));
    }
  });
}

async function drain(means: Means, sink: Sink, drive: SinkDrive, mayGoOn: () => boolean): Promise<void> {
  let { position, state } = drive.cursor;
  let { failures } = drive;
  if (!recovered.has(sink)) {
    state = await outside(sink.recover(state));
    recovered.add(sink);
  }
  if (sink.remote && !(await sendAgain(means, sink, drive, { failures, mayGoOn, state }))) return;
  while (mayGoOn()) {
    const next = await feedOf(means, sink).after(position, BATCH, sink.filter);
    if (next.position === position) return;
    const came: Delivered =
      next.events.length === 0
        ? { state }
        : await outside(sink.deliver(next.events, state, { mayGoOn, failures }));
    const upTo = came.upTo ?? next.position;
    state = came.state;
    // Where nothing was taken, the failures before this one go on counting.
    if (upTo > position) {
      failures = 0;
      position = upTo;
      if (!(await drive.advance({ position, state }, came.dead))) return;
      for (const letter of came.dead ?? [])
        means.log.warn({ sink: sink.id, ...letter }, 'sink refuses an event for good');
    }
    if (came.stopped) return stop(means, sink, came.stopped);
  }
}

async function stop({ sinks, log }: Means, sink: Sink, stopped: Stopped): Promise<void> {
  if ('pause' in stopped) {
    log.error({ sink: sink.id, reason: stopped.reason }, 'sink is paused until it is resumed');
    await sinks.pause(sink.id, stopped.pause, stopped.reason);
  } else {
    const { reason, waitMs } = stopped;
    log.warn({ sink: sink.id, reason, waitMs }, 'sink cannot be delivered to');
    await sinks.failed(sink.id, reason, waitMs);
  }
}

/** Dead letters that a person asked to be sent again, before what is new. False when the sink cannot be delivered to. */
async function sendAgain(
  means: Means,
  sink: Sink,
  drive: SinkDrive,
  { state, ...handing }: Handing & { state: SinkState },
): Promise<boolean> {
  const { deadLetters } = means;
  const { position } = drive.cursor;
  while (handing.mayGoOn()) {
    const asked = await deadLetters.asked(sink.id, BATCH, sink.filter?.copies !== undefined);
    if (asked.length === 0) return true;
    for (const letter of asked) {
      if (!handing.mayGoOn() || !(await drive.wanted())) return false;
      const { events } = await feedOf(means, sink).after(letter.position - 1, 1, sink.filter);
      const event = (events as FeedEvent[]).find((one) => one.position === letter.position);
      // Of an article that was forgotten nothing is left to send, and what is overtaken would undo the later.
      if (event && !letter.superseded && letter.position <= position) {
        const came = await outside(sink.deliver([event], state, handing));
        const { dead = [], stopped, upTo = letter.position } = came;
        if (stopped) await stop(means, sink, stopped);
        if (stopped || upTo < letter.position) return false;
        const [again] = dead;
        if (again) {
          await deadLetters.refused(sink.id, letter.position, again.reason);
          continue;
        }
      }
      await deadLetters.drop(sink.id, letter.position);
    }
  }
  return false;
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
