/** One embedded server for a whole test file, in a home of its own, and a fresh database for each test that asks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
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

/** Call it at the top of a test file. */
export function testServer(): TestServer {
  const home = mkdtempSync(join(tmpdir(), 'copydesk-test-'));
  const open: Database[] = [];
  let server: EmbeddedServer;
  let made = 0;
  beforeAll(async () => {
    server = await startEmbedded({ home, log: silent });
  });
  afterAll(async () => {
    await Promise.all(open.map((database) => database.close()));
    await server.close();
    rmSync(home, { recursive: true, force: true });
  });
  const freshUrl = async () => {
    const name = `test_${++made}`;
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    return server.url.replace(/\/copydesk$/u, `/${name}`);
  };
  return {
    freshUrl,
    async fresh() {
      const database = await openDatabase(await freshUrl(), silent);
      open.push(database);
      await migrate(database);
      return database;
    },
  };
}
