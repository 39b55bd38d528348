/** When the demo newsroom is watched: never in a home that is somebody's own. */
import type { Services } from '../pipeline/services.js';
import { sourceOf } from '../pipeline/sources-file.js';
import { isBlank } from '../storage/blank.js';
import type { Demo } from './demo.js';

/** Demo, the user's own, or nothing at all. */
export type Watched = 'demo' | 'own' | 'nothing';

/** The demo newsroom comes into a new home, and stays until there are sources of the user's own. */
export async function watchDemo({ sources, db }: Services, demo: Demo): Promise<Watched> {
  if (await sources.hasOther('demo')) {
    // The demo's records stay, its sources go.
    await sources.removeAll('demo');
    return 'own';
  }
  // What is left are the demo's, of which there are three.
  if ((await sources.list()).length === 0 && !(await isBlank(db))) return 'nothing';
  await sources.upsert(demo.sources.map(sourceOf), 'demo');
  return 'demo';
}

/** The records of a user are not to be mixed with those of the demo, which sinks would be given too. */
export const NOTHING_WATCHED =
  'no source is watched: add one with `copydesk sources add <home url>` or `run --sources <file>`; the demo newsroom runs in a new home only, such as `--home demo`';
