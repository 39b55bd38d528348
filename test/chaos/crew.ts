/** The processes under the harness, and what is done to them and to what they stand on. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '../../src/config.js';
import { silent } from '../../src/log.js';
import { type Database, openDatabase } from '../../src/storage/database.js';
import { connectionUrl } from '../../src/storage/embedded/cluster.js';
import { serverProcesses } from '../support/copydesk.js';
import type { Newsroom } from './newsroom.js';
import type { Sites } from './sites.js';

const WORKER = new URL('./worker.mjs', import.meta.url).pathname;

/** A point that is not reached in this time is given up, and the process is killed where it is. */
const REACH_MS = 15_000;

/** While a point is waited for, the sites go on publishing. */
const NEWS_EVERY_MS = 2_500;

/** Longer than a job's lock, a host's lease and a slot are held. */
const FROZEN_MS = 14_000;

export class Crew {
  readonly #config: Config;
  readonly #newsroom: Newsroom;
  readonly #sites: Sites;
  readonly #members: ChildProcess[] = [];
  /** What the processes said, the newest last. */
  readonly said: string[] = [];

  constructor(config: Config, newsroom: Newsroom, sites: Sites) {
    this.#config = config;
    this.#newsroom = newsroom;
    this.#sites = sites;
  }

  async start(count: number): Promise<void> {
    for (let n = 0; n < count; n++) this.#members.push(await this.#spawn());
  }

  /** Kills a process where it passes the point for the given time, and starts another. False when it did not pass it. */
  async kill(which: number, point: string, passes: number): Promise<boolean> {
    const news = this.#keepPublishing();
    const member = this.#at(which);
    const gone = once(member, 'exit');
    member.send({ point, passes, signal: 'SIGKILL', afterMs: Math.random() * 1_500 });
    const late = new AbortController();
    const reached = await Promise.race([
      gone.then(() => true),
      sleep(REACH_MS, false, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    clearInterval(news);
    if (!reached) await this.#killNow(member);
    await this.#replace(which);
    return reached;
  }

  /**
   * Freezes a process at the point, until others have taken over what it held, and wakes it. False when it did not pass
   * the point, and was frozen where it was.
   */
  async freeze(which: number, point: string): Promise<boolean> {
    const member = this.#at(which);
    member.send({ point, passes: 1, signal: 'SIGSTOP' });
    const news = this.#keepPublishing();
    const reached = await isStopped(member, REACH_MS);
    clearInterval(news);
    if (!reached) {
      member.send({ point: 'none' });
      member.kill('SIGSTOP');
    }
    await sleep(FROZEN_MS);
    member.kill('SIGCONT');
    return reached;
  }

  /** A process that has nothing to do passes no point; some are passed for few pages only. */
  #keepPublishing(): NodeJS.Timeout {
    return setInterval(() => this.#newsroom.publish(2), NEWS_EVERY_MS);
  }

  async loseQueue(): Promise<void> {
    const { redisUrl } = this.#config;
    if (redisUrl === undefined) {
      // Beside processes that use it, a drop may lose to them in a deadlock.
      while (!(await this.#ask('drop schema if exists bullmq cascade'))) await sleep(200);
    } else {
      const redis = new Redis(redisUrl);
      await redis.flushall();
      await redis.quit();
    }
  }

  /** With -9, and all that belongs to it. Nobody but the processes themselves starts it again. */
  killDatabase(): void {
    for (const pid of serverProcesses(this.#config.home)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It went with the one before.
      }
    }
  }

  /** All processes die, and the disk loses the end of every archive file that was open. Gives the number of files. */
  async cutArchive(): Promise<number> {
    for (const member of this.#members) await this.#killNow(member);
    const rows = ((await this.#ask(
      'select distinct f.file from warc_files f join captures c on c.warc_file = f.file where not f.closed',
    )) ?? []) as { file: string }[];
    for (const { file } of rows) {
      const path = join(this.#config.home, 'archive', file);
      truncateSync(path, Math.floor(statSync(path).size * (0.5 + Math.random() / 2)));
    }
    for (const which of this.#members.keys()) await this.#replace(which);
    return rows.length;
  }

  /** As a service manager does: who has not gone by then is killed. Gives the exit codes; null for who was killed. */
  stop(withinMs: number): Promise<(number | null)[]> {
    return Promise.all(
      this.#members.map(async (member) => {
        const gone = once(member, 'exit');
        member.kill('SIGTERM');
        const deadline = setTimeout(() => member.kill('SIGKILL'), withinMs);
        const [code] = await gone;
        clearTimeout(deadline);
        return code as number | null;
      }),
    );
  }

  killAll(): void {
    for (const member of this.#members) member.kill('SIGKILL');
  }

  openDatabase(): Promise<Database> {
    return openDatabase(this.databaseUrl(), silent);
  }

  databaseUrl(): string {
    const { home } = this.#config;
    const port = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
    const password = readFileSync(join(home, 'postgres.password'), 'utf8');
    return connectionUrl({ port, password }, 'copydesk');
  }

  /** The rows; undefined where the database does not answer, or refuses. */
  async #ask(query: string): Promise<unknown[] | undefined> {
    const client = new pg.Client({ connectionString: this.databaseUrl() });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(query)).rows;
    } catch {
      return undefined;
    } finally {
      await client.end().catch(() => {});
    }
  }

  #at(which: number): ChildProcess {
    return this.#members[which % this.#members.length] as ChildProcess;
  }

  async #replace(which: number): Promise<void> {
    this.#members[which % this.#members.length] = await this.#spawn();
  }

  async #killNow(member: ChildProcess): Promise<void> {
    if (member.exitCode !== null || member.signalCode !== null) return;
    const gone = once(member, 'exit');
    member.kill('SIGKILL');
    await gone;
  }

  async #spawn(): Promise<ChildProcess> {
    const { sources } = this.#newsroom;
    const rules = [...this.#newsroom.rules, ...this.#sites.rules];
    const CHAOS = JSON.stringify({ config: this.#config, rules, sources });
    const member = fork(WORKER, {
      env: { ...process.env, ...this.#sites.env, CHAOS },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    member.stderr?.on('data', (data) => this.said.push(String(data)));
    const ready = once(member, 'message').then(() => true);
    if (await Promise.race([ready, once(member, 'exit').then(() => false)])) return member;
    throw new Error(`a process did not start: ${this.said.slice(-3).join('')}`);
  }
}

/** Linux tells in the third field of a process's `stat`, behind its name in brackets. */
async function isStopped({ pid }: ChildProcess, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await sleep(50)) {
    const [, state] = /\) (\w)/u.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    if (state === 'T') return true;
  }
  return false;
}
