/** The host row: who may ask a host, and when. All of it by the database, whatever the number of askers. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.js';
import { type Hosts, hostsOf } from '../../src/storage/hosts.js';
import { endAllSlots, type SlotEnd, type TakenSlot, takeAllSlots } from '../../src/storage/slots.js';
import { testServer } from '../support/embedded.js';

const server = testServer();

const WELL: SlotEnd = {
  responseMs: 10,
  failures: 0,
  trouble: undefined,
  waitMs: 0,
  restMs: 0,
  isOpen: false,
};
const OPEN: SlotEnd = { ...WELL, failures: 3, trouble: 'timeout', restMs: 3_600_000, isOpen: true };

const taken = async (hosts: Hosts, host = 'a.test', token?: string) => {
  const slot = await hosts.takeSlot(host, 60_000, token);
  if (typeof slot !== 'object' || !('taken' in slot)) throw new Error('the slot is not free');
  return slot;
};

/** As if the host's rest were over. */
const rested = ({ kysely }: Database) =>
  sql`update hosts set back_off_until = now() - interval '1 second'`.execute(kysely);

describe('a lease', () => {
  it('of a host is one crawl’s, however many ask at the same time, and let go by that one alone', async () => {
    const db = await server.fresh();
    const [hosts, others] = [hostsOf(db), hostsOf(db)];
    const ask = (of: Hosts, ...asked: [host: string, token: string][]) =>
      Promise.all(asked.map(([host, token]) => of.acquire(host, token, 60_000)));
    expect(await ask(hosts, ['b.test', 'one'], ['a.test', 'two'], ['a.test', 'three'])).toEqual([
      true,
      true,
      false,
    ]);
    expect(await ask(others, ['a.test', 'four'], ['c.test', 'five'])).toEqual([false, true]);
    await Promise.all([hosts.release('b.test', 'one'), hosts.release('a.test', 'three')]);
    expect(await ask(others, ['a.test', 'four'], ['b.test', 'six'])).toEqual([false, true]);
    await sql`update hosts set lease_until = now() - interval '1 second'`.execute(db.kysely);
    expect(await ask(others, ['a.test', 'four'])).toEqual([true]);
  });
});

describe('a slot', () => {
  it('comes with what earlier answers have told of the host', async () => {
    const hosts = hostsOf(await server.fresh());
    const first = await taken(hosts);
    expect(first).toMatchObject({ responseMs: undefined, failures: 0 });
    await hosts.endSlot('a.test', first.taken, { ...WELL, responseMs: 250.5, failures: 2, trouble: 'dns' });
    expect(await taken(hosts)).toMatchObject({ responseMs: 250.5, failures: 2 });
  });

  it('is held for as long as its request goes on, by its holder alone', async () => {
    const hosts = hostsOf(await server.fresh());
    const first = await hosts.takeSlot('a.test', 0);
    const held = await hosts.holdSlot('a.test', (first as TakenSlot).taken, 60_000);
    expect(held).toEqual(expect.any(String));
    expect(await hosts.takeSlot('a.test', 0)).toMatchObject({ waitMs: expect.any(Number) });
    expect(await hosts.holdSlot('a.test', (first as TakenSlot).taken, 60_000)).toBeUndefined();
    await hosts.endSlot('a.test', held as string, WELL);
    await taken(hosts);
  });

  it('is none while the host rests, with a lease or without', async () => {
    const db = await server.fresh();
    const hosts = hostsOf(db);
    await hosts.acquire('a.test', 'crawl', 60_000);
    const slot = await taken(hosts);
    await hosts.endSlot('a.test', slot.taken, {
      ...WELL,
      failures: 1,
      trouble: 'rate-limited',
      restMs: 90_000,
    });
    for (const token of [undefined, 'crawl']) {
      const { restMs } = (await hosts.takeSlot('a.test', 0, token)) as { restMs: number };
      expect(restMs).toBeGreaterThan(80_000);
      expect(restMs).toBeLessThanOrEqual(90_000);
    }
    await rested(db);
    await taken(hosts, 'a.test', 'crawl');
  });
});

