/** Watches how sources fare: a part of the tick, at a bounded rate, and of each source by one process at a time. */
import type { Logger } from '../../log.js';
import type { Alert, Finding } from '../../model/alert.js';
import type { Alerts } from '../../storage/alerts.js';
import type { Hosts } from '../../storage/hosts.js';
import type { Sinks } from '../../storage/sinks.js';
import type { SourceDays } from '../../storage/source-days.js';
import type { SourceFactsReader } from '../../storage/source-facts.js';
import { judge, judgeNext } from './judge.js';

/** Between two turns of one process. */
const TURN_MS = 5_000;

/** Sources that one turn judges. */
const SOURCES = 250;

const PRUNE_EVERY_MS = 3_600_000;

/** What watching needs of the services. */
interface Watching {
  sourceDays: SourceDays;
  sourceFacts: SourceFactsReader;
  alerts: Alerts;
  hosts: Hosts;
  sinks: Pick<Sinks, 'stuck'>;
  log: Logger;
}

export class HealthWatch {
  #turnAt = Number.NEGATIVE_INFINITY;
  #prunedAt = Number.NEGATIVE_INFINITY;

  /** Does nothing where the last turn was a moment ago. */
  async turn(services: Watching): Promise<void> {
    const now = performance.now();
    if (now - this.#turnAt < TURN_MS) return;
    this.#turnAt = now;
    await judgeDue(services, new Date());
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    await services.sourceDays.prune();
    await services.alerts.prune();
  }
}

/** Adds up what was noted, judges the sources that are due, the hosts that are down, and the sinks that are paused. */
export async function judgeDue(services: Watching, now: Date): Promise<void> {
  const { sourceDays, sourceFacts, alerts } = services;
  await sourceDays.addUp();
  const next = new Map<string, Date>();
  for (const facts of await sourceFacts.of(await sourceFacts.claimJudging(SOURCES))) {
    const findings = judge(facts, now);
    const { id } = facts.source;
    next.set(id, judgeNext(facts, findings, now));
    // Most have none, and had none before.
    if (findings.length === 0 && facts.open.size === 0) continue;
    const { opened, closed } = await alerts.settle({ source: id }, findings);
    tell(services, opened, closed);
  }
  await sourceFacts.judged(next);
  await judgeHosts(services, now);
  await judgeSinks(services, now);
}

/** Hosts whose circuit is open, at most so many at once. */
const HOSTS = 1_000;

/** An alert that stays open is said to be so this often. */
const SEEN_AGAIN_MS = 600_000;

async function judgeHosts(services: Watching, now: Date): Promise<void> {
  const circuits = await services.hosts.openCircuits(HOSTS);
  const found = circuits.map(({ host, reason, since }): [string, Finding] => [
    host,
    {
      name: 'host-circuit-open',
      detail: `${host} is left alone: ${reason} since ${since.toISOString().slice(0, 16)}`,
      facts: { reason, circuitOpenSince: since.toISOString() },
    },
  ]);
  await settleAll(services, 'host', new Map(found), now);
}

/** That a person has paused one is no news. */
async function judgeSinks(services: Watching, now: Date): Promise<void> {
  const found = (await services.sinks.stuck()).flatMap(({ id, reason, pausedBy }): [string, Finding][] => {
    if (pausedBy !== 'failures' && pausedBy !== 'gone') return [];
    const detail = `nothing is delivered to ${id} until it is resumed: ${reason}`;
    return [[id, { name: 'sink-paused', detail, facts: { reason, pausedBy } }]];
  });
  await settleAll(services, 'sink', new Map(found), now);
}

/** Opens what was found, and closes what is open and was not found. */
async function settleAll(
  services: Watching,
  kind: 'host' | 'sink',
  found: ReadonlyMap<string, Finding>,
  now: Date,
): Promise<void> {
  const { alerts } = services;
  const known = await alerts.openOf(kind);
  for (const id of new Set([...found.keys(), ...known.keys()])) {
    const finding = found.get(id);
    const seenAt = known.get(id);
    if (finding && seenAt && now.getTime() - seenAt.getTime() < SEEN_AGAIN_MS) continue;
    const subject = kind === 'host' ? { host: id } : { sink: id };
    const { opened, closed } = await alerts.settle(subject, finding ? [finding] : []);
    tell(services, opened, closed);
  }
}

function tell({ log }: Watching, opened: readonly Alert[], closed: readonly Alert[]): void {
  for (const { name, source, host, sink, detail } of opened)
    log.warn({ alert: name, source, host, sink, detail }, 'alert opened');
  for (const { name, source, host, sink, since } of closed)
    log.info({ alert: name, source, host, sink, since }, 'alert closed');
}
