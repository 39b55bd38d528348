/** The pipeline over the site of all traps: two of it on one database, as two processes would be, until all has ended. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { readConfig } from '../../src/config.js';
import { createLogger, silent } from '../../src/log.js';
import { ALERT_NAMES, type Alert } from '../../src/model/alert.js';
import { judgeDue } from '../../src/pipeline/health/watch.js';
import { openServices, type Services } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { startPipeline } from '../../src/pipeline/work.js';
import { createApp } from '../../src/server/app.js';
import { readers } from '../../src/server/readers.js';
import { type Route, startTrapSite, type TrapSite } from './site.js';
import { absolute, hostsOf, sourceOfTrap, type Trap } from './trap.js';

const PIPELINES = 2;

/** No trap asks to be left alone for so long that a run would wait for it; a host in trouble is left alone for longer. */
const LONGEST_QUIET_MS = 10_000;

/** Pipelines that are judging meanwhile are waited for. */
const MOST_JUDGED_MS = 30_000;

/** A trap that does not end in this time shows where it stands. */
const MOST_MS = 240_000;

/** A log line. */
export interface Told {
  msg: string;
  alert: string;
  source?: string;
  host?: string;
}

export interface TrapRun {
  site: TrapSite;
  services: Services;
  /** Answers by whole URL; they may be changed between two looks. */
  routes: Map<string, Route>;
  /** Works until no source and no URL is due, those of `patient` hosts left out. */
  untilEnded(patient: readonly string[]): Promise<void>;
  /** Judges all sources until those alerts are open that the traps want, or for a while; all alerts, as the API has them. */
  judged(traps: readonly Pick<Trap, 'host' | 'alerts'>[]): Promise<Alert[]>;
  /** What the pipelines logged of alerts. */
  told: Told[];
  /** All sources of these traps are due again, and all their articles. */
  lookAgain(traps: readonly Trap[]): Promise<void>;
  close(): Promise<void>;
}