describe('the statements of each request', () => {
  it('are prepared once a connection, each under its own name', async () => {
    const db = await server.fresh();
    const hosts = hostsOf(db);
    for (let request = 0; request < 3; request++) {
      const slot = await taken(hosts);
      await hosts.endSlot('a.test', slot.taken, WELL);
    }
    const { rows } = await sql`
      select name, (generic_plans + custom_plans)::int as runs from pg_prepared_statements order by name`.execute(
      db.kysely,
    );
    expect(rows).toEqual([
      { name: expect.stringMatching(/^end_slots_[\da-f]{40}$/u), runs: 3 },
      { name: expect.stringMatching(/^take_slots_[\da-f]{40}$/u), runs: 3 },
    ]);
  });
});

describe('slots that are asked for at the same time', () => {
  const isTaken = (answer: unknown) => typeof answer === 'object' && answer !== null && 'taken' in answer;

  it('are each of their own host, under its own lease', async () => {
    const hosts = hostsOf(await server.fresh());
    const [resting, busy] = [await taken(hosts, 'resting.test'), await taken(hosts, 'busy.test')];
    await hosts.endSlot('resting.test', resting.taken, OPEN);
    for (const host of ['mine.test', 'lost.test']) await hosts.acquire(host, 'crawl', 60_000);
    const answers = await Promise.all([
      hosts.takeSlot('new.test', 60_000),
      hosts.takeSlot('mine.test', 60_000, 'crawl'),
      hosts.takeSlot('lost.test', 60_000, 'another'),
      hosts.takeSlot('resting.test', 60_000),
      hosts.takeSlot('busy.test', 60_000),
      hosts.takeSlot('new.test', 60_000),
    ]);
    expect(answers.map(isTaken)).toEqual([true, true, false, false, false, false]);
    expect(answers[2]).toBe('lost');
    expect(answers[3]).toEqual({ restMs: expect.any(Number) });
    expect(answers[4]).toEqual({ waitMs: expect.any(Number) });
    expect(answers[5]).toEqual({ waitMs: expect.any(Number) });
    // Whoever lost a host does not hold it for the others.
    await taken(hosts, 'lost.test', 'crawl');
    await hosts.endSlot('busy.test', busy.taken, WELL);
  });

  it('are held for as long as each asked, and end each with what its own request told', async () => {
    const hosts = hostsOf(await server.fresh());
    const [long, short] = (await Promise.all([
      hosts.takeSlot('long.test', 60_000),
      hosts.takeSlot('short.test', 0),
    ])) as [TakenSlot, TakenSlot];
    expect(isTaken(await hosts.takeSlot('long.test', 0))).toBe(false);
    const next = await taken(hosts, 'short.test');
    await Promise.all([
      hosts.endSlot('long.test', long.taken, { ...WELL, responseMs: 70, failures: 1, trouble: 'dns' }),
      // It has passed to the next one.
      hosts.endSlot('short.test', short.taken, WELL),
      hosts.endSlot('unknown.test', short.taken, WELL),
    ]);
    expect(await taken(hosts, 'long.test')).toMatchObject({ responseMs: 70, failures: 1 });
    expect(isTaken(await hosts.takeSlot('short.test', 0))).toBe(false);
    await hosts.endSlot('short.test', next.taken, { ...WELL, waitMs: 60_000 });
    expect(await hosts.takeSlot('short.test', 0)).toEqual({ waitMs: expect.any(Number) });
  });

  it('are taken and ended by several processes in whatever order', async () => {
    const db = await server.fresh();
    const names = Array.from({ length: 12 }, (_, n) => `h${n}.test`);
    const counts = new Map<string, number>();
    // Without the group's own second try one by one: two that wait for each other would show here.
    const process = async (order: readonly string[]) => {
      for (let round = 0; round < 25; round++) {
        const asked = order.map((host) => ({ host, holdMs: 60_000, token: undefined }));
        const slots = await takeAllSlots(db.kysely, asked);
        const mine = order.flatMap((host, at) =>
          isTaken(slots[at]) ? [{ host, taken: (slots[at] as TakenSlot).taken, end: WELL }] : [],
        );
        for (const { host } of mine) counts.set(host, (counts.get(host) ?? 0) + 1);
        await endAllSlots(db.kysely, mine);
      }
    };
    await Promise.all([process(names), process(names.toReversed()), process(names)]);
    expect([...counts.keys()].sort()).toEqual([...names].sort());
    for (const host of names) await taken(hostsOf(db), host);
  });
});

