/**
 * One embedded server for all test files of a run, in a home of its own: the first file starts it, and the last one out
 * stops it, as processes do that share a home. A fresh database for each test that asks.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { silent } from '../../src/log.js';
import { type Database, openDatabase } from '../../src/storage/database.js';
import { type EmbeddedServer, startEmbedded } from '../../src/storage/embedded/start-embedded.js';
import { migrate } from '../../src/storage/migrate.js';

export interface TestServer {
  /** URL of a database that nobody else has; empty, without tables. */
  freshUrl(): Promise<string>;
  /** A database with all tables. Closed at the end of the file. */
  fresh(): Promise<Database>;
}

/** Has all tables, and is copied: that takes a tenth of the time in which they are made. */
const MIGRATED = 'migrated';

/** Any number. */
const MIGRATING_LOCK = 1;

/** Call it at the top of a test file. */
export function testServer(): TestServer {
  const open: Database[] = [];
  let server: EmbeddedServer;
  beforeAll(async () => {
    server = await startEmbedded({ home: inject('runFolder'), log: silent });
  });
  afterAll(async () => {
    await Promise.all(open.map((database) => database.close()));
    await server.close();
  });
  const urlOf = (name: string) => server.url.replace(/\/copydesk(?=[?]|$)/u, `/${name}`);
  const asAdmin = async <T>(work: (admin: pg.Client) => Promise<T>): Promise<T> => {
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    return work(admin).finally(() => admin.end());
  };
  const made = async (template: string) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await asAdmin((admin) => admin.query(`create database ${name} template ${template} strategy file_copy`));
    return urlOf(name);
  };
  return {
    freshUrl: () => made('template1'),
    async fresh() {
      await asAdmin((admin) => demandMigrated(admin, urlOf(MIGRATED)));
      const database = await openDatabase(await made(MIGRATED), silent);
      open.push(database);
      return database;
    },
  };
}

/** Under a lock, which goes with the connection: the files of a run come at the same time. */
async function demandMigrated(admin: pg.Client, url: string): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [MIGRATING_LOCK]);
  const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [
    MIGRATED,
  ]);
  if (rowCount === 1) return;
  // No test cuts the power, and without waiting for the disk whole files are copied faster than they are logged.
  await admin.query('alter system set fsync = off');
  await admin.query('select pg_reload_conf()');
  await admin.query(`drop database if exists ${MIGRATED}`);
  await admin.query(`create database ${MIGRATED}`);
  const database = await openDatabase(url, silent);
  await migrate(database).finally(() => database.close());
  await admin.query(`alter database ${MIGRATED} is_template true`);
}
