/**
 * Events for a receiver over the network, one at a time, the next when the last was taken. Whatever is not taken holds up
 * all behind it, but for what the receiver says can never be: that is a dead letter.
 */
import { z } from 'zod';
import { stopAfter } from './retry.js';
import type { DeadLetter, Delivered, FeedEvent, Handing, SinkState } from './sink.js';

/** So many refused in a row, and none taken: then it is the receiver, a wrong secret for one, and not the messages. */
const MOST_DEAD_IN_A_ROW = 10;

/** The cursor moves at least so often. */
const BATCH_MS = 5_000;

const TurnState = z.object({ deadInARow: z.int().nonnegative().default(0) });

/** `dead`: refused for good; `gone`: so is the receiver; `failed`: to be tried again, not before what it asks for. */
export type Reception =
  | 'taken'
  | { dead: string }
  | { gone: string }
  | { failed: string; askedMs?: number | undefined };

/** `send` throws only what is wrong on this side. */
export async function inTurn(
  events: readonly FeedEvent[],
  state: SinkState,
  { mayGoOn, failures }: Handing,
  send: (event: FeedEvent) => Promise<Reception>,
): Promise<Delivered> {
  const began = performance.now();
  const dead: DeadLetter[] = [];
  let { deadInARow } = TurnState.parse(state);
  for (const [index, event] of events.entries()) {
    const soFar = (): Delivered => ({
      state: { deadInARow },
      upTo: events[index - 1]?.position ?? event.position - 1,
      dead,
    });
    if (index > 0 && (!mayGoOn() || performance.now() - began > BATCH_MS)) return soFar();
    const came = await send(event);
    if (came === 'taken') {
      deadInARow = 0;
      continue;
    }
    if ('gone' in came) return { ...soFar(), stopped: { reason: came.gone, pause: 'gone' } };
    if ('failed' in came) {
      // A process that stops does not wait for its answer: that is no failure of the receiver.
      if (!mayGoOn()) return soFar();
      // Of what was sent before this one, none failed.
      const inARow = index === 0 ? failures : 0;
      const { failed, askedMs } = came;
      return { ...soFar(), stopped: stopAfter(failed, inARow, { askedMs, random: Math.random() }) };
    }
    deadInARow++;
    const articleId = 'alert' in event ? event.alert.id : event.articleId;
    dead.push({ position: event.position, articleId, reason: came.dead });
    if (deadInARow < MOST_DEAD_IN_A_ROW) continue;
    const reason = `${came.dead}, ${MOST_DEAD_IN_A_ROW} times in a row`;
    // Resumed, it begins to count anew.
    return {
      state: { deadInARow: 0 },
      upTo: event.position,
      dead,
      stopped: { reason, pause: 'failures' },
    };
  }
  return { state: { deadInARow }, dead };
}
