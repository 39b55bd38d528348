/**
 * Forgetting a page or a source: its rows first, with a note of where its bytes stand, then its bytes. A crash between the two
 * leaves the notes, and so do bytes that are not at hand, on another machine or in a store: whoever has them erases them.
 */
import { join } from 'node:path';
import { type ArchivedAt, eraseMember } from '../storage/archive/files.js';
import { type ForgetReason, forgettingOf } from '../storage/forget.js';
import type { Held, Unwanted } from '../storage/unwanted.js';
import type { Store } from './store.js';

/** What there is to forget, without touching it. */
export function findUnwanted({ db }: Store, what: Unwanted): Promise<Held> {
  return forgettingOf(db).find(what);
}

/** Gives what there was. Sinks hear of it through the change feed, as withdrawals. */
export async function forget(
  { db }: Pick<Store, 'db'>,
  home: string,
  what: Unwanted,
  reason?: ForgetReason,
): Promise<Held> {
  const forgetting = forgettingOf(db);
  const held = await forgetting.forget(what, reason);
  const erased: ArchivedAt[] = [];
  for (const at of held.bytes) if (await eraseMember(join(home, 'archive'), at)) erased.push(at);
  await forgetting.erased(erased);
  return held;
}
