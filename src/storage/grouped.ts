/**
 * Group commit: what is asked in one turn of the event loop, within some milliseconds, or while a statement is under way,
 * shares the next one, and so its round trip and its disk sync.
 */
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { isAway } from '../errors.js';

interface Waiting<Asked, Answer> {
  asked: Asked;
  done(answer: Answer): void;
  failed(error: unknown): void;
}

export interface Grouping {
  /** Groups under way at the same time; one unless given. */
  atOnce?: number;
  /** For so long a group that is not whole when its turn comes waits for others; not at all unless given. */
  gatherMs?: number;
}

/**
 * For statements that many crawls of one process ask for, each again and again: so there are two fifths fewer of them
 * (measured on 20 hosts), and a round trip takes some milliseconds anyway.
 */
export const GATHERED: Grouping = { gatherMs: 2 };

/**
 * `run` answers a group of at most `most`, in its order; where several run at once, they share what waits. When it throws,
 * each of the group is tried alone, so that one that cannot be answered does no harm to the others; not where the database
 * is away.
 */
export function grouped<Asked, Answer>(
  most: number,
  run: (group: readonly Asked[]) => Promise<readonly Answer[]>,
  { atOnce = 1, gatherMs = 0 }: Grouping = {},
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let running = 0;

  const answer = async (group: readonly Waiting<Asked, Answer>[]): Promise<void> => {
    try {
      const answers = await run(group.map(({ asked }) => asked));
      group.forEach(({ done }, at) => {
        done(answers[at] as Answer);
      });
    } catch (error) {
      if (group.length > 1 && !isAway(error)) for (const one of group) await answer([one]);
      else for (const { failed } of group) failed(error);
    }
  };
  const drain = async (): Promise<void> => {
    running++;
    while (waiting.length > 0) {
      // Those who were answered together ask for their next together.
      if (waiting.length < most * atOnce) await (gatherMs > 0 ? sleep(gatherMs) : turn());
      const group = waiting.splice(0, Math.min(most, Math.ceil(waiting.length / atOnce)));
      if (group.length > 0) await answer(group);
    }
    running--;
  };
  return (asked) =>
    new Promise((done, failed) => {
      waiting.push({ asked, done, failed });
      if (running < atOnce) void drain();
    });
}
