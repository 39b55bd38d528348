/**
 * The trap site: many hosts on loopback, each of which invites a mistake of the crawler. The whole pipeline runs over it, twice
 * at once; afterwards every URL must have ended as its trap says, and the server's log must show no request that a host
 * forbids, and none before its time.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/storage/audit.js';
import { HOME_TRAPS } from './home.js';
import { INPUT_TRAPS } from './inputs.js';
import { breaches, isRobots } from './judge.js';
import { NAME_TRAPS } from './names.js';
import { REDIRECT_TRAPS } from './redirects.js';
import { ROBOTS_TRAPS } from './robots.js';
import { startRun, type TrapRun } from './run.js';
import { SECTION_TRAPS } from './sections.js';
import type { Asked } from './site.js';
import { absolute, DELAY_MS, hostsOf, relative, type Trap } from './trap.js';
import { WAITING_TRAPS } from './waiting.js';

const TRAPS: readonly Trap[] = [
  ...HOME_TRAPS,
  ...ROBOTS_TRAPS,
  ...WAITING_TRAPS,
  ...REDIRECT_TRAPS,
  ...NAME_TRAPS,
  ...SECTION_TRAPS,
  ...INPUT_TRAPS,
];

let run: TrapRun;

beforeAll(async () => {
  run = await startRun(TRAPS);
  const patient = TRAPS.filter((trap) => trap.patient).flatMap(hostsOf);
  await run.untilEnded(new Date(0), patient);
}, 300_000);

afterAll(() => run.close());

describe('every URL ends as it should', () => {
  it.each(TRAPS)('$name', async (trap) => {
    expect(await endsOf(trap)).toEqual(normalized(trap, trap.ends));
    expect(await failingInputsOf(trap)).toEqual(normalized(trap, trap.inputs ?? {}));
    const asked = run.site.asked.filter(({ host }) => hostsOf(trap).includes(host));
    const paths = asked
      .filter((one) => !isRobots(one))
      .map(({ host, path }) => relative(trap, `http://${host}${path}`));
    // One that is asked for all the same has led to what is forbidden.
    const forbidden = Object.entries(normalized(trap, trap.ends)).flatMap(([url, end]) =>
      end === 'refused robots' && !trap.asked?.includes(url) ? [url] : [],
    );
    const isForbidden = (path: string) =>
      forbidden.includes(path) || trap.never?.some((one) => path.startsWith(one));
    expect(paths.filter(isForbidden)).toEqual([]);
    if (trap.asked) expect(paths.sort()).toEqual([...trap.asked].sort());
    if (trap.robotsAsked !== undefined) expect(asked.filter(isRobots)).toHaveLength(trap.robotsAsked);
    trap.also?.(asked);
  });

  it('and no host is of two traps', () => {
    const hosts = TRAPS.flatMap(hostsOf);
    expect(hosts.filter((host, at) => hosts.indexOf(host) !== at)).toEqual([]);
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

/** State and reason of each URL of the trap's hosts, and how its last capture ended; `parsed` for an article. */
async function endsOf(trap: Trap): Promise<Record<string, string>> {
  const { rows } = await sql<{ url: string; ended: string }>`
    select f.url, case f.state when 'captured'
        then (select c.state || coalesce(' ' || c.reason, '') from captures c where c.frontier_id = f.id
          order by c.fetched_at desc limit 1)
        else f.state || coalesce(' ' || f.reason, '') end as ended
    from frontier f where f.host = any(${hostsOf(trap)})`.execute(run.services.db.kysely);
  return Object.fromEntries(rows.map(({ url, ended }) => [relative(trap, url), ended]));
}

async function failingInputsOf(trap: Trap): Promise<Record<string, string>> {
  const { rows } = await sql<{ url: string; reason: string }>`
    select i.url, i.reason from source_inputs i join sources s on s.id = i.source_id
    where s.domain = ${trap.host} and i.reason is not null`.execute(run.services.db.kysely);
  return Object.fromEntries(rows.map(({ url, reason }) => [relative(trap, url), reason]));
}

/** Addresses as URLs are written: with escapes. */
function normalized(trap: Trap, byAddress: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byAddress).map(([address, value]) => [relative(trap, absolute(trap, address)), value]),
  );
}
