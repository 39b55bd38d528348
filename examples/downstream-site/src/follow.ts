/**
 * Keeps the site in step with Copydesk. The position of the last change that was stored is the whole state: what is not
 * above it has been had, and what is more than one above it shows a gap, which is read from the change feed first. So it
 * does not matter how often a webhook comes, whether some never came, for how long the site was down, and what comes while a
 * gap is read: the store lets nothing in that is not above its position.
 */
import type { Client } from 'copydesk/client';
import { type Change, changeOfEvent } from './changes.js';
import type { Store } from './store.js';

export interface Follower {
  /** One change, as a webhook brought it. Once this resolves, it and all before it are stored. */
  take(change: Change): Promise<void>;
  /** Everything that is new in the feed. */
  catchUp(): Promise<void>;
}

export function follow(store: Store, copydesk: Client): Follower {
  const readOn = async () => {
    for await (const { events, next } of copydesk.changePages({ after: store.position(), limit: 200 })) {
      store.apply(events.map(changeOfEvent), next);
    }
  };
  return {
    async take(change) {
      if (change.position > store.position() + 1) await readOn();
      store.apply([change], change.position);
    },
    async catchUp() {
      await demandSameFeed(store.position(), copydesk);
      await readOn();
    },
  };
}

/** Positions begin at 1 again in a new database of Copydesk's: all that came of it would be taken for had. */
async function demandSameFeed(position: number, copydesk: Client): Promise<void> {
  if (position === 0) return;
  const { done } = await copydesk.changePages({ after: position - 1, limit: 1 }).next();
  if (done)
    throw new Error(
      `Copydesk's feed ends before ${position}, where this site has come to: it is another feed. Remove the site's database to begin anew.`,
    );
}
