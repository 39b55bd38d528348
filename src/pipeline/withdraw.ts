/** Pages that said until when they are available: when that is over they go, as with `noindex`. */
import { forgettingOf } from '../storage/forget.js';
import { forget } from './forget.js';
import type { Store } from './store.js';

/** What one tick withdraws at most. */
const UNAVAILABLE = 100;

/** Who claimed it and did not live to withdraw it leaves it to the next. */
const LEASE_MS = 60_000;

/** Gives their number. */
export async function withdrawUnavailable(store: Pick<Store, 'db'>, home: string): Promise<number> {
  const urls = await forgettingOf(store.db).claimUnavailable(UNAVAILABLE, LEASE_MS);
  for (const url of urls) await forget(store, home, { url }, 'noindex');
  return urls.length;
}
