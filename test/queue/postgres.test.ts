import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '../../src/log.js';
import { openQueue } from '../../src/queue/open-queue.js';
import { testServer } from '../support/embedded.js';
import { queueContract, until } from './contract.js';

const server = testServer();
let url: string;
let admin: pg.Client;

beforeAll(async () => {
  url = await server.freshUrl();
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
});

/** Beside workers that ask for jobs, a drop may be the one who loses a deadlock. */
const reset = () =>
  until(() =>
    admin.query('DROP SCHEMA IF EXISTS bullmq CASCADE').then(
      () => true,
      (error: { code?: string }) => (error.code === '40P01' ? false : Promise.reject(error)),
    ),
  );
const open = (at = url) => openQueue({ databaseUrl: at }, silent);

describe('the contract over PostgreSQL', () => {
  queueContract(() => ({ url, open, reset }));
});

describe('on PostgreSQL', () => {
  test('many processes may open it for the first time at once', async () => {
    await reset();
    const queues = await Promise.all([open(), open(), open(), open()]);
    await Promise.all(queues.map((queue) => queue.close(1_000)));
  });

  test('its connections stay few and end with it', async () => {
    await reset();
    const queue = await open();
    for (const name of ['tick', 'discover', 'crawl', 'parse', 'deliver'] as const) {
      await queue.work(name, async () => {});
    }
    await queue.add(Array.from({ length: 500 }, (_, n) => ({ name: 'crawl', payload: { host: `h${n}` } })));
    await until(async () => (await queue.counts()).crawl.waiting === 0);
    expect(await connections()).toBeLessThanOrEqual(12);
    await queue.close(5_000);
    await until(async () => (await connections()) === 0);
  });

  test('a server that drops all connections is come back to', async () => {
    await reset();
    const queue = await open();
    const seen: string[] = [];
    await queue.work('crawl', async ({ host }) => void seen.push(host));
    await queue.add([{ name: 'crawl', payload: { host: 'before' } }]);
    await until(() => seen.includes('before'));
    await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    await until(() =>
      queue.add([{ name: 'crawl', payload: { host: 'after' } }]).then(
        () => true,
        () => false,
      ),
    );
    await until(() => seen.includes('after'));
    await queue.close(5_000);
  });

  test('its tables dropped under its feet are made anew', async () => {
    await reset();
    const queue = await open();
    const seen: string[] = [];
    await queue.work('crawl', async ({ host }) => void seen.push(host));
    await reset();
    await queue.add([{ name: 'crawl', payload: { host: 'a' } }]);
    await until(() => seen.includes('a'));
    await queue.close(5_000);
  });

  test('a server that does not answer is one clear error that says to try again', async () => {
    const nowhere = 'postgres://nobody@127.0.0.1:1/none';
    await expect(openQueue({ databaseUrl: nowhere }, silent)).rejects.toMatchObject({
      code: 'queue-unreachable',
      retry: true,
    });
  });
});

async function connections(): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(
    'SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  );
  return Number(rows[0]?.count);
}
