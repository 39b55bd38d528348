/** What the doctor says: a line for each part, each fault with its remedy. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { silent } from '../../src/log.js';
import { openStore } from '../../src/pipeline/store.js';
import type { TakenSlot } from '../../src/storage/slots.js';
import { fillHome } from '../support/home.js';

const CLI = resolve('dist/cli/main.js');

const folder = mkdtempSync(join(tmpdir(), 'copydesk-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const well = join(folder, 'well');

function copydesk(home: string, args: string[], settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    COPYDESK_HOME: home,
    COPYDESK_CONTACT: '',
    REDIS_URL: '',
    DATABASE_URL: '',
    ...settings,
  };
  return spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
}

/** The lines by their names: `ok …` or `FAIL …`. */
function doctor(
  home: string,
  settings: Record<string, string> = {},
): { status: number | null; lines: Map<string, string> } {
  const { stdout, status } = copydesk(home, ['doctor'], settings);
  const lines = stdout.split('\n').filter(Boolean);
  return {
    status,
    lines: new Map(
      lines.map((line) => [line.slice(6, 16).trim(), `${line.slice(0, 4).trim()} ${line.slice(17)}`]),
    ),
  };
}

beforeAll(() => {
  expect(copydesk(well, ['run', '--once']).status).toBe(0);
}, 60_000);

describe('the doctor', () => {
  it('finds nothing where all is well', () => {
    const { status, lines } = doctor(well);
    expect([...lines.keys()]).toEqual([
      'copydesk',
      'node',
      'home',
      'binaries',
      'database',
      'queue',
      'archive',
      'store',
      'pages',
      'sinks',
      'hosts',
      'alerts',
      'proxy',
      'contact',
      'port',
    ]);
    expect([...lines.values()].filter((line) => !line.startsWith('ok '))).toEqual([]);
    expect(lines.get('archive')).toMatch(/1 file, .* as indexed$/u);
    expect(status).toBe(0);
  });

  it.each([
    ['home', { COPYDESK_LEAST_FREE: '900TB' }, /less room|make room/u],
    [
      'database',
      { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' },
      /ECONNREFUSED.*start the server, or unset DATABASE_URL/u,
    ],
    [
      'store',
      {
        ARCHIVE_URL: 's3://pages',
        AWS_ACCESS_KEY_ID: 'a',
        AWS_SECRET_ACCESS_KEY: 'b',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:59999',
      },
      /ECONNREFUSED.*look at ARCHIVE_URL.*1 closed file waits, and nothing is lost/u,
    ],
    ['queue', { REDIS_URL: 'redis://127.0.0.1:1' }, /ECONNREFUSED.*start the server, or unset REDIS_URL/u],
  ])('names the fault and the remedy: %s', (name, settings, said) => {
    const { status, lines } = doctor(well, settings);
    expect(lines.get(name)).toMatch(/^FAIL /u);
    expect(lines.get(name)).toMatch(said);
    expect(status).toBe(1);
  });

  it('says once that the database is away', () => {
    const { lines } = doctor(well, { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' });
    expect([...lines.values()].filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(1);
    expect(lines.get('pages')).toBe('FAIL cannot be looked at without the database');
  });

  it('says that a contact is missing, once there is a source that needs it', () => {
    const home = join(folder, 'contact');
    fillHome(home);
    expect(copydesk(home, ['sources', 'add', 'https://times.example/']).status).toBe(0);
    expect(doctor(home).lines.get('contact')).toMatch(
      /^FAIL not set, so 1 source is not fetched: set COPYDESK_CONTACT/u,
    );
    expect(doctor(home, { COPYDESK_CONTACT: 'desk@example.org' }).lines.get('contact')).toBe(
      'ok desk@example.org',
    );
  });

  it('says that a port is taken, which is no fault', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as { port: number };
    expect(doctor(well, { COPYDESK_PORT: String(port) }).lines.get('port')).toBe(
      `ok ${port} is taken: the next free one is used`,
    );
    server.close();
  });

  it('says that an address is none of this machine', () => {
    expect(doctor(well, { COPYDESK_LISTEN: '203.0.113.7' }).lines.get('port')).toMatch(
      /^FAIL .*203\.0\.113\.7: it is no address of this machine: look at COPYDESK_LISTEN and COPYDESK_PORT$/u,
    );
  });

  it('names the sink that cannot be delivered to', () => {
    const sinks = join(well, 'sinks.yaml');
    writeFileSync(
      sinks,
      'sinks: [{ id: site, kind: webhook, url: "http://site.test/x", secrets: [env:DOCTOR_NONE] }]\n',
    );
    expect(doctor(well).lines.get('sinks')).toBe('FAIL site: DOCTOR_NONE is not set');
    rmSync(sinks);
  });

  it('names the hosts that are down, which is no fault of the machine', async () => {
    const config = readConfig({ COPYDESK_HOME: well, DATABASE_URL: '', REDIS_URL: '' });
    const store = await openStore(config, silent);
    const slot = (await store.hosts.takeSlot('down.test', 60_000)) as TakenSlot;
    const end = {
      responseMs: 9,
      failures: 3,
      trouble: 'dns',
      waitMs: 0,
      restMs: 60_000,
      isOpen: true,
    } as const;
    await store.hosts.endSlot('down.test', slot.taken, end);
    await store.close();
    const { lines, status } = doctor(well);
    expect(lines.get('hosts')).toMatch(
      /^ok left alone, since they are down: down\.test \(dns since 20\S+, tried again at 20\S+\)$/u,
    );
    expect(status).toBe(0);
  });

  it('misses an archive file that is gone', () => {
    const archive = join(well, 'archive');
    for (const file of readdirSync(archive)) rmSync(join(archive, file));
    const { lines, status } = doctor(well);
    expect(lines.get('archive')).toMatch(
      /^FAIL 1 of 1 file is gone or cut short \(copydesk-.*put them back from a backup/u,
    );
    expect(status).toBe(1);
  });
});
