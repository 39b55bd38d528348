/** What no host's log may show, whatever the trap. */
import type { Asked } from './site.js';

/** What a server sees a little later than it was, since it is busy with another host. */
const LATE_MS = 2;

export interface Manners {
  /** Least time between the end of a request and the next one, by host. */
  delayOf(host: string): number;
  /** Hosts that serve others' robots.txt under an address of another name, and are asked for nothing of their own first. */
  lends(asked: Asked): boolean;
}

/** Each breach in words; none for a polite crawl. */
export function breaches(asked: readonly Asked[], manners: Manners): string[] {
  const byHost = new Map<string, Asked[]>();
  for (const one of asked) byHost.set(one.host, [...(byHost.get(one.host) ?? []), one]);
  return [...byHost].flatMap(([host, log]) => [
    ...(log[0] && !isRobots(log[0]) && !manners.lends(log[0])
      ? [`${nameOf(log[0])}: before robots.txt`]
      : []),
    ...log.flatMap((one, at) => againstBefore(one, log.slice(0, at), manners.delayOf(host))),
  ]);
}

function againstBefore(one: Asked, before: readonly Asked[], delayMs: number): string[] {
  const last = before.at(-1);
  if (!last) return [];
  // An answer that was never finished is over for the asker before the server hears of it.
  const since = one.at - (last.end ?? last.at);
  const quiet = before.find(({ quietUntil = 0 }) => one.at < quietUntil - LATE_MS);
  return [
    ...(since < 0 ? [`${nameOf(one)}: while ${nameOf(last)} was at it`] : []),
    ...(since >= 0 && since < delayMs - LATE_MS
      ? [`${nameOf(one)}: ${Math.floor(since)} ms after ${nameOf(last)}, where ${delayMs} are due`]
      : []),
    ...(quiet ? [`${nameOf(one)}: ${nameOf(quiet)} had asked to be left alone`] : []),
  ];
}

export function isRobots({ path }: Asked): boolean {
  return path === '/robots.txt';
}

/** What a host is asked for its rules, and not for its pages. */
export function isRules(asked: Asked): boolean {
  return isRobots(asked) || asked.path === '/.well-known/tdmrep.json';
}

export function nameOf({ host, path }: Asked): string {
  return `${host}${path}`;
}
