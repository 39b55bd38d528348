/**
 * Forgetting a page or a source: its bytes first, then its rows. A crash between the two is mended by asking again. Bytes
 * that are not at hand, on another machine or in a store, are noted with the rows and erased by whoever has them.
 */
import { join } from 'node:path';
import { eraseMember } from '../storage/archive/files.js';
import {
  type Erasure,
  type ForgetReason,
  forgettingOf,
  type Held,
  type Unwanted,
} from '../storage/forget.js';
import type { Store } from './store.js';

/** What there is to forget, without touching it. */
export function findUnwanted({ db }: Store, what: Unwanted): Promise<Held> {
  return forgettingOf(db).find(what);
}

/** Sinks hear of it through the change feed, as withdrawals. */
export async function forget(
  { db }: Pick<Store, 'db'>,
  home: string,
  what: Unwanted,
  reason?: ForgetReason,
): Promise<Held> {
  const forgetting = forgettingOf(db);
  const held = await forgetting.find(what);
  const places: Erasure[] = [];
  for (const at of held.bytes) places.push({ at, isErased: await eraseMember(join(home, 'archive'), at) });
  await forgetting.forget(what, held, reason, places);
  return held;
}
