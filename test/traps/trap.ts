/** What a trap is: a site that invites a mistake, and how everything on it has to end. */
import type { AlertName } from '../../src/model/alert.js';
import type { SourceConfig } from '../../src/model/source.js';
import type { Services } from '../../src/pipeline/services.js';
import type { Asked, Route } from './site.js';

/**
 * All addresses are relative to the trap's own host: `/a` is a page of it, `//other.test/a` one of another host. A host is
 * of one trap only.
 */
export interface Trap {
  /** The sentence that it guards. */
  name: string;
  host: string;
  site: Record<string, Route>;
  /** Beside the home page, which is the host's front; the traps' delay and one look, where it does not say otherwise. */
  source?: Partial<SourceConfig> | 'none';
  /** Done once, when the pipeline has begun. */
  prepare?(services: Services): Promise<void>;
  /** URLs that the frontier is given beside what the source finds. */
  given?: string[];
  /** How each URL of the frontier on the trap's hosts ends, as {@link endsOf} writes it: these, and no others. */
  ends: Record<string, string>;
  /** Beginnings of addresses of which none may be asked for, beside those that end as `refused robots`. */
  never?: string[];
  /** All that is asked of the trap's hosts, their files of rules left out, in whatever order. */
  asked?: string[];
  /** How often robots.txt is asked for at the trap's host. */
  robotsAsked?: number;
  /** What the sources say of their inputs that gave nothing. */
  inputs?: Record<string, string>;
  /** What is written down of the host's site, as `signal value`. */
  said?: string[];
  /** Alerts that are then open for the source or its hosts; not looked at where absent. */
  alerts?: AlertName[];
  /** Least time between the end of a request to the trap's host and the next; the traps' delay where absent. */
  delayMs?: number;
  /** The same of its other hosts. */
  delays?: Record<string, number>;
  /** URLs that are tried again wait for that as long as they are told to. */
  patient?: true;
  /** What the settings refer to, in the environment. */
  secrets?: Record<string, string>;
  /** Anything else, on what was asked of the trap's hosts, and on what is kept. */
  also?(asked: readonly Asked[], services: Services): void | Promise<void>;
  /** The sources are looked at, and their articles asked for, a second time. */
  again?: SecondLook;
}

/** What is otherwise at the second look, and how it has to end; only what was asked in it counts. */
export interface SecondLook
  extends Pick<Trap, 'ends' | 'asked' | 'robotsAsked' | 'inputs' | 'said' | 'alerts' | 'prepare' | 'also'> {
  site?: Record<string, Route>;
  /** How many versions the articles have then, one where absent; 0 for one that was withdrawn. */
  versions?: Record<string, number>;
}

/** Least time between two requests to one host. */
export const DELAY_MS = 120;

export function absolute(trap: Trap, address: string): string {
  return new URL(address, `http://${trap.host}/`).href;
}

/** The other way round. */
export function relative(trap: Trap, url: string): string {
  const own = `http://${trap.host}`;
  return url.startsWith(`${own}/`) ? url.slice(own.length) : url.replace(/^http:/u, '');
}

/** Every host that the trap has a page at, or a URL of. */
export function hostsOf(trap: Trap): string[] {
  const { site = {}, ends = {} } = trap.again ?? {};
  const addresses = [trap.site, trap.ends, site, ends, { '/': '' }].flatMap((by) => Object.keys(by));
  return [...new Set(addresses.map((address) => new URL(absolute(trap, address)).host))];
}

export function sourceOfTrap(trap: Trap): SourceConfig | undefined {
  if (trap.source === 'none') return undefined;
  const { feeds, sitemaps, sections, ...more } = trap.source ?? {};
  const urls = (list: string[] | undefined) => list && { list: list.map((one) => absolute(trap, one)) };
  const inputs = { feeds: urls(feeds)?.list, sitemaps: urls(sitemaps)?.list, sections: urls(sections)?.list };
  return {
    id: trap.host,
    home: absolute(trap, '/'),
    delay: `${DELAY_MS}ms`,
    schedule: '6h',
    ...Object.fromEntries(Object.entries(inputs).filter(([, list]) => list)),
    ...more,
  };
}