export async function startRun(traps: readonly Trap[]): Promise<TrapRun> {
  const routes = new Map(
    traps.flatMap((trap) =>
      Object.entries(trap.site).map(([address, route]) => [absolute(trap, address), route] as const),
    ),
  );
  const site = await startTrapSite(traps.flatMap(hostsOf), routes);
  const home = mkdtempSync(join(tmpdir(), 'copydesk-traps-'));
  const config = readConfig({ COPYDESK_HOME: home, COPYDESK_CONTACT: 'https://copydesk.test/' });
  const told: Told[] = [];
  const log = createLogger('info', {
    write(line) {
      const one = JSON.parse(line);
      if (one.alert) told.push(one);
    },
  });
  const all: Services[] = [];
  for (let n = 0; n < PIPELINES; n++)
    all.push(await openServices(config, log, { version: '0.0.0', resolve: site.rules }));
  const services = all[0] as Services;
  const sources = traps.flatMap((trap) => sourceOfTrap(trap) ?? []).map(sourceOf);
  await services.sources.upsert(sources, 'file');
  await services.frontier.add(
    traps.flatMap((trap) =>
      (trap.given ?? []).map((address) => ({
        url: absolute(trap, address),
        sourceId: trap.source === 'none' ? undefined : trap.host,
        foundIn: 'section' as const,
      })),
    ),
  );
  for (const one of all) await startPipeline(one);
  const prepared = Promise.all(traps.map((trap) => trap.prepare?.(services)));
  return {
    site,
    services,
    routes,
    async untilEnded(patient) {
      await prepared;
      let quiet = 0;
      for (const until = Date.now() + MOST_MS; quiet < 3 && Date.now() < until; ) {
        await sleep(200);
        await hurry(services, site, patient);
        quiet = (await open(services, patient)) === 0 ? quiet + 1 : 0;
      }
    },
    told,
    async judged(those) {
      const wanted = those.flatMap(({ host, alerts }) => alerts?.map((name) => `${host} ${name}`) ?? []);
      const named = new Set(those.filter(({ alerts }) => alerts).map(({ host }) => host));
      for (const until = Date.now() + MOST_JUDGED_MS; ; await sleep(500)) {
        await sql`update source_health set judge_at = now()`.execute(services.db.kysely);
        await judgeDue(services, new Date());
        const alerts = await alertsOf(services);
        const open = alerts.flatMap(({ name, source, host = source ?? '', closedAt }) =>
          closedAt === undefined && named.has(host) ? [`${host} ${name}`] : [],
        );
        if (open.sort().join() === wanted.sort().join() || Date.now() > until) return alerts;
      }
    },
    async lookAgain(those) {
      const db = services.db.kysely;
      const [hosts, ids] = [those.flatMap(hostsOf), those.map(({ host }) => host)];
      for (const trap of those) {
        for (const [address, route] of Object.entries(trap.again?.site ?? {}))
          routes.set(absolute(trap, address), route);
        await trap.again?.prepare?.(services);
      }
      await sql`update frontier set revisit_at = now() where revisit_at is not null and host = any(${hosts})`.execute(
        db,
      );
      await sql`update source_inputs set asked_at = asked_at - interval '1 day' where source_id = any(${ids})`.execute(
        db,
      );
      await services.sources.lookAgain(ids);
    },
    async close() {
      for (const one of all) await one.close();
      await site.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Open and closed ones, over HTTP. */
async function alertsOf(services: Services): Promise<Alert[]> {
  const app = createApp({
    ...readers(services),
    access: { isLoopback: true, origins: [], ratePerMinute: 1_000 },
    version: '0.0.0',
    log: silent,
  });
  const pages = ALERT_NAMES.map(async (name) => {
    const answer = await app.request(`/v1/alerts?state=all&limit=200&name=${name}`);
    return ((await answer.json()) as { alerts: Alert[] }).alerts;
  });
  return (await Promise.all(pages)).flat();
}

/**
 * What would be tried again in a minute is tried now, and hosts that were left alone for their failures are asked again;
 * those that have asked for it themselves are not.
 */
async function hurry({ db }: Services, { asked }: TrapSite, patient: readonly string[]): Promise<void> {
  await sql`
    update frontier set next_due_at = now()
    where state = 'due' and reason is not null and next_due_at > now() and not host = any(${[...patient]})`.execute(
    db.kysely,
  );
  // Whoever waits, waits on, however slow the machine is on which the others are waited for.
  await sql`
    update frontier set next_due_at = now() + interval '1 day'
    where state = 'due' and next_due_at > now() + interval '20 seconds' and host = any(${[...patient]})`.execute(
    db.kysely,
  );
  await sql`
    update hosts set back_off_until = now() + interval '1 day', next_allowed_at = now() + interval '1 day'
    where back_off_until > now() + interval '20 seconds' and host = any(${[...patient]})`.execute(db.kysely);
  const quiet = asked.flatMap(({ host, quietUntil }) => (quietUntil === undefined ? [] : [host]));
  await sql`
    update hosts set back_off_until = null, next_allowed_at = now() + interval '1 second'
    where lease_token is null and back_off_until > now() + ${LONGEST_QUIET_MS} * interval '1 millisecond'
      and not host = any(${[...quiet, ...patient]})`.execute(db.kysely);
}

/** A source that is due every few seconds is never done, and nobody waits for it. */
async function open({ db }: Services, patient: readonly string[]): Promise<number> {
  const { rows } = await sql<{ open: number }>`select (
      (select count(*) from sources where last_looked_at is null
          or (next_due_at <= now() and coalesce(config->>'schedule', '') !~ '^\\d+s$'))
      + (select count(*) from frontier where state = 'due' and not host = any(${[...patient]}))
      + (select count(*) from frontier where state = 'captured' and revisit_at <= now())
      + (select count(*) from frontier where unavailable_at <= now())
      + (select count(*) from captures where state = 'pending')
    )::int as open`.execute(db.kysely);
  return rows[0]?.open ?? 0;
}
