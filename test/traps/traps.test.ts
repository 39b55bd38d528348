/**
 * The trap site: many hosts on loopback, each of which invites a mistake of the crawler. The whole pipeline runs over it, twice
 * at once; afterwards every URL must have ended as its trap says, and the server's log must show no request that a host
 * forbids, and none before its time. Some of the sites are then changed, and looked at once more.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Alert } from '../../src/model/alert.js';
import { audit } from '../../src/storage/audit.js';
import { SECOND_LOOK_TRAPS } from './again.js';
import { ALERT_TRAPS } from './alerts.js';
import { HOME_TRAPS } from './home.js';
import { INPUT_TRAPS } from './inputs.js';
import { breaches, isRobots, isRules } from './judge.js';
import { NAME_TRAPS } from './names.js';
import { REDIRECT_TRAPS } from './redirects.js';
import { RIGHTS_TRAPS } from './rights.js';
import { ROBOTS_TRAPS } from './robots.js';
import { startRun, type TrapRun } from './run.js';
import { SAYING_TRAPS } from './says.js';
import { SCHEDULE_TRAPS } from './schedules.js';
import { SECTION_TRAPS } from './sections.js';
import type { Asked } from './site.js';
import { absolute, DELAY_MS, hostsOf, relative, type SecondLook, type Trap } from './trap.js';
import { WAITING_TRAPS } from './waiting.js';

const TRAPS: readonly Trap[] = [
  ...HOME_TRAPS,
  ...ROBOTS_TRAPS,
  ...WAITING_TRAPS,
  ...REDIRECT_TRAPS,
  ...NAME_TRAPS,
  ...SECTION_TRAPS,
  ...INPUT_TRAPS,
  ...SAYING_TRAPS,
  ...RIGHTS_TRAPS,
  ...SCHEDULE_TRAPS,
  ...SECOND_LOOK_TRAPS,
  ...ALERT_TRAPS,
];

const AGAIN = TRAPS.flatMap((trap) => (trap.again ? [{ ...trap, again: trap.again }] : []));

/** How everything stood after a look, by the host of the trap. */
interface Standing {
  ends: Record<string, string>;
  inputs: Record<string, string>;
  asked: Asked[];
  said: string[];
  alerts: Alert[];
}

let run: TrapRun;
let first: ReadonlyMap<string, Standing>;
let second: ReadonlyMap<string, Standing>;

beforeAll(async () => {
  for (const { secrets = {} } of TRAPS)
    for (const [name, secret] of Object.entries(secrets)) vi.stubEnv(name, secret);
  run = await startRun(TRAPS);
  const patient = TRAPS.filter((trap) => trap.patient).flatMap(hostsOf);
  await run.untilEnded(patient);
  first = await standings(0, await run.judged(TRAPS));
  const asked = run.site.asked.length;
  await run.lookAgain(AGAIN);
  await run.untilEnded(patient);
  second = await standings(
    asked,
    await run.judged(AGAIN.map(({ host, again: { alerts } }) => (alerts ? { host, alerts } : { host }))),
  );
}, 600_000);

afterAll(async () => {
  await run.close();
  vi.unstubAllEnvs();
});

describe('every URL ends as it should', () => {
  it.each(TRAPS)('$name', (trap) => judged(trap, trap, first.get(trap.host)));

  it('and no host is of two traps', () => {
    const hosts = TRAPS.flatMap(hostsOf);
    expect(hosts.filter((host, at) => hosts.indexOf(host) !== at)).toEqual([]);
  });
});

describe('and at the second look', () => {
  it.each(AGAIN)('$name', async (trap) => {
    await judged(trap, trap.again, second.get(trap.host));
    const articles = Object.keys(trap.ends).filter((address) => trap.ends[address] === 'parsed');
    const versions = Object.fromEntries(articles.map((address) => [address, 1]));
    expect(await versionsOf(trap, articles)).toEqual({ ...versions, ...trap.again.versions });
  });
});

it('no host is asked while it is asked, before its time, or while it wants to be left alone', () => {
  const delays = new Map(
    TRAPS.flatMap(({ host, delayMs = DELAY_MS, delays: others = {} }) => [
      [host, delayMs] as const,
      ...Object.entries(others),
    ]),
  );
  const lends = ({ path }: Asked) => path === '/rules';
  expect(breaches(run.site.asked, { delayOf: (host) => delays.get(host) ?? DELAY_MS, lends })).toEqual([]);
});

