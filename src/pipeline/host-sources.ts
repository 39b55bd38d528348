/** Whose word counts at a host: the sources that watch it, and those whose links led there. */
import { getDomain } from 'tldts';
import type { FrontierUrl } from '../storage/due-urls.js';
import type { WatchedSource } from '../storage/sources.js';
import type { Services } from './services.js';

/** Without a source to say otherwise. */
const DEFAULT_DELAY_MS = 1_000;

export interface HostSources {
  /** Those of the host's own site. */
  own: WatchedSource[];
  /** Those that the URLs count for. */
  finders: WatchedSource[];
}

export async function sourcesOf(
  { sources }: Pick<Services, 'sources'>,
  host: string,
  due: readonly FrontierUrl[],
): Promise<HostSources> {
  const domain = getDomain(`http://${host}`) ?? host;
  const ids = [...new Set(due.flatMap(({ sourceId }) => sourceId ?? []))];
  const finders = (await Promise.all(ids.map((id) => sources.get(id)))).flatMap((source) => source ?? []);
  const own = finders.filter((source) => source.domain === domain);
  if (own.length === 0) own.push(...[await sources.byDomain(domain)].flatMap((source) => source ?? []));
  return { own, finders };
}

/**
 * The longest delay of the host's own sources. That of a source of another site, whose source link or redirect led here,
 * is not the host's: it may make the delay longer than the usual one, and never shorter.
 */
export function delayOf({ own, finders }: HostSources): number {
  const delays = (own.length > 0 ? own : finders).map(({ delayMs }) => delayMs);
  return Math.max(...delays, own.length > 0 ? 0 : DEFAULT_DELAY_MS);
}