describe('a circuit', () => {
  it('is open from the failure that opened it on, with its reason, until an answer closes it', async () => {
    const db = await server.fresh();
    const hosts = hostsOf(db);
    await hosts.endSlot('a.test', (await taken(hosts)).taken, OPEN);
    const [first] = await hosts.openCircuits(10);
    expect(first).toMatchObject({ host: 'a.test', reason: 'timeout', failures: 3 });
    await rested(db);
    // Half-open: of all who ask one may try it.
    const answers = await Promise.all(Array.from({ length: 5 }, () => hosts.takeSlot('a.test', 60_000)));
    const probes = answers.filter((answer) => typeof answer === 'object' && 'taken' in answer);
    expect(probes).toHaveLength(1);
    await hosts.endSlot('a.test', (probes[0] as TakenSlot).taken, { ...OPEN, failures: 4, trouble: 'dns' });
    const [second] = await hosts.openCircuits(10);
    expect(second).toMatchObject({ reason: 'dns', failures: 4, since: first?.since });
    expect(await hosts.takeSlot('a.test', 0)).toMatchObject({ restMs: expect.any(Number) });
    await rested(db);
    await hosts.endSlot('a.test', (await taken(hosts)).taken, WELL);
    expect(await hosts.openCircuits(10)).toEqual([]);
    await taken(hosts);
  });
});

describe('two workers', () => {
  /** One worker: requests of these lengths one after the other, pausing between them as told. */
  async function worker(
    hosts: Hosts,
    host: string,
    delayMs: number,
    steps: readonly { pauseMs: number; requestMs: number }[],
    log: { began: number; ended: number }[],
  ): Promise<void> {
    for (const { pauseMs, requestMs } of steps) {
      await sleep(pauseMs);
      for (;;) {
        const slot = await hosts.takeSlot(host, 10_000);
        if (typeof slot === 'object' && 'taken' in slot) {
          const began = performance.now();
          await sleep(requestMs);
          const ended = performance.now();
          await hosts.endSlot(host, slot.taken, { ...WELL, waitMs: delayMs });
          log.push({ began, ended });
          break;
        }
        // Held or delayed: asked for again soon, as others do.
        await sleep(Math.min((slot as { waitMs: number }).waitMs, 4));
      }
    }
  }

  it('send no two requests closer than the delay, whatever the order of their steps', async () => {
    const db = await server.fresh();
    const steps = fc.array(fc.record({ pauseMs: fc.nat(12), requestMs: fc.nat(12) }), {
      minLength: 1,
      maxLength: 4,
    });
    let host = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { minLength: 2, maxLength: 3 }),
        fc.nat(15),
        async (workers, delayMs) => {
          const log: { began: number; ended: number }[] = [];
          const name = `h${++host}.test`;
          await Promise.all(workers.map((own) => worker(hostsOf(db), name, delayMs, own, log)));
          log.sort((one, other) => one.began - other.began);
          for (const [at, { began }] of log.entries())
            if (at > 0) expect(began - (log[at - 1]?.ended ?? 0)).toBeGreaterThanOrEqual(delayMs);
        },
      ),
      { numRuns: 15 },
    );
  });
});
