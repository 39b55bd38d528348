/** Connections to the database: each a session of its own, and gone when it is closed. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { codeOf, isAway } from '../../src/errors.js';
import { silent } from '../../src/log.js';
import { openDatabase } from '../../src/storage/database.js';
import { demandSessions } from '../../src/storage/sessions.js';
import type { Tables } from '../../src/storage/tables.js';
import { testServer } from '../support/embedded.js';

const server = testServer();

/** Connections that are answered by these server processes, one after the other, whichever asks. */
function pooled(...pids: number[]) {
  const connect = async () => ({
    query: (async () => ({ command: 'SELECT', rowCount: 1, rows: [{ pid: pids.shift() }] })) as never,
    release: () => {},
  });
  return {
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: async () => {} } }) }),
  };
}

it('connections to a server are sessions', async () => {
  await expect(demandSessions(await server.fresh())).resolves.toBeUndefined();
});

it.each([
  ['one session for all', [1, 1, 1, 1, 1, 1]],
  ['sessions in turn', [1, 2, 3, 1, 2, 3]],
  ['a session that others took meanwhile', [1, 2, 1, 2, 1, 3]],
])('%s is refused, with the remedy', async (_, pids) => {
  await expect(demandSessions({ ...pooled(...pids), close: async () => {} })).rejects.toMatchObject({
    code: 'database-pooled',
    message: expect.stringContaining('pool_mode = session'),
  });
});

it('neither side waits for the other for long once it is silent', async () => {
  const keepAlive = vi.spyOn(Socket.prototype, 'setKeepAlive');
  const db = await openDatabase(await server.freshUrl(), silent);
  expect(keepAlive).toHaveBeenCalledWith(true, 10_000);
  keepAlive.mockRestore();
  const ask = sql`show idle_in_transaction_session_timeout`;
  // Each on a connection of its own.
  const said = await Promise.all([1, 2, 3].map(() => ask.execute(db.kysely)));
  await db.close();
  expect(said.flatMap(({ rows }) => rows)).toEqual(
    [1, 2, 3].map(() => ({ idle_in_transaction_session_timeout: '10s' })),
  );
});

it('a database that was opened and never asked leaves no connection behind', async () => {
  const url = await server.freshUrl();
  const other = await server.fresh();
  await (await openDatabase(url, silent)).close();
  const left = async () => {
    const name = new URL(url).pathname.slice(1);
    const { rows } = await sql`select pid from pg_stat_activity where datname = ${name}`.execute(
      other.kysely,
    );
    return rows.length;
  };
  // The server notices a moment later; an idle client of a pool stays for ten seconds.
  await expect.poll(left, { timeout: 5_000 }).toBe(0);
});

it.runIf(process.platform === 'linux')(
  'a server whose socket takes no more connections is away',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-full-'));
    const listener = createServer((socket) => socket.destroy());
    listener.listen({ path: join(folder, '.s.PGSQL.5432'), backlog: 1 });
    await once(listener, 'listening');
    // All within one turn of the event loop, before the first is accepted.
    const clients = Array.from({ length: 8 }, () => new pg.Client({ host: folder, port: 5_432, user: 'x' }));
    const ends = await Promise.allSettled(clients.map((client) => client.connect()));
    const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(errors.map(codeOf)).toContain('EAGAIN');
    expect(errors.map(isAway)).toEqual(clients.map(() => true));
    listener.close();
    rmSync(folder, { recursive: true });
  },
);

it('a connection keeps what it has prepared, and makes room by giving way to another', async () => {
  const db = await openDatabase(await server.freshUrl(), silent, 1);
  const ask = async (value: number) => {
    const { rows } = await sql<{ pid: number; kept: number }>`/* kept */
      select pg_backend_pid() as pid, count(*)::int as kept, ${sql.lit(value)} from pg_prepared_statements`.execute(
      db.kysely,
    );
    return rows[0] as { pid: number; kept: number };
  };
  const first = [await ask(0), await ask(0), await ask(1)];
  expect(first.map(({ kept }) => kept)).toEqual([1, 1, 2]);
  const later: typeof first = [];
  for (let value = 0; value < 200; value++) later.push(await ask(value));
  await db.close();
  expect(Math.max(...later.map(({ kept }) => kept))).toBe(81);
  expect(new Set([...first, ...later].map(({ pid }) => pid)).size).toBe(3);
});