it('the books balance', async () => {
  expect((await audit(run.services.db)).violations).toEqual([]);
});

it('each alert is told once when it opens and once when it closes, whoever finds it', () => {
  const closing = ALERT_TRAPS.flatMap(({ host, alerts = [] }) => alerts.map((alert) => `${host} ${alert}`));
  const told = (what: string) =>
    run.told.flatMap(({ msg, alert, source, host = source }) =>
      msg === what && ALERT_TRAPS.some((trap) => trap.host === host) ? [`${host} ${alert}`] : [],
    );
  expect(told('alert closed').sort()).toEqual(closing.sort());
  expect(told('alert opened').sort()).toEqual([...closing, 'lost-its-feed.test source-unhealthy'].sort());
});

async function judged(trap: Trap, wanted: Trap | SecondLook, found: Standing | undefined): Promise<void> {
  if (!found) throw new Error('nothing is known of it');
  const ends = normalized(trap, wanted.ends);
  expect(found.ends).toEqual(ends);
  expect(found.inputs).toEqual(normalized(trap, wanted.inputs ?? {}));
  const open = found.alerts.filter(({ closedAt }) => closedAt === undefined);
  if (wanted.alerts) expect(open.map(({ name }) => name)).toEqual(wanted.alerts);
  const paths = found.asked
    .filter((one) => !isRules(one))
    .map(({ host, path }) => relative(trap, `http://${host}${path}`));
  // One that is asked for all the same has led to what is forbidden.
  const forbidden = Object.entries(ends).flatMap(([url, end]) =>
    end === 'refused robots' && !wanted.asked?.includes(url) ? [url] : [],
  );
  const isForbidden = (path: string) =>
    forbidden.includes(path) || trap.never?.some((one) => path.startsWith(one));
  expect(paths.filter(isForbidden)).toEqual([]);
  if (wanted.asked) expect(paths.sort()).toEqual([...wanted.asked].sort());
  if (wanted.robotsAsked !== undefined) expect(found.asked.filter(isRobots)).toHaveLength(wanted.robotsAsked);
  if (wanted.said) expect(found.said).toEqual([...wanted.said].sort());
  await wanted.also?.(found.asked, run.services);
}

/** State and reason of each URL of a trap's hosts, and how its last capture ended; what its inputs gave; what was asked; its open alerts. */
async function standings(from: number, alerts: readonly Alert[]): Promise<Map<string, Standing>> {
  const db = run.services.db.kysely;
  const urls = await sql<{ url: string; host: string; ended: string }>`
    select f.url, f.host, case f.state when 'captured'
        then (select c.state || coalesce(' ' || c.reason, '') from captures c where c.frontier_id = f.id
          order by c.fetched_at desc limit 1)
        else f.state || coalesce(' ' || f.reason, '') end as ended
    from frontier f`.execute(db);
  const inputs = await sql<{ url: string; source_id: string; reason: string }>`
    select url, source_id, reason from source_inputs where reason is not null`.execute(db);
  const said = await run.services.optOuts.of(TRAPS.map(({ host }) => host));
  return new Map(
    TRAPS.map((trap) => {
      const hosts = hostsOf(trap);
      const ended = urls.rows.filter(({ host }) => hosts.includes(host));
      const failing = inputs.rows.filter(({ source_id }) => source_id === trap.host);
      const standing: Standing = {
        ends: Object.fromEntries(ended.map((one) => [relative(trap, one.url), one.ended])),
        inputs: Object.fromEntries(failing.map(({ url, reason }) => [relative(trap, url), reason])),
        asked: run.site.asked.slice(from).filter(({ host }) => hosts.includes(host)),
        said: (said.get(trap.host) ?? []).map(({ signal, value }) => `${signal} ${value}`.trim()).sort(),
        alerts: alerts.filter(({ source, host = source ?? '' }) => hosts.includes(host)),
      };
      return [trap.host, standing];
    }),
  );
}

async function versionsOf(trap: Trap, addresses: readonly string[]): Promise<Record<string, number>> {
  const versions = addresses.map(async (address) => {
    const record = await run.services.articles.byUrl(absolute(trap, address));
    return [address, record?.version ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}

/** Addresses as URLs are written: with escapes. */
function normalized(trap: Trap, byAddress: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byAddress).map(([address, value]) => [relative(trap, absolute(trap, address)), value]),
  );
}
