/** When sources are due, in the database: a crowd of them is spread, those that fail are marked. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import type { Database } from '../../src/storage/database.js';
import { sourcesOf } from '../../src/storage/sources.js';
import { testServer } from '../support/embedded.js';

const server = testServer();

const named = (count: number, more: { schedule?: string } = {}) =>
  Array.from({ length: count }, (_, n) =>
    sourceOf({ id: `s${n}`, home: `http://s${n}.test/`, feeds: [`http://s${n}.test/feed`], ...more }),
  );

/** Seconds from now until each is due. */
async function waits({ kysely }: Database): Promise<number[]> {
  const { rows } = await sql<{ s: number }>`
    select extract(epoch from next_due_at - now())::float8 as s from sources order by 1`.execute(kysely);
  return rows.map(({ s }) => s);
}

describe('a crowd of sources', () => {
  it('that are new are spread, but for those that have been claimed', async () => {
    const db = await server.fresh();
    const sources = sourcesOf(db);
    await sources.upsert(named(3_000), 'opml');
    expect(await sources.claimDue(500, 60_000)).toHaveLength(500);
    expect(await sources.spread(10)).toBe(2_500);
    const late = (await waits(db)).filter((seconds) => seconds > 1);
    expect(late.length).toBeGreaterThan(2_450);
    expect(late.at(-1)).toBeLessThan(250);
    // Ten a second: no ten seconds have far more than a hundred of them.
    for (let from = 0; from < 250; from += 10)
      expect(late.filter((seconds) => seconds >= from && seconds < from + 10).length).toBeLessThan(160);
    // They are out of the way, but for those whose time has come meanwhile.
    expect(await sources.spread(10)).toBeLessThan(100);
  });

  it('is due at once when it is to be looked at again, however large it is', async () => {
    const db = await server.fresh();
    const sources = sourcesOf(db);
    await sources.upsert(named(3), 'file');
    await sql`update sources set next_due_at = now() + interval '1 hour'`.execute(db.kysely);
    await sources.lookAgain(Array.from({ length: 70_000 }, (_, n) => `s${n + 1}`));
    const [first, second, third = 0] = await waits(db);
    expect([first, second].every((seconds = 1) => seconds <= 0)).toBe(true);
    expect(third).toBeGreaterThan(3_000);
  });

  it('that are overdue after a stop come back within their own intervals', async () => {
    const db = await server.fresh();
    const sources = sourcesOf(db);
    await sources.upsert(named(400), 'file');
    const set = async (facts: string, where: string) =>
      sql.raw(`update sources set ${facts} where ${where}`).execute(db.kysely);
    await set(
      `last_looked_at = now() - interval '9 hours', next_due_at = now() - interval '535 minutes'`,
      'true',
    );
    await set(`next_due_at = now() - interval '3 hours'`, `id like '%7'`);
    // Not late enough to be moved, and not to be moved at all.
    await set(`next_due_at = now() - interval '30 seconds'`, `id = 's1'`);
    await set('paused = true', `id = 's2'`);
    expect(await sources.spread(0.01)).toBe(398);
    const { rows } = await sql<{ id: string; s: number }>`
      select id, extract(epoch from next_due_at - now())::float8 as s from sources`.execute(db.kysely);
    const of = (isSlow: boolean) =>
      rows.filter(({ id, s }) => s > 0 && id.endsWith('7') === isSlow).map(({ s }) => s);
    // One that was to wait for five minutes waits for no longer; six hours are spread over six.
    expect(Math.max(...of(false))).toBeLessThanOrEqual(5 * 60);
    expect(Math.max(...of(true))).toBeGreaterThan(5 * 3_600);
    expect(Math.max(...of(true))).toBeLessThanOrEqual(6 * 3_600);
    expect(await sources.claimDue(10, 1_000)).toEqual(['s1']);
    // Of those that a job carries, what has had its look is not claimed anew.
    await sources.looked('s3', { nextDueAt: new Date(Date.now() + 60_000), failing: [] });
    expect(await sources.claimAgain(['s1', 's2', 's3'], 60_000)).toEqual(['s1']);
    expect(await sources.claimDue(10, 1_000)).toEqual([]);
  });

  it('that are new and have an interval wait for no longer than that', async () => {
    const db = await server.fresh();
    const sources = sourcesOf(db);
    await sources.upsert(named(300, { schedule: '90s' }), 'file');
    expect(await sources.spread(0.01)).toBe(300);
    const all = await waits(db);
    expect(all.at(-1)).toBeGreaterThan(80);
    expect(all.at(-1)).toBeLessThanOrEqual(90);
  });
});

it('a source keeps its place in time when its settings change, but for its schedule', async () => {
  const db = await server.fresh();
  const sources = sourcesOf(db);
  await sources.upsert(named(1, { schedule: '1d' }), 'file');
  await sources.looked('s0', { nextDueAt: new Date(Date.now() + 80_000_000), failing: [] });
  const due = async () => Math.round((await waits(db))[0] as number);
  await sources.upsert(named(1, { schedule: '1d' }), 'cli');
  expect(await due()).toBeGreaterThan(79_000);
  await sources.upsert(named(1, { schedule: '15m' }), 'file');
  expect(await due()).toBeLessThanOrEqual(0);
  expect((await sources.get('s0'))?.schedule).toBe('15m');
});

describe('a source that fails too often', () => {
  it('is marked with the reason and since when, until it is well', async () => {
    const sources = sourcesOf(await server.fresh());
    await sources.upsert(named(1), 'file');
    const look = (given: { error?: string; unhealthy?: boolean }) =>
      sources.looked('s0', { nextDueAt: new Date(), failing: [], ...given });
    const state = async () => {
      const { failures, lastError, unhealthySince } = (await sources.get('s0')) ?? {};
      return { failures, lastError, unhealthySince };
    };
    await look({ error: 'down', unhealthy: false });
    expect(await state()).toEqual({ failures: 1, lastError: 'down', unhealthySince: undefined });
    await look({ error: 'down', unhealthy: true });
    const { unhealthySince } = await state();
    expect(unhealthySince).toBeInstanceOf(Date);
    await look({ error: 'still down', unhealthy: true });
    expect(await state()).toEqual({ failures: 3, lastError: 'still down', unhealthySince });
    await look({});
    expect(await state()).toEqual({ failures: 0, lastError: undefined, unhealthySince: undefined });
  });

  it('keeps its rate', async () => {
    const sources = sourcesOf(await server.fresh());
    await sources.upsert(named(1), 'file');
    const rate = { articles: 3.5, ms: 7_200_000, at: 1_772_323_200_000, lastNewAt: 1_772_323_100_000 };
    await sources.looked('s0', { nextDueAt: new Date(), failing: [], rate });
    await sources.looked('s0', { nextDueAt: new Date(), failing: [], error: 'down' });
    expect((await sources.get('s0'))?.rate).toEqual(rate);
  });
});
