/** Passwords reach neither output nor logs nor errors nor jobs nor tables, whatever goes wrong. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/log.js';
import { openServices } from '../../src/pipeline/services.js';
import { sourceOf } from '../../src/pipeline/sources-file.js';
import { startPipeline } from '../../src/pipeline/work.js';

const CLI = resolve('dist/cli/main.js');
const SECRET = 'Sesam0ffneDich';

const folder = mkdtempSync(join(tmpdir(), 'copydesk-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that a command says, at its most talkative. */
function said(settings: Record<string, string>, args: string[]): string {
  const env = {
    ...process.env,
    COPYDESK_HOME: join(folder, 'home'),
    COPYDESK_LOG_LEVEL: 'trace',
    ...settings,
  };
  const { stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--debug'], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return stdout + stderr;
}

describe('a password', () => {
  it.each([
    ['DATABASE_URL', `postgresql://user:${SECRET}@127.0.0.1:1/copydesk`],
    ['DATABASE_URL', `postgresql://user:${SECRET}@127.0.0.1:nonsense/copydesk`],
    ['DATABASE_URL', `mysql://user:${SECRET}@127.0.0.1/copydesk`],
    ['REDIS_URL', `redis://user:${SECRET}@127.0.0.1:1`],
    ['REDIS_URL', `http://user:${SECRET}@127.0.0.1:1`],
    ['HTTP_PROXY', `ftp://user:${SECRET}@127.0.0.1:1`],
  ])('in %s is not part of the error: %s', (name, value) => {
    for (const args of [['run', '--once'], ['doctor']]) {
      const output = said({ [name]: value }, args);
      expect(output).toMatch(/copydesk: |FAIL/u);
      expect(output).not.toContain(SECRET);
    }
  });

  it('in the URL of a source is refused, without being said again', () => {
    const file = join(folder, 'sources.yaml');
    writeFileSync(file, `sources:\n  - home: https://user:${SECRET}@times.test/\n`);
    const output = said({}, ['run', '--once', '--sources', file]);
    expect(output).toContain('must not carry a user name or password');
    expect(output).not.toContain(SECRET);
  });

  it('is in no log line, job or row of a run whose proxy and pages fail', async () => {
    const home = join(folder, 'run');
    let logged = '';
    const log = createLogger(
      'trace',
      new Writable({ write: (chunk, _, done) => done(void (logged += chunk)) }),
    );
    const proxy = `http://user:${SECRET}@127.0.0.1:1`;
    const config = readConfig({
      COPYDESK_HOME: home,
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      NO_PROXY: '',
      REDIS_URL: '',
      DATABASE_URL: '',
    });
    const services = await openServices(config, log, { version: '0.0.0', resolve: [] });
    const jobs: unknown[] = [];
    const add = services.queue.add.bind(services.queue);
    services.queue.add = async (more) => {
      jobs.push(...more);
      await add(more);
    };
    try {
      await services.sources.upsert(
        [sourceOf({ home: 'http://times.test/', feeds: ['http://times.test/feed.xml'], schedule: '1s' })],
        'file',
      );
      await services.frontier.add([{ url: 'https://pages.test/a', sourceId: 'times.test', foundIn: 'feed' }]);
      await startPipeline(services);
      await vi.waitUntil(async () => (await services.sources.get('times.test'))?.lastError, {
        timeout: 30_000,
      });
      await vi.waitUntil(async () => (await services.frontier.due('pages.test', 1)).length === 0, {
        timeout: 30_000,
      });
      // What is logged of a failing database: its own errors, with the query and the address.
      log.error(
        {
          err: await services.db.kysely
            .selectFrom('nothing' as 'sinks')
            .selectAll()
            .execute()
            .catch((error) => error),
        },
        'failed',
      );
      const { rows } = await sql<{ row: string }>`
        select row_to_json(f)::text as row from frontier f union all select row_to_json(s)::text from sources s
        union all select row_to_json(h)::text from hosts h union all select row_to_json(j)::text from bullmq.job j`.execute(
        services.db.kysely,
      );
      expect(rows.length).toBeGreaterThan(2);
      expect(jobs.length).toBeGreaterThan(1);
      expect(logged).toContain('looked at source');
      const password = readFileSync(join(home, 'postgres.password'), 'utf8');
      for (const text of [logged, JSON.stringify(jobs), JSON.stringify(rows)])
        for (const secret of [SECRET, password, Buffer.from(`user:${SECRET}`).toString('base64')])
          expect(text).not.toContain(secret);
    } finally {
      await services.close();
    }
  }, 90_000);
});
