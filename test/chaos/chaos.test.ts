/**
 * The kill harness: the whole pipeline as two processes over sites that publish meanwhile. Processes are killed with -9 at
 * named points and anywhere; one is frozen until others have its work; the queue is lost, the database killed, the archive
 * cut short. Afterwards everything must be there, once. `CHAOS_KILLS` sets the number of kills, 20 when absent.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, type TestContext } from 'vitest';
import { readConfig } from '../../src/config.js';
import { silent } from '../../src/log.js';
import { openDatabase } from '../../src/storage/database.js';
import { startEmbedded } from '../../src/storage/embedded/start-embedded.js';
import { Crew } from './crew.js';
import { type Newsroom, startNewsroom } from './newsroom.js';
import { type Sites, startSites } from './sites.js';
import { judge, type Verdict } from './verdict.js';

const KILLS = Number(process.env.CHAOS_KILLS ?? 20);
const PROCESSES = 2;

const REDIS_URL = process.env.TEST_REDIS_URL;
if (!REDIS_URL) console.warn('TEST_REDIS_URL is not set: nothing is killed over Redis');

const POINTS = [
  'after a WARC append',
  'after its index row',
  'between a commit and its enqueue',
  "between a receiver's answer and its mark",
  "between a sink's write and its mark",
  'in the middle of a discovery',
  'before found URLs join the frontier',
  'after a record, before its capture is settled',
  'between a response and the end of its slot',
  'before a URL that gave no page is settled',
  'before an unchanged revisit is settled',
  'wherever it is',
];

/** Where a process is frozen, in turn. */
const FREEZING = [
  "between a sink's write and its mark",
  'after a WARC append',
  'between a response and the end of its slot',
];

/** Every so many kills something else happens as well. */
const EVENT_EVERY = 3;
const EVENTS = ['freeze', 'lose the queue', 'kill the database', 'cut the archive'] as const;

/** Least share of kills and freezes that come at their point; where a point is hardly passed, nothing is proved by it. */
const LEAST_REACHED = 0.7;

/** A URL whose request was cut off by a freeze is tried again after a minute, and once more after two. */
const SETTLE_MS = 240_000;

/** Processes stop within this, whatever they are at. */
const STOP_MS = 15_000;

/** Side by side: each of them waits for most of its time. */
describe.concurrent('nothing lost, nothing doubled', () => {
  it('with the queues in PostgreSQL', (context) => survive(undefined, context));
  it.skipIf(!REDIS_URL)('with the queues in Redis', (context) => survive(REDIS_URL, context));
});

async function survive(redisUrl: string | undefined, { onTestFinished }: TestContext): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'copydesk-chaos-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const newsroom = await startNewsroom();
  onTestFinished(() => newsroom.close());
  const receivers = await startSites(home);
  onTestFinished(() => receivers.close());
  const config = { ...readConfig({ COPYDESK_HOME: home }), databaseUrl: undefined, redisUrl };
  const crew = new Crew(config, newsroom, receivers);
  onTestFinished(() => {
    crew.killAll();
    crew.killDatabase();
  });
  newsroom.publish(12);
  await crew.start(PROCESSES);
  const tormented = await timed(() => torment(crew, newsroom));
  const settled = await timed(() => untilSettled(crew, newsroom.publishedAt));
  const stopped = await timed(() => crew.stop(STOP_MS));
  const verdict = await afterwards(home, newsroom, receivers);
  console.table({
    queues: redisUrl === undefined ? 'PostgreSQL' : 'Redis',
    kills: KILLS,
    ...tormented.value.counts,
    'came at their point': `${tormented.value.reached} of ${tormented.value.aimed}`,
    'seconds of it': tormented.seconds,
    'seconds until settled': settled.seconds,
    'seconds to stop': stopped.seconds,
    ...{ ...verdict, complaints: verdict.complaints.length },
  });
  expect(verdict.complaints).toEqual([]);
  expect(tormented.value.reached).toBeGreaterThanOrEqual(tormented.value.aimed * LEAST_REACHED);
  expect(stopped.value).toEqual(Array.from({ length: PROCESSES }, () => 0));
}

interface Torment {
  /** How often each thing came about. */
  counts: Record<string, number>;
  /** Kills and freezes that were to come at a named point, and those that did. */
  aimed: number;
  reached: number;
}

/** Kills, and what else can happen, while the sites publish. */
async function torment(victims: Crew, sites: Newsroom): Promise<Torment> {
  const counts: Record<string, number> = {};
  let [aimed, reached] = [0, 0];
  const aim = (came: boolean): boolean => {
    aimed++;
    if (came) reached++;
    return came;
  };
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (let n = 0; n < KILLS; n++) {
    sites.publish(2);
    const point = POINTS[n % POINTS.length] as string;
    const round = Math.floor(n / POINTS.length);
    if (point === 'wherever it is') {
      await victims.kill(n, point, 1);
      count(`killed ${point}`);
    } else {
      const came = aim(await victims.kill(n, point, 1 + (round % 3)));
      count(came ? `killed ${point}` : 'killed where it was, the point not reached');
    }
    if (n % EVENT_EVERY !== EVENT_EVERY - 1) continue;
    const turn = Math.floor(n / EVENT_EVERY);
    const event = EVENTS[turn % EVENTS.length] as (typeof EVENTS)[number];
    sites.publish(2);
    if (event === 'freeze') {
      const at = FREEZING[Math.floor(turn / EVENTS.length) % FREEZING.length] as string;
      count(aim(await victims.freeze(n, at)) ? `frozen ${at}` : 'frozen where it was, the point not reached');
      continue;
    }
    count(event);
    if (event === 'lose the queue') await victims.loseQueue();
    else if (event === 'kill the database') await victims.killDatabase();
    else await victims.cutArchive();
  }
  return { counts, aimed, reached };
}

/** Until every source was looked at, every URL has ended, every capture is parsed and every sink has everything. */
async function untilSettled(survivors: Crew, publishedAt: Date): Promise<void> {
  const db = await survivors.openDatabase();
  let quiet = 0;
  for (const deadline = Date.now() + SETTLE_MS; quiet < 5; ) {
    if (Date.now() > deadline) throw new Error(`does not settle: ${survivors.said.slice(-5).join('')}`);
    await sleep(1_000);
    const { rows } = await sql<{ open: number }>`select (
        (select count(*) from sources where last_looked_at is null or last_looked_at < ${publishedAt})
        + (select count(*) from frontier where state = 'due' or revisit_at is not null) + (select count(*) from captures where state = 'pending')
        + (select count(*) from sinks, change_counter where sinks.position < change_counter.position)
      )::int as open`.execute(db.kysely);
    quiet = rows[0]?.open === 0 ? quiet + 1 : 0;
  }
  await db.close();
}

/** Everybody has gone, and the server with them. */
async function afterwards(home: string, sites: Newsroom, receivers: Sites): Promise<Verdict> {
  const server = await startEmbedded({ home, log: silent });
  const db = await openDatabase(server.url, silent);
  try {
    return await judge(db, home, sites, receivers);
  } finally {
    await db.close();
    await server.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - began) / 100) / 10 };
}
